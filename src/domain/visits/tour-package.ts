import { kitStates } from './kit-queries.ts';
import { readVisitSettings } from './settings.ts';
import { toursOfDays } from './tour-queries.ts';
import { type VisitCard, visitCard } from './visit-card.ts';
import type { VisitDb } from './visit-step.ts';

/** What a field device holds for one tour, and nothing of any other. */
export interface TourPackage {
  tour: {
    id: string;
    version: number;
    day: string;
    state: string;
    startsAt: string;
    endsAt: string;
    crew: { id: string; name: string }[];
    vehicle: string;
  };
  kit: {
    id: string;
    name: string;
    weightKg: number;
    calibratedUntil: string;
    batteryPercent: number;
    equipment: string[];
    /** Numbers of the blanks that may be used. */
    blanks: string[];
  };
  checklist: { equipment: string[]; batteryMinimumPercent: number };
  stops: VisitCard[];
  /** After this instant the device deletes all of it by itself. */
  expiresAt: string;
}

const hoursToSync = 14;

/**
 * Exactly the data of one tour, for a crew member who drives it. Undefined for everybody else, and for a tour that is
 * over or cancelled.
 */
export async function tourPackage(
  db: VisitDb,
  tenant: string,
  tourId: string,
  crewMember: string,
): Promise<TourPackage | undefined> {
  const [tour] = await toursOfDays(db, tenant, { tourId });
  if (!tour || tour.state === 'finished' || !tour.crew.some((one) => one.id === crewMember)) return undefined;
  const [kit] = await kitStates(db, tenant, tour.kit.id);
  if (!kit) return undefined;
  const settings = (await readVisitSettings(db, tenant)).value;
  const stops: VisitCard[] = [];
  for (const stop of tour.stops) {
    const card = await visitCard(db, tenant, stop.visitId);
    if (card) stops.push(card);
  }
  return {
    tour: {
      id: tour.tourId,
      version: tour.version,
      day: tour.day,
      state: tour.state,
      startsAt: tour.startsAt,
      endsAt: tour.endsAt,
      crew: tour.crew,
      vehicle: tour.vehicle.name,
    },
    kit: {
      id: kit.kitId,
      name: kit.name,
      weightKg: kit.weightKg,
      calibratedUntil: kit.calibratedUntil,
      batteryPercent: kit.batteryPercent,
      equipment: kit.items.map((item) => item.equipment),
      blanks: kit.blanks.filter((blank) => blank.state === 'in-stock').map((blank) => blank.number),
    },
    checklist: { equipment: settings.requiredEquipment, batteryMinimumPercent: settings.batteryMinimumPercent },
    stops,
    expiresAt: new Date(Date.parse(tour.endsAt) + hoursToSync * 3_600_000).toISOString(),
  };
}
