import type { TourOfDay } from '#domain/visits/index.ts';
import { formatTimeRange } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';

/** What a dispatcher calls a tour: its crew and its hours. */
export function nameTour(tour: Pick<TourOfDay, 'crew' | 'startsAt' | 'endsAt'>, lang: Lang): string {
  return `${tour.crew.map((one) => one.name).join(' + ')}, ${formatTimeRange(lang, tour.startsAt, tour.endsAt)}`;
}

export function tourName(tours: readonly TourOfDay[], tourId: string, lang: Lang): string {
  const tour = tours.find((one) => one.tourId === tourId);
  return tour ? nameTour(tour, lang) : '';
}
