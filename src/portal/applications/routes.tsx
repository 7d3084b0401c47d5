import { page } from '#platform/http/answer.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { CallUs } from '../call-us.tsx';
import { PortalPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { readApplying } from './applying.ts';
import { endRoutes } from './end-routes.tsx';
import { messages } from './messages.ts';
import { sentRoutes } from './sent-routes.tsx';
import { StartPage } from './start-page.tsx';
import { goOnAt, stepRoutes } from './step-routes.tsx';

const startRoutes = defineRoutes<PortalVisit>([
  {
    method: 'GET',
    url: urls.apply(':town', ':service'),
    permission: 'page:portal.public',
    async answer(visit) {
      const applying = await readApplying(visit);
      if (!applying) return unknown(visit);
      const goOn = applying.draft ? goOnAt(visit, applying) : undefined;
      return page(<StartPage visit={visit} applying={applying} goOn={goOn} />);
    },
  },
]);

/** An application online, from its start page to its receipt. */
export const applicationRoutes = [...startRoutes, ...endRoutes, ...sentRoutes, ...stepRoutes];

function unknown(visit: PortalVisit) {
  const t = messages[visit.lang];
  return page(
    <PortalPage
      visit={visit}
      section="services"
      title={t.unknownTitle}
      backLink={{ href: urls.services(visit.town.id), label: t.toServices }}
    >
      <p class="kern-body">{t.unknown}</p>
      <CallUs visit={visit} />
    </PortalPage>,
    { status: 404 },
  );
}
