import { page } from '#platform/http/answer.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { CallUs } from '../call-us.tsx';
import { PortalPage } from '../layout.tsx';
import { messages } from '../messages.ts';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { HomePage } from './home-page.tsx';

type Legal = 'imprint' | 'privacy' | 'accessibility';

const legalPage = (part: Legal) => async (visit: PortalVisit) =>
  page(
    <PortalPage visit={visit} title={messages[visit.lang][part]}>
      <p class="kern-body">{visit.town[part][visit.lang]}</p>
      <CallUs visit={visit} />
    </PortalPage>,
  );

export const homeRoutes = defineRoutes<PortalVisit>([
  {
    method: 'GET',
    url: urls.home(':town'),
    permission: 'page:portal.public',
    answer: async (visit) => page(<HomePage visit={visit} />),
  },
  { method: 'GET', url: urls.imprint(':town'), permission: 'page:portal.public', answer: legalPage('imprint') },
  { method: 'GET', url: urls.privacy(':town'), permission: 'page:portal.public', answer: legalPage('privacy') },
  {
    method: 'GET',
    url: urls.accessibility(':town'),
    permission: 'page:portal.public',
    answer: legalPage('accessibility'),
  },
]);
