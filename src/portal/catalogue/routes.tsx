import { searchServices } from '#domain/catalogue/index.ts';
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
import { ShowServicePage } from './show-service-page.tsx';

type ConfigurationDb = Db<Pick<PlatformTables, 'configuration'>>;

export const catalogueRoutes = defineRoutes<PortalVisit>([
  {
    method: 'GET',
    url: urls.services(':town'),
    permission: 'page:portal.public',
    async answer(visit) {
      const words = (visit.query.q ?? '').trim().slice(0, 200);
      const { value: all } = await visit.read((db: ConfigurationDb) => readServices(db, visit.tenant));
      const found = words === '' ? [] : searchServices(all, words).map(({ service }) => service);
      return page(<ListServicesPage visit={visit} words={words} found={found} all={all} />);
    },
  },
  {
    method: 'GET',
    url: `${urls.services(':town')}/:key`,
    permission: 'page:portal.public',
    async answer(visit) {
      const read = await visit.read(async (db: ConfigurationDb) => ({
        services: (await readServices(db, visit.tenant)).value,
        settings: (await readVisitSettings(db, visit.tenant)).value,
        whoMay: await whoMayHaveVisit(db, visit.tenant, visit.lang),
      }));
      const service = read.services.find(({ key }) => key === visit.params.key);
      const t = messages[visit.lang];
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
