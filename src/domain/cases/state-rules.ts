import { z } from 'zod';

/** Where a case stands. What came of it is the outcome: "ended" alone never says that something was done. */
export const caseStates = [
  'received',
  'in-clarification',
  'waiting-resident',
  'waiting-third',
  'in-work',
  'planned',
  'ended',
] as const;
export type CaseState = (typeof caseStates)[number];
export const caseStateSchema = z.enum(caseStates);

export const caseOutcomes = [
  'done',
  'partly',
  'refused',
  'withdrawn',
  'not-met',
  'not-able',
  'moved',
  'deceased',
  'handed-on',
] as const;
export type CaseOutcome = (typeof caseOutcomes)[number];
export const caseOutcomeSchema = z.enum(caseOutcomes);

/** State and outcome in one word: what a page shows. An ended case always has an outcome. */
export type CasePhase = Exclude<CaseState, 'ended'> | `ended-${CaseOutcome}`;

export function phaseOf(state: CaseState, outcome: CaseOutcome | null): CasePhase {
  if (state !== 'ended') return state;
  if (outcome === null) throw new Error('an ended case has an outcome');
  return `ended-${outcome}`;
}

export const caseChannels = [
  'phone',
  'portal',
  'mail',
  'institution',
  'terminal',
  'field',
  'counter',
  'machine',
] as const;
export type CaseChannel = (typeof caseChannels)[number];

export const responsibilities = ['offered', 'accepted', 'rejected', 'expired'] as const;
export type Responsibility = (typeof responsibilities)[number];
