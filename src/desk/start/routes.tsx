import { type CaseTables, finishTask, keepPromise, type WorkItem, workList } from '#domain/cases/index.ts';
import { type CatalogueTables, editorsWork } from '#domain/catalogue/index.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import type { Db } from '#platform/db/pool.ts';
import { page, redirect } from '#platform/http/answer.ts';
import { formErrors } from '#platform/http/form-errors.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { WorkListPage } from './work-list-page.tsx';

const limit = 200;

async function workPage(visit: StaffVisit, problems: readonly Problem[] = []) {
  const { tenant, actor, staff } = visit;
  const edits = visit.door.may(actor, 'page:desk.catalogue-editor');
  const { items, catalogue } = await visit.read(async (db: Db<CaseTables & CatalogueTables>) => ({
    items: await workList(db, tenant, { roles: actor.roles, staffId: staff.staffId, limit }),
    catalogue: edits ? await editorsWork(db, tenant) : { checks: 0, misses: 0 },
  }));
  return page(
    <WorkListPage
      visit={visit}
      items={withoutEchoes(items)}
      limit={limit}
      catalogue={catalogue}
      errors={formErrors(visit.door.problems, problems, visit.lang, () => undefined)}
    />,
    { status: problems.length > 0 ? 422 : 200 },
  );
}

/** The promised decision and the task that keeps it are one thing to do. */
function withoutEchoes(items: readonly WorkItem[]): WorkItem[] {
  const checked = new Set(items.filter((item) => item.kind === 'need-check').map((item) => item.caseId));
  return items.filter((item) => !(item.what === 'promise' && item.kind === 'decision' && checked.has(item.caseId)));
}

/** Back to where the work was settled from. */
function backTo(visit: StaffVisit): string {
  return fieldText(visit.form, 'back') === 'case'
    ? urls.case(encodeURIComponent(fieldText(visit.form, 'number')))
    : urls.start();
}

export const startRoutes = defineRoutes<StaffVisit>([
  { method: 'GET', url: urls.start(), permission: 'page:desk.start', answer: (visit) => workPage(visit) },
  {
    method: 'POST',
    url: urls.finishTask(),
    permission: 'cases.finish-task',
    async answer(visit) {
      const { form } = visit;
      const input = { task: fieldText(form, 'task'), result: fieldText(form, 'result') };
      const outcome = await visit.execute(finishTask, input);
      return outcome.ok ? redirect(backTo(visit)) : workPage(visit, outcome.problems);
    },
  },
  {
    method: 'POST',
    url: urls.keepPromise(),
    permission: 'cases.keep-promise',
    async answer(visit) {
      const outcome = await visit.execute(keepPromise, { promise: fieldText(visit.form, 'promise') });
      return outcome.ok ? redirect(backTo(visit)) : workPage(visit, outcome.problems);
    },
  },
]);
