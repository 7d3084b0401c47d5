import { z } from 'zod';

/** A text for people, in both languages. */
export const bothLanguages = z.object({ de: z.string().min(1), en: z.string().min(1) });
const isoDate = z.iso.date();

/** What one fee is: the ordinary one, a reduced one somebody may claim, or an extra somebody may choose. */
export const feeShape = z.object({
  kind: z.enum(['standard', 'reduced', 'extra']),
  validFrom: isoDate,
  /** The last day of validity; absent means until further notice. */
  validTo: isoDate.optional(),
  cents: z.int().min(0),
  /** Only for people younger than this on the day of the application. */
  underAge: z.int().positive().optional(),
  condition: bothLanguages.optional(),
  /** The law, or `example` for an invented municipal fee. */
  source: z.string().min(1),
});
export type Fee = z.infer<typeof feeShape>;

export const kitEquipment = [
  'notebook',
  'printer',
  'scanner',
  'fingerprint-sensor',
  'change-terminal',
  'camera',
  'tripod',
] as const;

/** How surely somebody must be known: not at all, or by the level an account vouches for (eIDAS). */
export const trustLevels = ['none', 'low', 'substantial', 'high'] as const;
export type TrustLevel = (typeof trustLevels)[number];

/** A service of the town (CPSV-AP PublicService) as configured; `key` is the LeiKa key, or a plain one where none exists. */
export const publicServiceShape = z.object({
  key: z.string().regex(/^(\d{14}|[a-z][a-z-]*)$/),
  name: bothLanguages,
  everydayWords: z.object({ de: z.array(z.string().min(1)), en: z.array(z.string().min(1)) }),
  /** `plain`: the same in plain German, for people who read with effort. */
  summary: bothLanguages.extend({ plain: z.string().min(1).optional() }),
  /** Whether a visiting crew can do it with the kit. */
  onSite: z.boolean(),
  durationMinutes: z.int().positive(),
  fees: z.array(feeShape),
  papers: z.array(bothLanguages),
  kitEquipment: z.array(z.enum(kitEquipment)),
  consumables: z.array(z.enum(['provisional-id-blank'])).default([]),
  legalBasis: z.string().min(1),
  processingTime: bothLanguages,
  /** The result is handed over on a second visit. */
  handOver: z.boolean(),
  /** The law wants the resident in person, or nobody else may act (§ 9 PAuswG, § 30 BZRG, § 34 VwVfG). */
  residentMustBePresent: z.boolean(),
  formKey: z.string().min(1),
  /** Applied for in the portal: by this form of the town, signed in with at least this level of trust. */
  online: z
    .strictObject({
      form: z.string().min(1),
      trust: z.enum(trustLevels).default('none'),
      /** How long it takes and what to have ready, where that differs from a visit. */
      processingTime: bothLanguages.optional(),
      papers: z.array(bothLanguages).optional(),
    })
    .optional(),
  /** The day somebody of the office last looked at the whole entry and found it right. */
  checkedOn: isoDate.optional(),
});
export type PublicService = z.infer<typeof publicServiceShape>;

/** What the office writes of a service at the desk; what machines and the kit need of it stays configuration. */
export const serviceTextsShape = publicServiceShape.pick({
  key: true,
  name: true,
  everydayWords: true,
  summary: true,
  fees: true,
  papers: true,
  legalBasis: true,
  processingTime: true,
});
export type ServiceTexts = z.infer<typeof serviceTextsShape>;

/** From its first day to its last; without a last day until further notice. */
interface Dated {
  validFrom: string;
  validTo?: string | undefined;
}

/** Whether there is a day on which both hold. */
export function shareADay(one: Dated, other: Dated): boolean {
  return (
    (other.validTo === undefined || one.validFrom <= other.validTo) &&
    (one.validTo === undefined || other.validFrom <= one.validTo)
  );
}

export type FeeProblem = { at: number; code: 'ends-before-it-begins' | 'twice-on-a-day' };

/** What is wrong with dated fees: one that ends before it begins, or two ordinary ones that both claim a day. */
export function feeProblems(fees: readonly Fee[]): FeeProblem[] {
  return fees.flatMap((fee, at): FeeProblem[] => {
    if (fee.validTo !== undefined && fee.validTo < fee.validFrom) return [{ at, code: 'ends-before-it-begins' }];
    const twice = fees
      .slice(0, at)
      .some(
        (other) =>
          fee.kind === 'standard' &&
          other.kind === 'standard' &&
          other.underAge === fee.underAge &&
          shareADay(fee, other),
      );
    return twice ? [{ at, code: 'twice-on-a-day' }] : [];
  });
}

/** What is due, and what else may be claimed or chosen on that day. */
export interface FeeOnDay {
  due: Fee;
  others: readonly Fee[];
}

/**
 * The fee of a service on a day (ISO dates). With the birth date a fee for the young is found; without it the ordinary
 * one is meant. Undefined when the configuration knows no fee for that day: say so, never guess.
 */
export function feeOn(service: Pick<PublicService, 'fees'>, date: string, birthDate?: string): FeeOnDay | undefined {
  const valid = service.fees.filter(
    (fee) => fee.validFrom <= date && (fee.validTo === undefined || date <= fee.validTo),
  );
  const standard = valid.filter((fee) => fee.kind === 'standard');
  const due =
    standard.find((fee) => fee.underAge !== undefined && isYounger(birthDate, fee.underAge, date)) ??
    standard.find((fee) => fee.underAge === undefined);
  return due && { due, others: valid.filter((fee) => fee !== due && !isOtherAge(fee, birthDate)) };
}

/** Without a birth date the price for the young is still worth saying; with one the other age's price is noise. */
function isOtherAge(fee: Fee, birthDate: string | undefined): boolean {
  return fee.kind === 'standard' && birthDate !== undefined;
}

function isYounger(birthDate: string | undefined, age: number, date: string): boolean {
  if (birthDate === undefined) return false;
  const birthday = `${String(Number(birthDate.slice(0, 4)) + age).padStart(4, '0')}${birthDate.slice(4)}`;
  return date < birthday;
}
