import { type DateProblem, parseDateFields } from '#platform/values/date.ts';

/** The three boxes of a `DateField` as typed, trimmed; for `parseDateFields` of `#platform/values/date.ts`. */
export function readDateParts(
  form: Readonly<Record<string, unknown>>,
  name: string,
): { day: string; month: string; year: string } {
  const typed = (part: string): string => {
    const value = form[`${name}-${part}`];
    return typeof value === 'string' ? value.trim() : '';
  };
  return { day: typed('day'), month: typed('month'), year: typed('year') };
}

/** The fields of a `DateField` for a stored date (ISO); empty ones for none. */
export function datePartsOf(name: string, date: string | undefined): Record<string, string> {
  const [year = '', month = '', day = ''] = (date ?? '').split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}

/** A date that may be left out: neither when all three boxes are empty, otherwise the date or what is wrong with it. */
export function readOptionalDate(
  form: Readonly<Record<string, unknown>>,
  name: string,
): { date?: string; problem?: DateProblem } {
  const parts = readDateParts(form, name);
  if (Object.values(parts).every((part) => part === '')) return {};
  const read = parseDateFields(parts);
  return read.ok ? { date: read.date } : { problem: read.problem };
}
