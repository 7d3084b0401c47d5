import { Temporal } from 'temporal-polyfill';
import { minutesOf } from '#platform/values/time-window.ts';

const zone = 'Europe/Berlin';

/** The instant (ISO) of a local time in minutes after midnight. */
export function instantAt(day: string, minutes: number): string {
  const time = { hour: Math.floor(minutes / 60), minute: minutes % 60 };
  const zoned = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: time });
  // As the database writes it, so that instants compare as text.
  return new Date(zoned.epochMilliseconds).toISOString();
}

/** Local minutes after midnight of an instant. */
export function minutesAt(instant: string): number {
  return minutesOf(Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5));
}

/** The local date of an instant. */
export function dayOf(instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** A span as PostgreSQL reads it, half open. */
export function span(from: string, to: string): string {
  return `[${from},${to})`;
}
