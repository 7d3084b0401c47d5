import { z } from 'zod';
import { addressSchema } from '#platform/values/address.ts';
import { dateSchema } from '#platform/values/date.ts';
import { emailSchema } from '#platform/values/email.ts';
import { namePartSchema } from '#platform/values/person-name.ts';
import { phoneSchema } from '#platform/values/phone.ts';

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

export const partyRoles = ['caller', 'resident', 'contact', 'institution'] as const;
export type PartyRole = (typeof partyRoles)[number];

/** How the person stands to the resident. A guardian or attorney may act for them, the others only help. */
export const relations = [
  'self',
  'relative',
  'neighbour',
  'carer',
  'guardian',
  'attorney',
  'institution',
  'other',
] as const;
export type Relation = (typeof relations)[number];

export const contactWays = ['email', 'letter', 'call', 'none'] as const;
export type ContactWay = (typeof contactWays)[number];

/** A person or an institution of a case. Refuses a way of contact for which the data is missing: `party.way-needs-email`, … */
export const partySchema = z
  .strictObject({
    role: z.enum(partyRoles),
    relation: z.enum(relations),
    givenName: namePartSchema.optional(),
    familyName: namePartSchema.optional(),
    organisationName: namePartSchema.optional(),
    birthDate: dateSchema.optional(),
    address: addressSchema.optional(),
    phone: phoneSchema.optional(),
    email: emailSchema.optional(),
    contactWay: z.enum(contactWays),
  })
  .superRefine((party, context) => {
    const problem = wayProblem({
      contactWay: party.contactWay,
      email: party.email !== undefined,
      phone: party.phone !== undefined,
      address: party.address !== undefined,
    });
    if (problem) context.addIssue({ code: 'custom', message: problem.code, path: [problem.field] });
    if (party.familyName === undefined && party.organisationName === undefined)
      context.addIssue({ code: 'custom', message: 'name.missing', path: ['familyName'] });
  });
export type PartyInput = z.output<typeof partySchema>;

/** Which data a way of contact lacks; `undefined` when it can be used. */
export function wayProblem(has: { contactWay: ContactWay; email: boolean; phone: boolean; address: boolean }) {
  if (has.contactWay === 'email' && !has.email) return { code: 'party.way-needs-email', field: 'email' } as const;
  if (has.contactWay === 'call' && !has.phone) return { code: 'party.way-needs-phone', field: 'phone' } as const;
  if (has.contactWay === 'letter' && !has.address)
    return { code: 'party.way-needs-address', field: 'address' } as const;
  return undefined;
}

export const promiseKinds = ['call-back', 'answer', 'visit-window', 'decision'] as const;
export type PromiseKind = (typeof promiseKinds)[number];
export const promiseStates = ['open', 'kept', 'broken', 'released'] as const;
export type PromiseState = (typeof promiseStates)[number];

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

/** How long the resident has to answer us before a person looks at the case again. */
export const waitingResidentDays = 28;

export function waitingResidentUntil(since: string, days: number = waitingResidentDays): string {
  return new Date(Date.parse(since) + days * 86_400_000).toISOString();
}

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

export const nextStepCodes = [
  'we-check',
  'we-work',
  'we-call-back',
  'we-answer',
  'we-decide',
  'we-come',
  'we-are-late',
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

const promised: Record<PromiseKind, NextStepCode> = {
  'call-back': 'we-call-back',
  answer: 'we-answer',
  'visit-window': 'we-come',
  decision: 'we-decide',
};

/**
 * "What happens next, until when, and who": the resident's turn first, then the nearest open promise, then the state.
 * `promises` are those of the case; `waitingDays` is the town's limit for an answer of the resident.
 */
export function nextStepOf(of: {
  state: CaseState;
  changedAt: string;
  promises: readonly { kind: PromiseKind; state: PromiseState; dueAt: string }[];
  objectionOpen?: boolean;
  now: string;
  waitingDays?: number;
}): NextStep {
  if (of.state === 'waiting-resident') {
    return { code: 'you-answer', who: 'resident', until: waitingResidentUntil(of.changedAt, of.waitingDays) };
  }
  const [next] = of.promises
    .filter((promise) => promise.state === 'open')
    .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
  if (of.state === 'ended' && of.objectionOpen) {
    return {
      code: 'we-look-at-objection',
      who: 'office',
      ...(next && next.dueAt > of.now ? { until: next.dueAt } : {}),
    };
  }
  if (next) {
    return next.dueAt > of.now
      ? { code: promised[next.kind], who: 'office', until: next.dueAt }
      : { code: 'we-are-late', who: 'office' };
  }
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
  return actor.kind === 'staff' && actor.roles.some((role) => readers.includes(role));
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
