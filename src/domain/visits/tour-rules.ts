import { minutesOf, timeOf } from '#platform/values/time-window.ts';
import { type Position, type TourSettings, travelMinutes } from './travel-rules.ts';

/**
 * A tour: crew of two, vehicle and kit on one day. Times are minutes after local midnight; nothing drives at night, so
 * the change of clocks never falls into a tour.
 */
export interface Tour {
  day: string;
  start: number;
  end: number;
  open: boolean;
  skills: readonly string[];
  kit: { equipment: readonly string[]; calibratedUntil: string; blanksLeft: number };
}

/** A planned stop; it stays where it is. `begin` includes setting up the kit, `end` packing is part of the services. */
export interface Stop {
  visitId: string;
  position: Position;
  begin: number;
  end: number;
}

/** A span the resident asked for; days 1 (Monday) – 7. */
export interface Wish {
  days: readonly number[];
  from: string;
  to: string;
}

/** A visit to be placed. */
export interface VisitToPlace {
  visitId: string;
  position: Position;
  serviceMinutes: number;
  wishes: readonly Wish[];
  notBefore: string | null;
  equipment: readonly string[];
  blanks: number;
  skills: readonly string[];
}

export type ReasonCode =
  | 'tour-closed'
  | 'not-before'
  | 'too-long-for-day'
  | 'outside-tour'
  | 'overlaps'
  | 'outside-wish'
  | 'no-break'
  | 'equipment-missing'
  | 'no-blank-left'
  | 'calibration-expired'
  | 'skill-missing';
export interface Reason {
  code: ReasonCode;
  data: Readonly<Record<string, string | number>>;
}

/** Reasons a dispatcher may knowingly set aside; the others are facts of physics, law or stock. */
export const softReasons: readonly ReasonCode[] = ['outside-wish', 'no-break'];

/** Where a visit goes: its stay, the window promised, travel to it, setup, and the travel it adds to the tour. */
export interface Placement {
  during: { begin: number; end: number };
  window: { from: string; to: string };
  travel: number;
  setup: number;
  extraTravel: number;
}
export type Fit = ({ fits: true } & Placement) | { fits: false; reasons: readonly Reason[] };

/** A working day of more than six hours needs a break (§ 4 ArbZG). */
const hoursWithoutBreak = 6;

/** Weekday of an ISO date, 1 (Monday) – 7. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/**
 * Does a visit fit a tour? With `at` (minutes after midnight) exactly then, otherwise at the best place: the one that
 * adds the least travel, the earliest of equals. Planned stops never move. Says every reason when it does not fit.
 * `accepted` are soft reasons the dispatcher sets aside.
 */
export function fitVisit(
  tour: Tour,
  stops: readonly Stop[],
  visit: VisitToPlace,
  settings: TourSettings,
  options: { at?: number | undefined; accepted?: readonly ReasonCode[] | undefined } = {},
): Fit {
  const accepted = new Set(options.accepted?.filter((code) => softReasons.includes(code)));
  const others = stops.filter((stop) => stop.visitId !== visit.visitId).toSorted((a, b) => a.begin - b.begin);
  const standing = standingReasons(tour, visit);
  const wishes = accepted.has('outside-wish') ? [] : visit.wishes;
  const tries = gaps(tour, others, visit, settings).map((gap) => placeInGap(gap, wishes, tour, visit, options.at));
  const placed = tries.flatMap((attempt) => ('placement' in attempt ? [attempt.placement] : []));
  const rested = placed.filter(
    (place) => accepted.has('no-break') || leavesBreak(tour, others, place, visit, settings),
  );
  const best = rested.toSorted((a, b) => a.extraTravel - b.extraTravel || a.during.begin - b.during.begin)[0];
  if (best && standing.length === 0) return { fits: true, ...best };
  if (best) return { fits: false, reasons: standing };
  if (placed.length > 0)
    return { fits: false, reasons: [...standing, { code: 'no-break', data: { minutes: settings.breakMinutes } }] };
  return { fits: false, reasons: [...standing, whyNowhere(tries, tour, visit, options.at)] };
}

/** What speaks against the tour as such, wherever on it the visit would go. */
function standingReasons(tour: Tour, visit: VisitToPlace): Reason[] {
  const reasons: Reason[] = [];
  if (!tour.open) reasons.push({ code: 'tour-closed', data: {} });
  if (visit.notBefore !== null && tour.day < visit.notBefore)
    reasons.push({ code: 'not-before', data: { date: visit.notBefore } });
  for (const equipment of visit.equipment)
    if (!tour.kit.equipment.includes(equipment)) reasons.push({ code: 'equipment-missing', data: { equipment } });
  if (visit.blanks > tour.kit.blanksLeft)
    reasons.push({ code: 'no-blank-left', data: { needed: visit.blanks, left: Math.max(0, tour.kit.blanksLeft) } });
  if (tour.kit.calibratedUntil < tour.day)
    reasons.push({ code: 'calibration-expired', data: { until: tour.kit.calibratedUntil } });
  for (const skill of visit.skills)
    if (!tour.skills.includes(skill)) reasons.push({ code: 'skill-missing', data: { skill } });
  return reasons;
}

