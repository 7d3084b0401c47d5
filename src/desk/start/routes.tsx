import { page } from '#platform/http/answer.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { DeskPage } from '../layout.tsx';
import { messages } from '../messages.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';

export const startRoutes = defineRoutes<StaffVisit>([
  {
    method: 'GET',
    url: urls.start(),
    permission: 'page:desk.start',
    answer: async (visit) =>
      page(
        <DeskPage visit={visit} section="start" title={messages[visit.lang].start}>
          {null}
        </DeskPage>,
      ),
  },
]);
