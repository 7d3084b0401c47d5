import { z } from 'zod';
import { bothLanguages, shareADay } from './rules.ts';

/** An office as the town names it (CPSV-AP PublicOrganisation). */
export const officeShape = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/),
  name: bothLanguages,
  /** Of the town's own administration: then the answer is "we are responsible". */
  own: z.boolean(),
  address: z.string().max(200).optional(),
  phone: z.string().max(60).optional(),
  email: z.email().optional(),
  website: z.url({ protocol: /^https?$/ }).optional(),
  /** Seen by staff only. */
  internalPhone: z.string().max(60).optional(),
});
export type Office = z.output<typeof officeShape>;

/** Which office a service belongs to, where, and from when to when. */
export const officeRuleShape = z.strictObject({
  /** LeiKa key, its first digits, or a plain key of the town; empty: every service. */
  service: z.string().regex(/^(\d{5}|\d{8}|\d{11}|\d{14}|[a-z][a-z-]*)?$/),
  /** Digits of the Regionalschlüssel; empty: the town's own area. */
  ars: z.string().regex(/^(\d{2}|\d{3}|\d{5}|\d{9}|\d{12})?$/),
  office: officeShape.shape.id,
  validFrom: z.iso.date(),
  validTo: z.iso.date().optional(),
  /** Why: a law, a by-law, a decision of the council. */
  source: z.string().trim().min(1).max(200),
});
export type OfficeRule = z.output<typeof officeRuleShape>;

export const responsibilityShape = z.strictObject({
  offices: z.array(officeShape).max(500),
  rules: z.array(officeRuleShape).max(5000),
});
export type Responsibility = z.output<typeof responsibilityShape>;

export interface ResponsibilityProblem {
  code: 'office-twice' | 'office-unknown' | 'ends-before-it-begins' | 'rule-twice';
  /** Id of the office, or position of the rule. */
  at: string | number;
}

/** What does not fit together: two offices of one id, a rule without its office, two answers for the same question and day. */
export function responsibilityProblems({ offices, rules }: Responsibility): ResponsibilityProblem[] {
  const known = new Set<string>();
  const problems: ResponsibilityProblem[] = [];
  for (const { id } of offices) {
    if (known.has(id)) problems.push({ code: 'office-twice', at: id });
    known.add(id);
  }
  for (const [at, rule] of rules.entries()) {
    if (!known.has(rule.office)) problems.push({ code: 'office-unknown', at });
    if (rule.validTo !== undefined && rule.validTo < rule.validFrom)
      problems.push({ code: 'ends-before-it-begins', at });
    const same = rules
      .slice(0, at)
      .some((other) => other.service === rule.service && other.ars === rule.ars && shareADay(rule, other));
    if (same) problems.push({ code: 'rule-twice', at });
  }
  return problems;
}