/** Room between two neighbours (or the depot): arriving at the earliest, gone at the latest. */
interface Gap {
  earliest: number;
  latest: number;
  travel: number;
  setup: number;
  extraTravel: number;
  /** Whether another stop bounds it, not only the tour itself. */
  bounded: boolean;
  windowMinutes: number;
}

function gaps(tour: Tour, stops: readonly Stop[], visit: VisitToPlace, settings: TourSettings): Gap[] {
  const minutes = (from: Position, to: Position) => travelMinutes(from, to, settings);
  return Array.from({ length: stops.length + 1 }, (_, index) => {
    const before = stops[index - 1];
    const after = stops[index];
    const from = before?.position === undefined ? settings.depot : before.position;
    const to = after?.position === undefined ? settings.depot : after.position;
    const travel = minutes(from, visit.position);
    const onward = minutes(visit.position, to);
    return {
      earliest: Math.max(before?.end ?? tour.start, tour.start) + travel,
      latest: (after?.begin ?? tour.end) - onward,
      travel,
      // The kit stands already when the next person lives at the same place.
      setup: before && samePlace(before.position, visit.position) ? 0 : settings.setupMinutes,
      extraTravel: travel + onward - minutes(from, to),
      bounded: stops.length > 0,
      windowMinutes: settings.windowMinutes,
    };
  });
}

function samePlace(a: Position, b: Position): boolean {
  return a !== null && b !== null && Math.abs(a.lat - b.lat) < 1e-5 && Math.abs(a.lon - b.lon) < 1e-5;
}

type Attempt = { placement: Placement } | { fails: 'too-long-for-day' | 'overlaps' | 'outside-tour' | 'outside-wish' };

function placeInGap(
  gap: Gap,
  wishes: readonly Wish[],
  tour: Tour,
  visit: VisitToPlace,
  at: number | undefined,
): Attempt {
  const stay = gap.setup + visit.serviceMinutes;
  const spans = wishes
    .filter((wish) => wish.days.includes(weekdayOf(tour.day)))
    .map((wish) => ({ from: minutesOf(wish.from), to: minutesOf(wish.to) }));
  if (wishes.length > 0 && spans.length === 0) return { fails: 'outside-wish' };
  const inWish = (begin: number) =>
    spans.length === 0 ||
    // A stay longer than the wish cannot lie in it; then the arrival must.
    spans.some(
      (span) => begin >= span.from && (stay > span.to - span.from ? begin < span.to : begin + stay <= span.to),
    );
  const lastBegin = gap.latest - stay;
  if (lastBegin < gap.earliest && at === undefined) return { fails: gap.bounded ? 'overlaps' : 'too-long-for-day' };
  if (at !== undefined && (at < gap.earliest || at > lastBegin))
    return {
      fails: at < tour.start || at + stay > tour.end ? 'outside-tour' : gap.bounded ? 'overlaps' : 'outside-tour',
    };
  const candidates =
    at === undefined ? [gap.earliest, ...spans.map((span) => Math.max(span.from, gap.earliest))] : [at];
  const begin = candidates
    .map((minute) => (at === undefined ? Math.min(Math.ceil(minute / 5) * 5, lastBegin) : minute))
    .filter((minute) => minute >= gap.earliest && inWish(minute))
    .toSorted((a, b) => a - b)[0];
  if (begin === undefined) return { fails: 'outside-wish' };
  const from = Math.floor(begin / 30) * 30;
  return {
    placement: {
      during: { begin, end: begin + stay },
      window: { from: timeOf(from), to: timeOf(Math.min(from + gap.windowMinutes, 1439)) },
      travel: gap.travel,
      setup: gap.setup,
      extraTravel: gap.extraTravel,
    },
  };
}

function whyNowhere(tries: readonly Attempt[], tour: Tour, visit: VisitToPlace, at: number | undefined): Reason {
  const failed = new Set(tries.flatMap((attempt) => ('fails' in attempt ? [attempt.fails] : [])));
  const data = { needed: visit.serviceMinutes, available: tour.end - tour.start };
  if (failed.has('outside-wish')) return { code: 'outside-wish', data: {} };
  if (failed.has('outside-tour'))
    return { code: 'outside-tour', data: { from: timeOf(tour.start), to: timeOf(tour.end) } };
  if (at !== undefined && failed.has('overlaps')) return { code: 'overlaps', data: { at: timeOf(at) } };
  return { code: 'too-long-for-day', data };
}

function leavesBreak(
  tour: Tour,
  stops: readonly Stop[],
  place: Placement,
  visit: VisitToPlace,
  settings: TourSettings,
): boolean {
  if (tour.end - tour.start <= hoursWithoutBreak * 60) return true;
  const all = [...stops, { visitId: visit.visitId, position: visit.position, ...place.during }];
  return longestPause(tour, all, settings) >= settings.breakMinutes;
}

/** The longest time without work on a tour: not driving, not with anybody. */
export function longestPause(tour: Tour, stops: readonly Stop[], settings: TourSettings): number {
  let freeFrom = tour.start;
  let position: Position = settings.depot;
  let longest = 0;
  for (const stop of stops.toSorted((a, b) => a.begin - b.begin)) {
    longest = Math.max(longest, stop.begin - freeFrom - travelMinutes(position, stop.position, settings));
    freeFrom = stop.end;
    position = stop.position;
  }
  return Math.max(longest, tour.end - freeFrom - travelMinutes(position, settings.depot, settings));
}
