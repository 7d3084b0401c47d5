import { isDate } from '#platform/values/date.ts';
import type { DateRule, FormDefinition } from './form-definition-rules.ts';

/** A rule of a form that the answers break; `field` as a form names it: `family.0.birthDate`. */
export interface RuleBroken {
  rule: DateRule;
  field: string;
}

/** Rules that refuse. `today` is the day in Germany, as an ISO date. */
export function dateProblems(
  form: FormDefinition,
  answers: Readonly<Record<string, unknown>>,
  today: string,
): RuleBroken[] {
  return form.rules.filter((rule) => rule.effect === 'refuse').flatMap((rule) => broken(rule, answers, today));
}

/** What must be said about the answers although they are taken: a duty done late stays a duty. */
export function notices(form: FormDefinition, answers: Readonly<Record<string, unknown>>, today: string): DateRule[] {
  return form.rules.filter((rule) => rule.effect === 'notice' && broken(rule, answers, today).length > 0);
}

function broken(rule: DateRule, answers: Readonly<Record<string, unknown>>, today: string): RuleBroken[] {
  const day = (bound: DateRule['notBefore']): string | undefined => {
    if (bound === undefined) return undefined;
    if ('today' in bound) return addDays(today, bound.today);
    const other = answers[bound.field];
    return typeof other === 'string' && isDate(other) ? addDays(other, bound.days) : undefined;
  };
  const [earliest, latest] = [day(rule.notBefore), day(rule.notAfter)];
  return datesAt(rule.field, answers)
    .filter(({ date }) => (earliest !== undefined && date < earliest) || (latest !== undefined && date > latest))
    .map(({ field }) => ({ rule, field }));
}

/** The dates a rule speaks of, each with its own name; what is no date is refused elsewhere. */
function datesAt(path: string, answers: Readonly<Record<string, unknown>>): { field: string; date: string }[] {
  const [name = '', part] = path.split('.');
  const value = answers[name];
  if (part === undefined) return typeof value === 'string' && isDate(value) ? [{ field: name, date: value }] : [];
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown, index) => {
    const date: unknown =
      typeof item === 'object' && item !== null ? new Map<string, unknown>(Object.entries(item)).get(part) : undefined;
    return typeof date === 'string' && isDate(date) ? [{ field: `${name}.${index}.${part}`, date }] : [];
  });
}

/** An ISO date so many days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
