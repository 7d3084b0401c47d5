import { type CatalogueTables, checkedDays, openChecks, staleAfterDays } from '#domain/catalogue/index.ts';
import { type IdentityTables, staffNames } from '#domain/identity/index.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { page } from '#platform/http/answer.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { dateInGermany } from '#platform/values/date.ts';
import { readServices } from '../services.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { CataloguePage } from './catalogue-page.tsx';
import { editServiceRoutes } from './edit-routes.tsx';
import { officeRoutes } from './office-routes.tsx';
import { searchRoutes } from './search-routes.tsx';

export const catalogueRoutes = defineRoutes<StaffVisit>([
  {
    method: 'GET',
    url: urls.catalogue(),
    permission: 'page:desk.catalogue',
    async answer(visit) {
      const { tenant } = visit;
      const read = await visit.read(
        async (db: Db<CatalogueTables & IdentityTables & Pick<PlatformTables, 'configuration'>>) => ({
          configured: await readServices(db, tenant),
          checked: await checkedDays(db, tenant),
          staleAfter: await staleAfterDays(db, tenant),
          checks: await openChecks(db, tenant),
          names: await staffNames(db, tenant),
        }),
      );
      return page(
        <CataloguePage
          {...read}
          visit={visit}
          services={read.configured.value}
          version={read.configured.version}
          today={dateInGermany(visit.now)}
        />,
      );
    },
  },
  ...editServiceRoutes,
  ...searchRoutes,
  ...officeRoutes,
]);
