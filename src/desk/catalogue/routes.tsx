import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { page } from '#platform/http/answer.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { dateInGermany } from '#platform/values/date.ts';
import { readServices } from '../services.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { CataloguePage } from './catalogue-page.tsx';

export const catalogueRoutes = defineRoutes<StaffVisit>([
  {
    method: 'GET',
    url: urls.catalogue(),
    permission: 'page:desk.catalogue',
    async answer(visit) {
      const { value, version } = await visit.read((db: Db<Pick<PlatformTables, 'configuration'>>) =>
        readServices(db, visit.tenant),
      );
      return page(<CataloguePage visit={visit} services={value} version={version} today={dateInGermany(visit.now)} />);
    },
  },
]);
