import { dayOf, tourPackage, toursOfCrew, type VisitDb } from '#domain/visits/index.ts';
import { Refusal } from '#platform/commands/refusal.ts';
import { json } from '#platform/http/answer.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { urls } from '../urls.ts';
import type { DeviceVisit } from '../visit.ts';
import { digestOf } from './digest.ts';

/** How far ahead the device may look. */
const daysAhead = 7;
const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const tourRoutes = defineRoutes<DeviceVisit>([
  {
    method: 'GET',
    url: urls.me(),
    permission: 'api:field.sync',
    takes: 'json',
    answer: async ({ device, staff, now }) =>
      json({ deviceId: device.id, staffId: staff.staffId, leaseUntil: device.leaseUntil, now }),
  },
  {
    method: 'GET',
    url: urls.tours(),
    permission: 'api:field.sync',
    takes: 'json',
    async answer(visit) {
      const from = dayOf(visit.now);
      const to = dayOf(new Date(Date.parse(visit.now) + daysAhead * 86_400_000).toISOString());
      const tours = await visit.read((db: VisitDb) => toursOfCrew(db, visit.tenant, visit.actor.id, { from, to }));
      // The list names no resident: only the chosen tour's data goes on the device.
      return json({
        tours: tours.map((tour) => ({
          id: tour.tourId,
          day: tour.day,
          state: tour.state,
          startsAt: tour.startsAt,
          endsAt: tour.endsAt,
          stops: tour.stops.length,
          vehicle: tour.vehicle.name,
          kit: tour.kit.name,
        })),
      });
    },
  },
  {
    method: 'GET',
    url: urls.tour(':tour'),
    permission: 'api:field.sync',
    takes: 'json',
    async answer(visit) {
      const tourId = visit.params.tour ?? '';
      const found = isId.test(tourId)
        ? await visit.read((db: VisitDb) => tourPackage(db, visit.tenant, tourId, visit.actor.id))
        : undefined;
      if (!found) throw new Refusal({ code: 'visits.tour-unknown' });
      return json({ package: found, version: digestOf(found) });
    },
  },
]);
