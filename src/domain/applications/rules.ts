import { z } from 'zod';
import type { WaitingFor } from '#domain/cases/rules.ts';

/**
 * `to-pay` waits for the resident's payment, `waiting` for the specialist system, `on-desk` for a caseworker's decision;
 * `delivered` is done, `withdrawn` taken back.
 */
export const applicationStates = [
  'to-pay',
  'waiting',
  'on-desk',
  'delivered',
  'refused',
  'set-aside',
  'withdrawn',
] as const;
export type ApplicationState = (typeof applicationStates)[number];

/** A code as the other side and the journal know it: `person-unknown`. */
export const codeSchema = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);

/** What goes into a document: texts by name of the field; dates are ISO dates, formatted when the document is drawn. */
export const factsSchema = z.record(
  z.string().regex(/^[a-zA-Z][A-Za-z0-9-]{0,79}$/),
  z.union([z.string().max(2000), z.array(z.string().max(2000)).max(100)]),
);
export type DocumentFacts = z.output<typeof factsSchema>;

/**
 * What the other side, or our own patience, says to an application. Delivered is final; what was refused, contradicts
 * what the other side has on record (`fields`: codes, never values) or was set aside can be sent again by a caseworker.
 * `facts` is what the other side told us for the document.
 */
export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('delivered'),
    reference: z.string().regex(/^[A-Za-z0-9./-]{1,60}$/),
    facts: factsSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('refused'), code: codeSchema }),
  z.strictObject({ kind: z.literal('contradicts'), fields: z.array(codeSchema).min(1).max(50) }),
  z.strictObject({ kind: z.literal('set-aside') }),
]);
export type Answer = z.output<typeof answerSchema>;

/** The refusal of an application whose details contradict the register. */
export const contradicts = 'contradicts';

const next: Readonly<Record<Answer['kind'], { from: readonly ApplicationState[]; to: ApplicationState }>> = {
  delivered: { from: ['waiting', 'on-desk', 'set-aside', 'refused'], to: 'delivered' },
  refused: { from: ['waiting', 'on-desk', 'set-aside'], to: 'refused' },
  contradicts: { from: ['waiting', 'set-aside'], to: 'refused' },
  'set-aside': { from: ['waiting'], to: 'set-aside' },
};

/** The state after an answer; `undefined` when it no longer counts. */
export function stateAfter(state: string, answer: Answer['kind']): ApplicationState | undefined {
  const row = next[answer];
  return row.from.some((from) => from === state) ? row.to : undefined;
}

/** State and reason in one word: what a notice and a page say. Turned down is three things, and only one is a decision. */
export type ApplicationPhase = ApplicationState | 'contradicts' | 'declined';

/** Where it stands; `undefined` for a state this program does not know. */
export function applicationPhaseOf(row: { state: string; refusal: string | null }): ApplicationPhase | undefined {
  if (row.state === 'refused' && row.refusal === contradicts) return 'contradicts';
  if (row.state === 'refused' && declinedFor(row.refusal) !== undefined) return 'declined';
  return applicationStates.find((state) => state === row.state);
}

const waits: Readonly<Record<ApplicationPhase, WaitingFor | undefined>> = {
  'to-pay': 'payment',
  waiting: 'system',
  'on-desk': 'decision',
  delivered: 'document',
  refused: 'clearing-up',
  contradicts: 'clearing-up',
  'set-aside': 'system-again',
  declined: undefined,
  withdrawn: undefined,
};

/** What the applications of a case wait for: the resident's turn first. */
export function waitsForOf(
  rows: readonly { state: string; refusal: string | null; source: string }[],
): WaitingFor | undefined {
  // What a visit brought has the visit's own steps.
  const open = rows
    .filter((row) => row.source !== 'visit')
    .flatMap((row) => waits[applicationPhaseOf(row) ?? 'withdrawn'] ?? []);
  return open.find((one) => one === 'payment') ?? open[0];
}

/** May a caseworker send it once more? */
export function maySendAgain(state: string): boolean {
  return state === 'refused' || state === 'set-aside';
}

/** Why a caseworker declines an application. */
export const declineGrounds = [
  'criteria-not-met',
  'evidence-missing',
  'not-resident',
  'details-wrong',
  'other-office',
] as const;
export type DeclineGround = (typeof declineGrounds)[number];

const declinedMark = 'declined-';

/** How a decision of ours is kept beside the codes of other systems. */
export function declinedAs(ground: DeclineGround): string {
  return `${declinedMark}${ground}`;
}

/** The ground a caseworker declined for; `undefined` when it was another system that said no. */
export function declinedFor(refusal: string | null): DeclineGround | undefined {
  return declineGrounds.find((ground) => refusal === declinedAs(ground));
}

/** May a caseworker decide it by hand: what lies on the desk, and what the other side turned down or never took in? */
export function mayDecide(state: string): boolean {
  return state === 'on-desk' || maySendAgain(state);
}

/**
 * A done service of the case and how far its application has come; `system` only where one must take it in, `document`
 * only where one is issued.
 */
export interface ServiceDone {
  service: string;
  system: string | undefined;
  application: string | undefined;
  document?: 'awaited' | 'issued' | undefined;
}

/**
 * May the case end, and how? Not while somebody is still to be visited or to be handed something over, not while an
 * application has not arrived. What was asked for and not done makes it `partly`; with nothing done it is not ours to end.
 */
export function endOf(of: {
  asked: readonly string[];
  done: readonly ServiceDone[];
  openVisits: number;
}): 'done' | 'partly' | undefined {
  if (of.openVisits > 0 || of.done.length === 0) return undefined;
  if (of.done.some((one) => one.system !== undefined && one.application !== 'delivered')) return undefined;
  if (of.done.some((one) => one.document === 'awaited')) return undefined;
  const done = new Set(of.done.map((one) => one.service));
  return of.asked.every((service) => done.has(service)) ? 'done' : 'partly';
}
