import { z } from 'zod';

export const promiseKinds = ['call-back', 'answer', 'visit-window', 'decision'] as const;
export type PromiseKind = (typeof promiseKinds)[number];
export const promiseStates = ['open', 'kept', 'broken', 'released'] as const;
export type PromiseState = (typeof promiseStates)[number];

/** One level up: where a broken promise or work nobody took goes. It never sinks. */
const above: Readonly<Record<string, string>> = {
  crew: 'dispatcher',
  agent: 'dispatcher',
  dispatcher: 'lead',
  caseworker: 'lead',
};

export function roleAbove(role: string): string {
  return above[role] ?? 'lead';
}

/** The owner of a task or promise and everybody above may settle it. */
export function maySettle(roles: readonly string[], owner: string): boolean {
  for (let role: string | undefined = owner; role !== undefined; role = above[role]) {
    if (roles.includes(role)) return true;
  }
  return false;
}

/** Work for people, and how it may come out. Kinds of other slices end with one of `plainResults`. */
export const taskResults = {
  objection: ['upheld', 'rejected'],
  'promise-broken': ['done', 'not-possible'],
  message: ['answered', 'no-answer-needed'],
  'message-after-end': ['answered', 'no-answer-needed'],
  'resident-silent': ['reminded', 'ended'],
  'nobody-accepted': ['accepted', 'handed-on'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type TaskKind = keyof typeof taskResults;
export const plainResults = ['done', 'not-possible', 'no-longer-needed'] as const;

export function resultsOf(kind: string): readonly string[] {
  const table: Readonly<Record<string, readonly string[]>> = taskResults;
  return table[kind] ?? plainResults;
}

/** Who in the office takes what a resident writes, objects to or no longer answers. */
export const officeOwner = 'dispatcher';

/** Limits of our own, in hours of service time (24 are one service day). The call-back is the promise of the 115. */
export const limits = {
  callBack: 24,
  message: 24,
  objection: 5 * 24,
  escalated: 24,
  silent: 24,
  offered: 2 * 24,
} as const;

/** At most this many papers lie in one case. */
export const maxPapers = 100;

/** Plain text of a person: NFC, line breaks kept, other control characters gone. Codes: `input.required`, `input.too-long`. */
export const bodySchema = z
  .string()
  .transform((text) =>
    text
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      .replace(/[^\P{Cc}\n\t]/gu, '')
      .trim(),
  )
  .pipe(z.string().min(1).max(5000));

/** A code as the journal takes it: `proof-missing`. */
export const codeSchema = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,79}$/);

/** Whether the days of a case's retention class have passed since its end. A class the town does not know never ends. */
export function retentionOver(endedAt: string | null, days: number | undefined, now: string): boolean {
  return endedAt !== null && days !== undefined && Date.parse(endedAt) + days * 86_400_000 <= Date.parse(now);
}

/** How long the resident has to answer us before a person looks at the case again. */
export const waitingResidentDays = 28;

export function waitingResidentUntil(since: string, days: number = waitingResidentDays): string {
  return new Date(Date.parse(since) + days * 86_400_000).toISOString();
}
