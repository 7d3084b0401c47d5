import { type CatalogueTables, listedService, searchServices } from '#domain/catalogue/index.ts';
import { readVisitSettings, whoMayHaveVisit } from '#domain/visits/index.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { page } from '#platform/http/answer.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { dateInGermany } from '#platform/values/date.ts';
import { CallUs } from '../call-us.tsx';
import { PortalPage } from '../layout.tsx';
import { readServices } from '../services.ts';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { ListServicesPage } from './list-services-page.tsx';
import { messages } from './messages.ts';
import { ShowListedPage } from './show-listed-page.tsx';
import { ShowServicePage } from './show-service-page.tsx';

type CatalogueDb = Db<CatalogueTables & Pick<PlatformTables, 'configuration'>>;

export const catalogueRoutes = defineRoutes<PortalVisit>([
  {
    method: 'GET',
    url: urls.services(':town'),
    permission: 'page:portal.public',
    async answer(visit) {
      const words = (visit.query.q ?? '').trim().slice(0, 200);
      const read = await visit.read(async (db: CatalogueDb) => ({
        all: (await readServices(db, visit.tenant)).value,
        found: words === '' ? [] : await searchServices(db, visit.tenant, words),
      }));
      return page(<ListServicesPage visit={visit} words={words} found={read.found} all={read.all} />);
    },
  },
  {
    method: 'GET',
    url: `${urls.services(':town')}/:key`,
    permission: 'page:portal.public',
    async answer(visit) {
      const key = visit.params.key ?? '';
      const read = await visit.read(async (db: CatalogueDb) => ({
        services: (await readServices(db, visit.tenant)).value,
        listed: await listedService(db, key),
        settings: (await readVisitSettings(db, visit.tenant)).value,
        whoMay: await whoMayHaveVisit(db, visit.tenant, visit.lang),
      }));
      const service = read.services.find((each) => each.key === key);
      const t = messages[visit.lang];
      if (!service && read.listed) return page(<ShowListedPage visit={visit} service={read.listed} />);
      if (!service)
        return page(
          <PortalPage
            visit={visit}
            section="services"
            title={t.unknownTitle}
            backLink={{ href: urls.services(visit.town.id), label: t.backToList }}
          >
            <p class="kern-body">{t.unknown}</p>
            <CallUs visit={visit} />
          </PortalPage>,
          { status: 404 },
        );
      const day = dateInGermany(visit.now);
      return page(
        <ShowServicePage visit={visit} service={service} day={day} settings={read.settings} whoMay={read.whoMay} />,
      );
    },
  },
]);
