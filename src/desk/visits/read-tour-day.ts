import type { PublicService } from '#domain/catalogue/index.ts';
import {
  readVisitSettings,
  type TourOfDay,
  toursOfDay,
  type VisitDb,
  type VisitSettings,
} from '#domain/visits/index.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import type { DayPlanRow } from '#platform/ui/day-plan.tsx';
import { readServices } from '../services.ts';
import { urls } from '../urls.ts';
import { legsOf, stripsOf } from './tour-legs.ts';
import { messages } from './tour-messages.ts';
import { nameTour } from './tour-name.ts';

export interface TourDay {
  day: string;
  tours: TourOfDay[];
  settings: VisitSettings;
  services: readonly PublicService[];
}

export async function readTourDay(db: VisitDb, tenant: string, day: string): Promise<TourDay> {
  return {
    day,
    tours: await toursOfDay(db, tenant, day),
    settings: (await readVisitSettings(db, tenant)).value,
    services: (await readServices(db, tenant)).value,
  };
}

/** A row of the day plan per tour. */
export function planRows({ tours, settings }: Pick<TourDay, 'tours' | 'settings'>, lang: Lang): DayPlanRow[] {
  const t = messages[lang];
  return tours.map((tour) => ({
    resource: nameTour(tour, lang),
    href: urls.tour(tour.tourId),
    items: stripsOf(legsOf(tour, settings), t),
  }));
}

/** The full hours the plan is drawn for. */
export function planHours(settings: VisitSettings): { from: number; to: number } {
  return { from: Number(settings.dayStart.slice(0, 2)), to: Math.ceil(Number(settings.dayEnd.slice(0, 2))) };
}
