import type { CaseState } from './state-rules.ts';
import { type PromiseKind, type PromiseState, waitingResidentUntil } from './work-rules.ts';

export const nextStepCodes = [
  'we-check',
  'we-work',
  'we-call-back',
  'we-answer',
  'we-decide',
  'we-come',
  'we-are-late',
  'we-send',
  'we-try-again',
  'we-clear-up',
  'we-issue',
  'you-pay',
  'you-answer',
  'third-answers',
  'we-look-at-objection',
  'nothing',
] as const;
export type NextStepCode = (typeof nextStepCodes)[number];

export interface NextStep {
  code: NextStepCode;
  who: 'office' | 'resident' | 'third' | 'nobody';
  /** ISO instant. */
  until?: string;
}

/** What a procedure above the case waits for; it says more than the state of the case does. */
export const waitingFor = ['payment', 'system', 'system-again', 'clearing-up', 'decision', 'document'] as const;
export type WaitingFor = (typeof waitingFor)[number];

const stepOf: Record<WaitingFor, NextStepCode> = {
  payment: 'you-pay',
  system: 'we-send',
  'system-again': 'we-try-again',
  'clearing-up': 'we-clear-up',
  decision: 'we-decide',
  document: 'we-issue',
};

const promised: Record<PromiseKind, NextStepCode> = {
  'call-back': 'we-call-back',
  answer: 'we-answer',
  'visit-window': 'we-come',
  decision: 'we-decide',
};

/**
 * "What happens next, until when, and who": the resident's turn first, then the nearest open promise and
 * what is waited for, then the state.
 * `promises` are those of the case; `waitingDays` is the town's limit for an answer of the resident.
 */
export function nextStepOf(of: {
  state: CaseState;
  changedAt: string;
  promises: readonly { kind: PromiseKind; state: PromiseState; dueAt: string }[];
  objectionOpen?: boolean;
  waitsFor?: WaitingFor | undefined;
  now: string;
  waitingDays?: number;
}): NextStep {
  if (of.state === 'waiting-resident') {
    return { code: 'you-answer', who: 'resident', until: waitingResidentUntil(of.changedAt, of.waitingDays) };
  }
  if (of.waitsFor === 'payment' && of.state !== 'ended') return { code: 'you-pay', who: 'resident' };
  // The end of a case is its decision, also while that promise has not been marked as kept yet.
  const decided = of.state === 'ended' && !of.objectionOpen;
  const [next] = of.promises
    .filter((promise) => promise.state === 'open' && !(decided && promise.kind === 'decision'))
    .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
  if (of.state === 'ended' && of.objectionOpen) {
    return {
      code: 'we-look-at-objection',
      who: 'office',
      ...(next && next.dueAt > of.now ? { until: next.dueAt } : {}),
    };
  }
  const waits = of.state === 'ended' ? undefined : of.waitsFor && stepOf[of.waitsFor];
  if (next) {
    return next.dueAt > of.now
      ? { code: waits ?? promised[next.kind], who: 'office', until: next.dueAt }
      : { code: 'we-are-late', who: 'office' };
  }
  if (waits) return { code: waits, who: 'office' };
  switch (of.state) {
    case 'ended':
      return { code: 'nothing', who: 'nobody' };
    case 'waiting-third':
      return { code: 'third-answers', who: 'third' };
    case 'planned':
      return { code: 'we-come', who: 'office' };
    case 'in-work':
      return { code: 'we-work', who: 'office' };
    default:
      return { code: 'we-check', who: 'office' };
  }
}
