import { type ApplicationTables, openApplications, sendAgain } from '#domain/applications/index.ts';
import { type CaseTables, numbersOf } from '#domain/cases/index.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { page, redirect } from '#platform/http/answer.ts';
import { formErrors } from '#platform/http/form-errors.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { listUndelivered } from '#platform/jobs/list-undelivered.ts';
import { retryUndelivered, settleUndelivered } from '#platform/jobs/settle-undelivered.ts';
import { readServices } from '../services.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { DeliveryPage } from './delivery-page.tsx';

const permission = 'page:desk.delivery';

type Tables = ApplicationTables & CaseTables & Pick<PlatformTables, 'undelivered' | 'configuration'>;

async function deliveryPage(visit: StaffVisit, problems: readonly Problem[] = []) {
  const { tenant, lang, form, door } = visit;
  const read = await visit.read(async (db: Db<Tables>) => {
    const undelivered = await listUndelivered(db, tenant);
    const applications = await openApplications(db, tenant);
    const ids = [...undelivered.map((row) => row.subject_id), ...applications.map((row) => row.case_id)];
    return {
      undelivered,
      applications,
      numbers: await numbersOf(db, tenant, ids),
      services: (await readServices(db, tenant)).value,
    };
  });
  const errors = formErrors(door.problems, problems, lang, (path) =>
    path === 'note' ? `note-${fieldText(form, 'id')}` : undefined,
  );
  return page(<DeliveryPage visit={visit} {...read} errors={errors} />, { status: problems.length > 0 ? 422 : 200 });
}

export const deliveryRoutes = defineRoutes<StaffVisit>([
  { method: 'GET', url: urls.delivery(), permission, answer: (visit) => deliveryPage(visit) },
  {
    method: 'POST',
    url: urls.retryDelivery(),
    permission: 'delivery.retry',
    async answer(visit) {
      const outcome = await visit.execute(retryUndelivered, { id: fieldText(visit.form, 'id') });
      return outcome.ok ? redirect(urls.delivery()) : deliveryPage(visit, outcome.problems);
    },
  },
  {
    method: 'POST',
    url: urls.settleDelivery(),
    permission: 'delivery.settle',
    async answer(visit) {
      const id = fieldText(visit.form, 'id');
      const outcome = await visit.execute(settleUndelivered, { id, note: fieldText(visit.form, `note-${id}`) });
      return outcome.ok ? redirect(urls.delivery()) : deliveryPage(visit, outcome.problems);
    },
  },
  {
    method: 'POST',
    url: urls.sendAgain(),
    permission: 'applications.send-again',
    async answer(visit) {
      const outcome = await visit.execute(sendAgain, { application: fieldText(visit.form, 'application') });
      return outcome.ok ? redirect(urls.delivery()) : deliveryPage(visit, outcome.problems);
    },
  },
]);
