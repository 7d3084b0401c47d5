import { dayOf } from '#domain/visits/index.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import { readDateParts } from '#platform/ui/read-date-parts.ts';
import { isDate, parseDateFields } from '#platform/values/date.ts';

/** Local calendar days from a day on. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export interface AskedDay {
  day: string;
  problems: readonly Problem[];
  typed: string | { day: string; month: string; year: string };
}

/** The day a page shows: from a link (`?day=2026-11-24`), from the three boxes of its form, or `otherwise`. */
export function askedDay(query: Readonly<Record<string, string>>, now: string, otherwise = dayOf(now)): AskedDay {
  const linked = query.day ?? '';
  if (isDate(linked)) return { day: linked, problems: [], typed: linked };
  const typed = readDateParts(query, 'day');
  if (typed.day === '' && typed.month === '' && typed.year === '')
    return { day: otherwise, problems: [], typed: otherwise };
  const parsed = parseDateFields(typed);
  return parsed.ok
    ? { day: parsed.date, problems: [], typed: parsed.date }
    : { day: otherwise, problems: [{ code: parsed.problem, field: 'day' }], typed };
}
