import { z } from 'zod';

const value = z.union([z.string().max(80), z.number(), z.boolean()]);

/** When something is asked: over answers of pages before, as data. No formulas: whoever reads it sees all it can do. */
export type Condition =
  | { field: string; is: string | number | boolean }
  | { field: string; in: (string | number | boolean)[] }
  | { field: string; answered: boolean }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

export const conditionShape: z.ZodType<Condition> = z.union([
  z.strictObject({ field: z.string(), is: value }),
  z.strictObject({ field: z.string(), in: z.array(value).min(1).max(100) }),
  z.strictObject({ field: z.string(), answered: z.boolean() }),
  z.strictObject({ all: z.lazy(() => z.array(conditionShape).min(1).max(20)) }),
  z.strictObject({ any: z.lazy(() => z.array(conditionShape).min(1).max(20)) }),
  z.strictObject({ not: z.lazy(() => conditionShape) }),
]);

/** Does it hold for these answers? Of several answers (a list) any one counts. */
export function holds(condition: Condition, answers: Readonly<Record<string, unknown>>): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, answers));
  if ('any' in condition) return condition.any.some((one) => holds(one, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  const given: unknown = Object.hasOwn(answers, condition.field) ? answers[condition.field] : undefined;
  if ('answered' in condition) return (given !== undefined) === condition.answered;
  const wanted = 'is' in condition ? [condition.is] : condition.in;
  const said: readonly unknown[] = Array.isArray(given) ? given : [given];
  return wanted.some((one) => said.includes(one));
}

/** Names of the answers a condition looks at. */
export function lookedAt(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(lookedAt);
  if ('any' in condition) return condition.any.flatMap(lookedAt);
  if ('not' in condition) return lookedAt(condition.not);
  return [condition.field];
}
