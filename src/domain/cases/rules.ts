import { type CaseOutcome, type CaseState, caseStates } from './state-rules.ts';

export { type NextStep, type NextStepCode, nextStepCodes, nextStepOf, type WaitingFor } from './next-step-rules.ts';
export {
  type ContactWay,
  contactWays,
  type PartyInput,
  type PartyRole,
  partyRoles,
  partySchema,
  type Relation,
  relations,
  wayProblem,
} from './party-rules.ts';
export {
  type CaseChannel,
  type CaseOutcome,
  type CasePhase,
  type CaseState,
  caseChannels,
  caseOutcomeSchema,
  caseOutcomes,
  caseStateSchema,
  caseStates,
  phaseOf,
  type Responsibility,
  responsibilities,
} from './state-rules.ts';
export {
  bodySchema,
  codeSchema,
  limits,
  maxPapers,
  maySettle,
  officeOwner,
  type PromiseKind,
  type PromiseState,
  plainResults,
  promiseKinds,
  promiseStates,
  resultsOf,
  retentionOver,
  roleAbove,
  type TaskKind,
  taskResults,
  waitingResidentDays,
  waitingResidentUntil,
} from './work-rules.ts';

export const caseActions = [
  'check',
  'ask-resident',
  'answer-office',
  'ask-third',
  'take-up',
  'plan',
  'take-off-plan',
  'finish',
  'refuse',
  'end-without-result',
  'hand-on',
  'withdraw',
  'reopen',
] as const;
export type CaseAction = (typeof caseActions)[number];
export type CaseRole = 'resident' | 'agent' | 'dispatcher' | 'caseworker' | 'lead' | 'crew' | 'system';

export interface Transition {
  action: CaseAction;
  from: readonly CaseState[];
  to: CaseState;
  roles: readonly CaseRole[];
  /** Outcomes this action may end with; only with `to: 'ended'`. */
  outcomes?: readonly CaseOutcome[];
  /** Whether the one who acts must say why: a ground (code) that is stored and shown. */
  ground: 'none' | 'optional' | 'required';
}

const running = caseStates.filter((state) => state !== 'ended');
const notPlanned = ['received', 'in-clarification', 'waiting-resident', 'waiting-third', 'in-work'] as const;
const office = ['dispatcher', 'caseworker'] as const;

/** The procedure of every case. Buttons, the check before a write, the journal and the documentation read these rows. */
export const transitions: readonly Transition[] = [
  { action: 'check', from: running, to: 'in-clarification', roles: [...office, 'agent', 'system'], ground: 'optional' },
  { action: 'ask-resident', from: running, to: 'waiting-resident', roles: [...office, 'agent'], ground: 'optional' },
  {
    action: 'answer-office',
    from: ['waiting-resident'],
    to: 'in-clarification',
    roles: ['resident', 'agent'],
    ground: 'none',
  },
  { action: 'ask-third', from: running, to: 'waiting-third', roles: [...office, 'crew', 'system'], ground: 'optional' },
  { action: 'take-up', from: running, to: 'in-work', roles: [...office, 'crew', 'system'], ground: 'optional' },
  { action: 'plan', from: notPlanned, to: 'planned', roles: ['dispatcher', 'system'], ground: 'none' },
  {
    action: 'take-off-plan',
    from: ['planned'],
    to: 'in-work',
    roles: ['resident', 'agent', 'dispatcher', 'system'],
    ground: 'none',
  },
  {
    action: 'finish',
    from: running,
    to: 'ended',
    roles: [...office, 'crew', 'system'],
    outcomes: ['done', 'partly'],
    ground: 'optional',
  },
  {
    action: 'refuse',
    from: running,
    to: 'ended',
    roles: [...office, 'crew'],
    outcomes: ['refused'],
    ground: 'required',
  },
  {
    action: 'end-without-result',
    from: running,
    to: 'ended',
    roles: [...office, 'crew', 'system'],
    outcomes: ['not-met', 'not-able', 'moved', 'deceased'],
    ground: 'optional',
  },
  { action: 'hand-on', from: running, to: 'ended', roles: office, outcomes: ['handed-on'], ground: 'required' },
  {
    action: 'withdraw',
    from: running,
    to: 'ended',
    roles: ['resident', 'agent', 'dispatcher'],
    outcomes: ['withdrawn'],
    ground: 'none',
  },
  { action: 'reopen', from: ['ended'], to: 'in-work', roles: [...office, 'lead'], ground: 'required' },
];

/** The row that allows the step, or `undefined`. */
export function findTransition(step: {
  from: CaseState;
  to: CaseState;
  outcome?: CaseOutcome | undefined;
  roles: readonly string[];
}): Transition | undefined {
  return transitions.find(
    (row) =>
      row.from.includes(step.from) &&
      row.to === step.to &&
      row.roles.some((role) => step.roles.includes(role)) &&
      (row.outcomes === undefined
        ? step.outcome === undefined
        : step.outcome !== undefined && row.outcomes.includes(step.outcome)),
  );
}

/** Steps a person takes by hand on a case page. Planning belongs to the visits, withdrawing has its own command. */
export const stepsByHand = [
  'check',
  'ask-resident',
  'ask-third',
  'take-up',
  'finish',
  'refuse',
  'end-without-result',
  'hand-on',
] as const satisfies readonly CaseAction[];

/** What somebody with these roles may do now: the buttons of a case page. Steps that would change nothing are left out. */
export function possibleActions(state: CaseState, roles: readonly string[]): Transition[] {
  return transitions.filter(
    (row) => row.from.includes(state) && row.to !== state && row.roles.some((role) => roles.includes(role)),
  );
}

/** An ended case can be objected to, unless there is nobody left to object or the resident ended it. */
export function mayObject(state: CaseState, outcome: CaseOutcome | null): boolean {
  return state === 'ended' && outcome !== null && !['withdrawn', 'moved', 'deceased'].includes(outcome);
}

/**
 * The 115 rule: an agent sees and changes the content of a case only when the caller's number and secret opened it
 * (`caseId`), others of the office by their role.
 */
export function seesContent(
  actor: { kind: string; roles: readonly string[]; caseId?: string },
  caseId: string,
): boolean {
  if (actor.caseId === caseId) return true;
  if (actor.kind === 'system') return true;
  const readers = ['dispatcher', 'caseworker', 'crew', 'lead', 'auditor'];
  return ['staff', 'machine'].includes(actor.kind) && actor.roles.some((role) => readers.includes(role));
}
