import { z } from 'zod';

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

/**
 * What the other side, or our own patience, says to an application. Delivered is final; what was refused or set aside
 * can be sent again by a caseworker.
 */
export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('delivered'), reference: z.string().regex(/^[A-Za-z0-9./-]{1,60}$/) }),
  z.strictObject({ kind: z.literal('refused'), code: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/) }),
  z.strictObject({ kind: z.literal('set-aside') }),
]);
export type Answer = z.output<typeof answerSchema>;

const next: Readonly<Record<Answer['kind'], { from: readonly ApplicationState[]; to: ApplicationState }>> = {
  delivered: { from: ['waiting', 'on-desk', 'set-aside', 'refused'], to: 'delivered' },
  refused: { from: ['waiting', 'on-desk', 'set-aside'], to: 'refused' },
  'set-aside': { from: ['waiting'], to: 'set-aside' },
};

/** The state after an answer; `undefined` when it no longer counts. */
export function stateAfter(state: string, answer: Answer['kind']): ApplicationState | undefined {
  const row = next[answer];
  return row.from.some((from) => from === state) ? row.to : undefined;
}

/** May a caseworker send it once more? */
export function maySendAgain(state: string): boolean {
  return state === 'refused' || state === 'set-aside';
}

/** A done service of the case and how far its application has come; `system` only where one must take it in. */
export interface ServiceDone {
  service: string;
  system: string | undefined;
  application: string | undefined;
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
  const done = new Set(of.done.map((one) => one.service));
  return of.asked.every((service) => done.has(service)) ? 'done' : 'partly';
}
