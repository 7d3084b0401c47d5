import { townDirectory } from '#domain/identity/index.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { page } from '#platform/http/answer.ts';
import { defineRoutes, type Visit } from '#platform/http/route.ts';
import { Card } from '#platform/ui/card.tsx';
import { Columns } from '#platform/ui/columns.tsx';
import { Page } from '#platform/ui/page.tsx';
import { messages } from '../messages.ts';
import { urls } from '../urls.ts';

/** `/`: the choice of the town, where one address serves several. */
export const townsRoute = defineRoutes<Visit>([
  {
    method: 'GET',
    url: urls.towns(),
    permission: 'page:portal.public',
    async answer(visit) {
      const t = messages[visit.lang];
      const towns = await visit.read((db: Db<Pick<PlatformTables, 'tenant'>>) => townDirectory(db));
      return page(
        <Page {...visit.ui} title={t.chooseTown} lead={t.chooseTownLead} signIn={{ href: '/desk', label: t.staff }}>
          <Columns layout="cards">
            {towns.map((town) => (
              <Card key={town.tenant} title={town.name} href={urls.home(town.tenant)} />
            ))}
          </Columns>
        </Page>,
      );
    },
  },
]);
