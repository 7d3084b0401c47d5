import {
  minutesAt,
  type TourOfDay,
  travelMinutes,
  type VisitSettings,
  type VisitSummary,
} from '#domain/visits/index.ts';
import type { DayPlanItem } from '#platform/ui/day-plan.tsx';
import { timeOf } from '#platform/values/time-window.ts';

/** A stop with the travel to it as the tour stands now; all in minutes after local midnight. */
export interface Leg {
  stop: VisitSummary;
  leaves: number;
  begins: number;
  ends: number;
  travel: number;
  setup: number;
  service: number;
}

export interface Legs {
  starts: number;
  ends: number;
  legs: Leg[];
  /** The way back to the depot. */
  returns: { from: number; to: number } | undefined;
  /** The longest time without work, where a break fits. */
  pause: { from: number; to: number } | undefined;
}

/** A working day of more than six hours has a break (§ 4 ArbZG). */
const hoursWithoutBreak = 6;

/** A tour's day in order: travel is counted anew, because stops may have come between. */
export function legsOf(tour: TourOfDay, settings: VisitSettings): Legs {
  const starts = minutesAt(tour.startsAt);
  const ends = minutesAt(tour.endsAt);
  const pauses: { from: number; to: number }[] = [];
  let free = starts;
  let position: VisitSummary['position'] = settings.depot;
  const legs: Leg[] = [];
  for (const stop of tour.stops) {
    if (stop.beginsAt === null || stop.endsAt === null) continue;
    const begins = minutesAt(stop.beginsAt);
    const stopEnds = minutesAt(stop.endsAt);
    const travel = travelMinutes(position, stop.position, settings);
    pauses.push({ from: free, to: begins - travel });
    const setup = stop.setupMinutes;
    legs.push({
      stop,
      leaves: begins - travel,
      begins,
      ends: stopEnds,
      travel,
      setup,
      service: stopEnds - begins - setup,
    });
    free = stopEnds;
    position = stop.position;
  }
  const back = legs.length > 0 ? travelMinutes(position, settings.depot, settings) : 0;
  pauses.push({ from: free + back, to: ends });
  const longest = pauses.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0];
  const rests = ends - starts > hoursWithoutBreak * 60 && longest && longest.to - longest.from >= settings.breakMinutes;
  return {
    starts,
    ends,
    legs,
    returns: legs.length > 0 ? { from: free, to: free + back } : undefined,
    pause: rests ? { from: longest.from, to: longest.from + settings.breakMinutes } : undefined,
  };
}

/** The strips of a tour's row in the day plan. */
export function stripsOf(
  { legs, returns, pause }: Legs,
  words: { travel: string; back: string; setup: string; pause: string },
): DayPlanItem[] {
  const strip = (from: number, to: number, label: string, kind: DayPlanItem['kind']): DayPlanItem[] =>
    to > from ? [{ start: timeOf(from), end: timeOf(to), label, kind }] : [];
  return [
    ...legs.flatMap((leg, index) => [
      ...strip(leg.leaves, leg.begins, words.travel, 'travel'),
      ...strip(leg.begins, leg.begins + leg.setup, words.setup, 'setup'),
      ...strip(leg.begins + leg.setup, leg.ends, `${index + 1} ${leg.stop.name}`, 'visit'),
    ]),
    ...(returns ? strip(returns.from, returns.to, words.back, 'travel') : []),
    ...(pause ? strip(pause.from, pause.to, words.pause, 'break') : []),
  ].toSorted((a, b) => a.start.localeCompare(b.start));
}
