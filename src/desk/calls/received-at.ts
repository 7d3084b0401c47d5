import { dateInGermany, isDate } from '#platform/values/date.ts';

/**
 * The instant a date stamp stands for: today means now; an earlier day its noon, whatever the clock change.
 * What is no date comes back as it is, so that the command refuses it.
 */
export function instantInGermany(day: string, now: string): string {
  if (!isDate(day)) return day;
  return day === dateInGermany(now) ? now : `${day}T11:00:00Z`;
}
