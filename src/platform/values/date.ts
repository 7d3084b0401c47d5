import { z } from 'zod';

/** A calendar date as "2026-02-07": no time, no zone. Codes: `date.missing`, `date.invalid`. */
export const dateSchema = z
  .string()
  .trim()
  .min(1, 'date.missing')
  .refine((text) => isDate(text), 'date.invalid');

/** True for a real date between the years 1800 and 2200. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1800 && year <= 2200 && day >= 1 && day <= daysInMonth(year, month);
}

export type DateProblem =
  | 'date.missing'
  | 'date.day-missing'
  | 'date.month-missing'
  | 'date.year-missing'
  | 'date.day-invalid'
  | 'date.month-invalid'
  | 'date.year-invalid'
  | 'date.no-such-day';

export type DateField = 'day' | 'month' | 'year';

export type DateParsed = { ok: true; date: string } | { ok: false; problem: DateProblem; fields: DateField[] };

/**
 * A date from three text fields. Months may be names or short names, German or English ("März", "Feb").
 * On failure `fields` names what to mark, first the one to focus.
 */
export function parseDateFields(input: { day: string; month: string; year: string }): DateParsed {
  const day = input.day.trim().replace(/\.$/, '');
  const month = input.month.trim().replace(/\.$/, '');
  const year = input.year.trim();
  const empty = (['day', 'month', 'year'] as const).filter((field) => ({ day, month, year })[field] === '');
  const first = empty[0];
  if (empty.length === 3) return { ok: false, problem: 'date.missing', fields: empty };
  if (first !== undefined) return { ok: false, problem: `date.${first}-missing`, fields: empty };
  const monthNumber = readMonth(month);
  if (!/^\d{1,2}$/.test(day) || Number(day) < 1 || Number(day) > 31)
    return { ok: false, problem: 'date.day-invalid', fields: ['day'] };
  if (monthNumber === undefined) return { ok: false, problem: 'date.month-invalid', fields: ['month'] };
  // Two-digit years are refused, not guessed: "26" may be a hundred-year-old or an appointment.
  if (!/^\d{4}$/.test(year) || Number(year) < 1800 || Number(year) > 2200)
    return { ok: false, problem: 'date.year-invalid', fields: ['year'] };
  if (Number(day) > daysInMonth(Number(year), monthNumber))
    return { ok: false, problem: 'date.no-such-day', fields: ['day', 'month', 'year'] };
  const date = `${year}-${String(monthNumber).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return { ok: true, date };
}

/** The date in Germany at an instant (ISO): what "today" means for a town. */
export function dateInGermany(instant: string): string {
  // The Swedish locale writes ISO dates; this keeps the Temporal polyfill out of browser code that needs only a date.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date(instant));
}

/** Full years between two dates: the age on a day. */
export function yearsBetween(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}

function daysInMonth(year: number, month: number): number {
  return month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 0;
}

const monthNames = [
  ['januar', 'january', 'jänner'],
  ['februar', 'february'],
  ['märz', 'march', 'maerz'],
  ['april'],
  ['mai', 'may'],
  ['juni', 'june'],
  ['juli', 'july'],
  ['august'],
  ['september'],
  ['oktober', 'october'],
  ['november'],
  ['dezember', 'december'],
];

function readMonth(text: string): number | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text) >= 1 && Number(text) <= 12 ? Number(text) : undefined;
  const name = text.normalize('NFC').toLowerCase();
  if (name.length < 3) return undefined;
  const index = monthNames.findIndex((names) => names.some((known) => known.startsWith(name)));
  return index < 0 ? undefined : index + 1;
}
