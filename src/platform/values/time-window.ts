import { z } from 'zod';

/** Time of day "HH:MM", 00:00–23:59. Code: `time.invalid`. */
export const timeSchema = z
  .string()
  .transform((text) => text.trim().replace(/^(\d):/, '0$1:'))
  .pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time.invalid'));

/** A span of one day by local clock, `from` before `to`. Codes: `time.invalid`, `time-window.reversed`. */
export const timeWindowSchema = z
  .object({ from: timeSchema, to: timeSchema })
  .refine((window) => window.from < window.to, { message: 'time-window.reversed', path: ['to'] });
export type TimeWindow = z.output<typeof timeWindowSchema>;

/** Minutes since midnight. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** "HH:MM" from minutes since midnight, 0–1439. */
export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Windows are half open: one that ends at 10:00 does not overlap one that begins then. */
export function overlaps(a: TimeWindow, b: TimeWindow): boolean {
  return a.from < b.to && b.from < a.to;
}
