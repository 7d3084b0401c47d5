import type { WebClient } from '../../e2e/web-client.ts';
import { formsOf, formWith, movedOn, type PageForm, submit, textOf } from './page-forms.ts';

export interface PlannedTour {
  id: string;
  town: string;
  day: string;
  /** Visits in the order of the tour. */
  stops: string[];
}

export interface Plan {
  tours: PlannedTour[];
  /** Why a visit did not fit on a tour of a day, counted by the sentence the page shows. */
  reasons: Map<string, number>;
  left: string[];
  /** Tours nobody needed: crew, car and kit are free again. */
  cancelled: number;
}

/** How many working days are tried before a visit counts as not placeable. */
const daysTried = 15;
const crewsPerDay = 2;
/** What a dispatcher lays on one tour; what is more goes to the next. */
const stopsPerTour = 5;

/** Working days (no Saturday, no Sunday) after a day. */
export function* workingDaysAfter(day: string): Generator<string> {
  for (let at = Date.parse(`${day}T00:00:00Z`); ; ) {
    at += 86_400_000;
    const weekday = new Date(at).getUTCDay();
    if (weekday !== 0 && weekday !== 6) yield new Date(at).toISOString().slice(0, 10);
  }
}

/**
 * Plans a town's visits day by day: two crews, cars and kits a day, each visit where its page proposes it first. What
 * does not fit goes to the next day.
 */
export async function planVisits(
  desk: WebClient,
  town: string,
  today: string,
  visits: readonly string[],
  time: <T>(step: string, run: () => Promise<T>) => Promise<T>,
): Promise<Plan> {
  const plan: Plan = { tours: [], reasons: new Map(), left: [...visits], cancelled: 0 };
  // A visit may still find its best place on a tour of an earlier day.
  const stops = new Map<string, number>();
  const days: string[] = [];
  for (const day of workingDaysAfter(today)) {
    if (plan.left.length === 0 || days.length >= daysTried) break;
    days.push(day);
    for (let crew = 0; crew < crewsPerDay; crew += 1) await time('tour created', () => createTour(desk, day));
    const waiting: string[] = [];
    for (const visitId of plan.left) {
      const reasons = await time('visit planned', () => planVisit(desk, visitId, day, stops));
      if (reasons === undefined) continue;
      waiting.push(visitId);
      for (const reason of reasons) plan.reasons.set(reason, (plan.reasons.get(reason) ?? 0) + 1);
    }
    plan.left = waiting;
  }
  for (const day of days)
    for (const tour of await readTours(desk, town, day)) {
      if (tour.stops.length > 0) plan.tours.push(tour);
      else plan.cancelled += await time('empty tour cancelled', () => cancelTour(desk, tour.id));
    }
  return plan;
}

/** The page names the first crew, car and kit that are free; two tours a day leave nobody unused. */
async function createTour(desk: WebClient, day: string): Promise<void> {
  const page = await desk.get(`/desk/visits/tours/new?day=${day}`);
  const form = formWith(page, { fields: ['crew1', 'crew2', 'kitId'] });
  movedOn(await submit(desk, page, form, {}), `creating a tour on ${day}`);
}

/** Takes the best proposal; where there is none, the reasons. */
async function planVisit(
  desk: WebClient,
  visitId: string,
  day: string,
  stops: Map<string, number>,
): Promise<string[] | undefined> {
  const page = await desk.get(`/desk/visits/plan/${visitId}?day=${day}`);
  if (page.status !== 200) throw new Error(`the page of a visit to plan answers ${page.status}`);
  const proposals = formsOf(page.text).filter(
    (form) => form.controls.get('start')?.values[0] && form.controls.get('tourId')?.options === undefined,
  );
  const tourOf = (form: PageForm) => form.controls.get('tourId')?.values[0] ?? '';
  const proposal = proposals.find((form) => (stops.get(tourOf(form)) ?? 0) < stopsPerTour);
  if (proposal) {
    movedOn(await submit(desk, page, proposal, {}), 'planning a visit');
    stops.set(tourOf(proposal), (stops.get(tourOf(proposal)) ?? 0) + 1);
    return undefined;
  }
  if (proposals.length > 0) return [`It would fit, but the tours have ${stopsPerTour} stops already.`];
  const listed = /<ul>(?:<li><p><a href="\/desk\/visits\/tours\/[\s\S]*?)<\/ul><\/li><\/ul>/.exec(page.text)?.[0] ?? '';
  const said = [...listed.matchAll(/<li>((?:(?!<li>|<p>)[\s\S])*?)<\/li>/g)].map(([, text = '']) => textOf(text));
  return said.length > 0 ? said : ['no reason shown'];
}

async function readTours(desk: WebClient, town: string, day: string): Promise<PlannedTour[]> {
  const list = await desk.get(`/desk/visits/tours?day=${day}`);
  const ids = new Set(
    [...list.text.matchAll(/href="\/desk\/visits\/tours\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id),
  );
  const tours: PlannedTour[] = [];
  for (const id of ids) {
    const page = await desk.get(`/desk/visits/tours/${id}`);
    const stops = [...page.text.matchAll(/action="\/desk\/visits\/plan\/([0-9a-f-]{36})\/unplan"/g)];
    tours.push({ id, town, day, stops: stops.map(([, visit = '']) => visit) });
  }
  return tours;
}

async function cancelTour(desk: WebClient, id: string): Promise<number> {
  const page = await desk.get(`/desk/visits/tours/${id}`);
  const form = formWith(page, { action: /\/cancel$/ });
  movedOn(await submit(desk, page, form, {}), 'cancelling an empty tour');
  return 1;
}
