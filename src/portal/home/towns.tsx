import { townDirectory } from '#domain/identity/index.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { page, redirect } from '#platform/http/answer.ts';
import { defineRoutes, type Visit } from '#platform/http/route.ts';
import { Card } from '#platform/ui/card.tsx';
import { Columns } from '#platform/ui/columns.tsx';
import { Page } from '#platform/ui/page.tsx';
import { messages } from '../messages.ts';
import { urls } from '../urls.ts';

/** `/`: the town this host name belongs to; where one address serves several, the choice. */
export const townsRoute = defineRoutes<Visit>([
  {
    method: 'GET',
    url: urls.towns(),
    permission: 'page:portal.public',
    async answer(visit) {
      const t = messages[visit.lang];
      const towns = await visit.read((db: Db<Pick<PlatformTables, 'tenant'>>) => townDirectory(db));
      const own = towns.find((town) => town.hostname === visit.host);
      if (own) return redirect(urls.home(own.tenant));
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
