import { sql } from 'kysely';
import { type PlannedTour, readTour } from './read-tour.ts';
import { readVisitToPlace } from './read-visit-to-place.ts';
import { readVisitSettings } from './settings.ts';
import { type Fit, fitVisit, type VisitToPlace } from './tour-rules.ts';
import type { VisitDb } from './visit-step.ts';

export interface DayFit {
  place: VisitToPlace;
  /** One per tour of the day, those that add the least travel first, those that do not fit last. */
  fits: { tour: PlannedTour; fit: Fit }[];
}

/** How each of these visits fits the tours of a day, and why not. Each tour is read once, however many visits ask. */
export async function dayFits(
  db: VisitDb,
  tenant: string,
  visitIds: readonly string[],
  on: { day: string; now: string },
): Promise<Map<string, DayFit>> {
  const settings = (await readVisitSettings(db, tenant)).value;
  const ids = await db
    .selectFrom('tour')
    .select('id')
    .where('tenant', '=', tenant)
    .where('day', '=', on.day)
    .where('state', 'in', ['planned', 'under-way'])
    .orderBy(sql`lower(during)`)
    .orderBy('id')
    .limit(30)
    .execute();
  const tours: PlannedTour[] = [];
  for (const { id } of ids) {
    const tour = await readTour(db, tenant, id, on.now);
    if (tour) tours.push(tour);
  }
  const found = new Map<string, DayFit>();
  for (const visitId of visitIds) {
    const place = await readVisitToPlace(db, tenant, visitId);
    if (!place) continue;
    const fits = tours.map((tour) => ({ tour, fit: fitVisit(tour.tour, tour.stops, place, settings) }));
    const cost = ({ fit }: { fit: Fit }) => (fit.fits ? fit.extraTravel : Number.POSITIVE_INFINITY);
    found.set(visitId, { place, fits: fits.toSorted((a, b) => cost(a) - cost(b)) });
  }
  return found;
}
