import {
  dayFits,
  dayOf,
  readVisitSettings,
  requestsToCheck,
  toursOfDay,
  toursOfDays,
  type VisitDb,
  visitsToPlan,
} from '#domain/visits/index.ts';
import { page } from '#platform/http/answer.ts';
import { formErrors } from '#platform/http/form-errors.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { readServices, serviceNames } from '../services.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { askedDay, dayAfter } from './read-day.ts';
import { RequestsPage } from './requests-page.tsx';
import { ToPlanPage } from './to-plan-page.tsx';

/** More cards than anybody reads at once; the oldest come first. */
const shown = 40;

export const listRoutes = defineRoutes<StaffVisit>([
  {
    method: 'GET',
    url: urls.visits(),
    permission: 'page:desk.visits',
    async answer(visit) {
      const { requests, services } = await visit.read(async (db: VisitDb) => ({
        requests: await requestsToCheck(db, visit.tenant),
        services: (await readServices(db, visit.tenant)).value,
      }));
      const named = (keys: readonly string[]) => serviceNames(services, keys, visit.lang);
      return page(<RequestsPage visit={visit} requests={requests} services={named} />);
    },
  },
  {
    method: 'GET',
    url: urls.visitsToPlan(),
    permission: 'page:desk.visits',
    async answer(visit) {
      const { tenant, now, lang } = visit;
      const found = await visit.read(async (db: VisitDb) => {
        const visits = await visitsToPlan(db, tenant);
        // Without a wish the next day that has a tour is the one to fill.
        const today = dayOf(now);
        const [next] = await toursOfDays(db, tenant, { from: today, to: dayAfter(today, 14) });
        const asked = askedDay(visit.query, now, next?.day ?? today);
        const ids = visits.slice(0, shown).map((one) => one.visitId);
        return {
          visits,
          asked,
          tours: await toursOfDay(db, tenant, asked.day),
          fits: await dayFits(db, tenant, ids, { day: asked.day, now }),
          settings: (await readVisitSettings(db, tenant)).value,
          services: (await readServices(db, tenant)).value,
        };
      });
      const errors = formErrors(visit.door.problems, found.asked.problems, lang);
      return page(
        <ToPlanPage
          {...found}
          visit={visit}
          errors={errors}
          shown={shown}
          services={(keys) => serviceNames(found.services, keys, lang)}
        />,
        { status: errors.summary.length > 0 ? 422 : 200 },
      );
    },
  },
]);
