import { type CatalogueTables, openMisses, settleMiss, teachWords } from '#domain/catalogue/index.ts';
import { sentence } from '#platform/commands/problems.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { type Answer, page, redirect } from '#platform/http/answer.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { readServices } from '../services.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { messages } from './messages.ts';
import { SearchesPage } from './searches-page.tsx';

const permission = 'page:desk.catalogue-editor';

/** What people looked for and did not find. */
export const searchRoutes = defineRoutes<StaffVisit>([
  { method: 'GET', url: urls.searches(), permission, answer: (visit) => list(visit) },
  {
    method: 'POST',
    url: urls.teachWords(),
    permission,
    async answer(visit) {
      const { form } = visit;
      const at = fieldText(form, 'at');
      const key = fieldText(form, `listed-${at}`) || fieldText(form, `own-${at}`);
      if (key === '') return list(visit, messages[visit.lang].searches.whichService);
      const outcome = await visit.execute(teachWords, { key, words: fieldText(form, 'words') });
      return outcome.ok ? redirect(urls.searches()) : refused(visit, outcome.problems);
    },
  },
  {
    method: 'POST',
    url: urls.settleSearch(),
    permission,
    async answer(visit) {
      const outcome = await visit.execute(settleMiss, { words: fieldText(visit.form, 'words') });
      return outcome.ok ? redirect(urls.searches()) : refused(visit, outcome.problems);
    },
  },
]);

function refused(visit: StaffVisit, problems: readonly Problem[]): Promise<Answer> {
  const [first] = problems;
  return list(visit, first ? sentence(visit.door.problems, first, visit.lang) : undefined);
}

async function list(visit: StaffVisit, error?: string): Promise<Answer> {
  const { tenant } = visit;
  const read = await visit.read(async (db: Db<CatalogueTables & Pick<PlatformTables, 'configuration'>>) => ({
    misses: await openMisses(db, tenant),
    services: (await readServices(db, tenant)).value,
  }));
  return page(
    <SearchesPage visit={visit} misses={read.misses} services={read.services} error={error} />,
    error === undefined ? {} : { status: 422 },
  );
}
