import { getHolidays } from 'feiertagejs';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { landSchema } from './ags.ts';
import { dateSchema } from './date.ts';
import { timeSchema } from './time-window.ts';

/**
 * When an office works: Land (for its holidays), opening hours by local clock, weekdays (1 = Monday … 7), and further
 * days without service (e.g. a works outing). Configuration of a town.
 */
export const workingCalendarSchema = z
  .object({
    land: landSchema,
    opens: timeSchema.default('08:00'),
    closes: timeSchema.default('18:00'),
    weekdays: z.array(z.int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5]),
    closedDays: z.array(z.object({ date: dateSchema, reason: z.string().min(1) })).default([]),
  })
  .refine((calendar) => calendar.opens < calendar.closes, { message: 'time-window.reversed', path: ['closes'] });
export type WorkingCalendar = z.output<typeof workingCalendarSchema>;

/** The 115 service promise: Monday to Friday 8–18, without the holidays of the Land. */
export function serviceCalendar115(land: WorkingCalendar['land']): WorkingCalendar {
  return { land, opens: '08:00', closes: '18:00', weekdays: [1, 2, 3, 4, 5], closedDays: [] };
}

/**
 * One line of how a deadline came about; times are local clock in Germany. `counted`: opening hours used up; `start`:
 * the clock starts; `day`: 24 h more are over at that time; the others: a day that does not count, and why.
 */
export type DeadlineStep =
  | { kind: 'counted'; date: string; from: string; to: string; minutes: number }
  | { kind: 'start'; date: string; at: string }
  | { kind: 'day'; date: string; at: string }
  | { kind: 'weekend'; date: string }
  | { kind: 'holiday'; date: string; name: { de: string; en: string } }
  | { kind: 'closed'; date: string; reason: string };

/** `due` is an instant (ISO, UTC). */
export type Deadline = { due: string; explanation: DeadlineStep[] };

const zone = 'Europe/Berlin';

/**
 * Counts opening hours only: 10 h of a Mon–Fri 8–18 calendar from Friday 15:00 end on Monday 15:00, 24 h on Tuesday.
 * The clock stands still outside opening hours.
 */
export function addWorkingHours(input: { from: string; hours: number; calendar: WorkingCalendar }): Deadline {
  const { calendar } = input;
  const explanation: DeadlineStep[] = [];
  let rest = checkHours(input.hours) * 60;
  let at = Temporal.Instant.from(input.from).toZonedDateTimeISO(zone);
  for (;;) {
    const closed = whyClosed(at.toPlainDate().toString(), calendar);
    const opens = at.withPlainTime(calendar.opens);
    const closes = at.withPlainTime(calendar.closes);
    const start = Temporal.ZonedDateTime.compare(at, opens) < 0 ? opens : at;
    // Elapsed time, not clock time: on the night of a clock change an opening that spans it is longer or shorter.
    const open = start.until(closes, { largestUnit: 'minute' }).total('minute');
    if (closed !== undefined) explanation.push(closed);
    else if (open > 0 || (open === 0 && rest === 0)) {
      const minutes = Math.min(rest, open);
      const end = start.add({ seconds: Math.round(minutes * 60) });
      explanation.push({ kind: 'counted', date: dateOf(at), from: clock(start), to: clock(end), minutes });
      rest -= minutes;
      if (rest <= 0) return { due: end.toInstant().toString(), explanation };
    }
    at = at.add({ days: 1 }).withPlainTime('00:00');
  }
}

/**
 * The promise "within 24 hours during service time" (115): every full 24 h are one service day at the same time of day,
 * days without service do not count, remaining hours are opening hours. Outside service time the clock starts with the
 * next opening. Friday 15:00 + 24 h = Monday 15:00; Saturday + 24 h = Tuesday 8:00.
 */
export function dueInServiceTime(from: string, hours: number, calendar: WorkingCalendar): Deadline {
  checkHours(hours);
  const opening = addWorkingHours({ from, hours: 0, calendar });
  const steps: DeadlineStep[] = opening.explanation.filter((step) => step.kind !== 'counted');
  let at = Temporal.Instant.from(opening.due).toZonedDateTimeISO(zone);
  steps.push({ kind: 'start', date: dateOf(at), at: clock(at) });
  for (let days = Math.floor(hours / 24); days > 0; ) {
    at = at.add({ days: 1 });
    const closed = whyClosed(dateOf(at), calendar);
    if (closed === undefined) days -= 1;
    steps.push(closed ?? { kind: 'day', date: dateOf(at), at: clock(at) });
  }
  const rest = hours % 24;
  if (rest === 0) return { due: at.toInstant().toString(), explanation: steps };
  const end = addWorkingHours({ from: at.toInstant().toString(), hours: rest, calendar });
  return { due: end.due, explanation: [...steps, ...end.explanation] };
}

/** The first day of service after a date ("2026-06-03" before Fronleichnam in NW → "2026-06-05"). */
export function nextWorkingDay(date: string, calendar: WorkingCalendar): string {
  let day = Temporal.PlainDate.from(date).add({ days: 1 });
  while (whyClosed(day.toString(), calendar) !== undefined) day = day.add({ days: 1 });
  return day.toString();
}

export function isWorkingDay(date: string, calendar: WorkingCalendar): boolean {
  return whyClosed(date, calendar) === undefined;
}

/** True on a public holiday of the Land; Sundays as such are none. */
export function isHoliday(date: string, land: WorkingCalendar['land']): boolean {
  return holidayName(date, land) !== undefined;
}

/** Name of the public holiday of the Land on a date. */
export function holidayName(date: string, land: WorkingCalendar['land']): { de: string; en: string } | undefined {
  const holiday = getHolidays(Number(date.slice(0, 4)), land).find((day) => day.dateString === date);
  if (holiday === undefined) return undefined;
  return { de: holiday.translate('de') ?? holiday.name, en: holiday.translate('en') ?? holiday.name };
}

function whyClosed(date: string, calendar: WorkingCalendar): DeadlineStep | undefined {
  const name = holidayName(date, calendar.land);
  if (name !== undefined) return { kind: 'holiday', date, name };
  if (!calendar.weekdays.includes(Temporal.PlainDate.from(date).dayOfWeek)) return { kind: 'weekend', date };
  const closed = calendar.closedDays.find((day) => day.date === date);
  return closed === undefined ? undefined : { kind: 'closed', date, reason: closed.reason };
}

function checkHours(hours: number): number {
  if (!Number.isFinite(hours) || hours < 0 || hours > 24 * 400)
    throw new RangeError('hours must be between 0 and 9600');
  return hours;
}

function clock(at: Temporal.ZonedDateTime): string {
  return at.toPlainTime().toString({ smallestUnit: 'minute' });
}

function dateOf(at: Temporal.ZonedDateTime): string {
  return at.toPlainDate().toString();
}
