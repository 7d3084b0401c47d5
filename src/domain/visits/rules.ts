import { z } from 'zod';

/** Kinds of proof that can be shown. Only the kind is ever kept, never a grade, a mark or the document. */
export const proofKinds = [
  'care-level-notice',
  'severely-disabled-pass',
  'medical-certificate',
  'home-contract',
  'told-only',
  'none',
] as const;
export type ProofKind = (typeof proofKinds)[number];

export const institutionKinds = ['care-home', 'prison'] as const;
export type InstitutionKind = (typeof institutionKinds)[number];

export const personOutcomes = ['done', 'partly', 'nobody-home', 'not-able', 'refused', 'moved', 'deceased'] as const;
export type PersonOutcome = (typeof personOutcomes)[number];
export type VisitOutcome = PersonOutcome | 'not-met';

export const visitStates = ['to-plan', 'planned', 'on-site', 'ended', 'cancelled'] as const;
export const purposes = ['service', 'hand-over'] as const;
export type Purpose = (typeof purposes)[number];

/** What a crew looks at to know who is in front of it. The kind only; numbers stay in the certified kit software. */
export const identityDocuments = [
  'id-card',
  'passport',
  'provisional-id-card',
  'residence-permit',
  'expired-document',
  'known-to-the-home',
  'register-photo',
] as const;

/** Steps named when somebody may not have the visit. */
export const nextBestWays = [
  'exemption-from-id-duty',
  'nearest-accessible-office',
  'terminal',
  'responsible-municipality',
  'online',
  'ask-for-proof',
  'attend-in-person',
] as const;
export type NextBest = (typeof nextBestWays)[number];

const yesNo = z.boolean().optional();

/**
 * What the dispatcher has been told or shown, typed while deciding. Care level and marks are health data (Art. 9 GDPR):
 * they are looked at and forgotten. Absent means: not said.
 */
export const needFactsSchema = z.strictObject({
  careLevel: z.int().min(1).max(5).optional(),
  marks: z
    .array(z.string().regex(/^[A-Za-z0-9.]{1,8}$/))
    .max(12)
    .optional(),
  permanentlyImpaired: yesNo,
  temporarilyImpaired: yesNo,
  deferrable: yesNo,
  reachesOfficeAlone: yesNo,
  /** Where the request did not say it. No health data: it is kept with the request. */
  livesIn: z.enum([...institutionKinds, 'own-home']).optional(),
  /** Only asked where the address carries no municipality key. */
  residentOfTown: yesNo,
});
export type NeedFacts = z.output<typeof needFactsSchema>;

/** The case's outcome and ground for what came of a person at a visit. A refusal at the door is never "done". */
export const caseOutcomeOf = {
  done: { outcome: 'done' },
  partly: { outcome: 'partly' },
  'nobody-home': { outcome: 'not-met' },
  'not-able': { outcome: 'not-able' },
  refused: { outcome: 'refused', ground: 'declined-at-the-door' },
  moved: { outcome: 'moved' },
  deceased: { outcome: 'deceased' },
} as const satisfies Record<PersonOutcome, { outcome: string; ground?: string }>;

/** The key a finished document has on the list of the visit that hands it over. */
export function handOverKey(serviceKey: string): string {
  return `hand-over-${serviceKey}`;
}

/** The service a key on a visit's list stands for, also when it is only to be handed over. */
export function serviceOfKey(key: string): string {
  return key.replace(/^hand-over-/, '');
}

/** What came of a visit, from what came of each person at it. */
export function visitOutcome(persons: readonly PersonOutcome[]): VisitOutcome {
  const [first, ...rest] = persons;
  if (first === undefined) return 'not-met';
  if (rest.every((outcome) => outcome === first)) return first;
  return persons.some((outcome) => outcome === 'done' || outcome === 'partly') ? 'partly' : 'not-met';
}

/** Which outcomes of a person fit the results of the services asked for. */
export function outcomeFits(outcome: PersonOutcome, asked: number, done: number): boolean {
  switch (outcome) {
    case 'done':
      return asked > 0 && done === asked;
    case 'partly':
      return done > 0 && done < asked;
    default:
      return done === 0;
  }
}

/** Minutes at a group date: the named services, and a reserve for those expected but not yet on the list. */
export function groupMinutes(listed: readonly number[], expected: number, minutesPerExpected: number): number {
  const open = Math.max(0, expected - listed.length);
  return listed.reduce((sum, minutes) => sum + minutes, 0) + open * minutesPerExpected;
}
