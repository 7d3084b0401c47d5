import { type CatalogueTables, searchServices } from '#domain/catalogue/index.ts';
import { readVisitSettings, requestGroupDate, requestVisit, whoMayHaveVisit } from '#domain/visits/index.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { page, redirect } from '#platform/http/answer.ts';
import { formErrors } from '#platform/http/form-errors.ts';
import { type FormBody, fieldText } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { sayMissing } from '#platform/http/say-missing.ts';
import { dateInGermany } from '#platform/values/date.ts';
import { readServices } from '../services.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { FindServicePage } from './find-service-page.tsx';
import { messages } from './messages.ts';
import { printSlip } from './print-slip.ts';
import { callField, namedDates, readCall, readGroupCall } from './read-call.ts';
import { TakeCallPage } from './take-call-page.tsx';
import { TakeGroupPage } from './take-group-page.tsx';
import { readTaken } from './taken.ts';
import { TakenPage } from './taken-page.tsx';

const permission = 'page:desk.calls';

function configured(visit: StaffVisit) {
  const { tenant, lang } = visit;
  return visit.read(async (db: Db<Pick<PlatformTables, 'configuration'>>) => ({
    services: (await readServices(db, tenant)).value,
    settings: (await readVisitSettings(db, tenant)).value,
    whoMay: await whoMayHaveVisit(db, tenant, lang),
  }));
}

const pages = { single: TakeCallPage, group: TakeGroupPage };

async function takePage(
  visit: StaffVisit,
  kind: keyof typeof pages,
  form: FormBody,
  problems: readonly Problem[] = [],
) {
  const { services, settings } = await configured(visit);
  const field = callField(form);
  const named = namedDates(problems, form, field);
  const found = formErrors(visit.door.problems, named, visit.lang, field);
  // A choice nobody made comes as an empty text, which is none of the choices.
  const unanswered = named.map((problem) =>
    problem.code === 'input.not-a-choice' && fieldText(form, field(problem.field ?? '')) === ''
      ? { ...problem, code: 'input.required' }
      : problem,
  );
  const errors = sayMissing(found, unanswered, field, messages[visit.lang].missing);
  const TakePage = pages[kind];
  return page(<TakePage visit={visit} form={form} services={services} settings={settings} errors={errors} />, {
    status: problems.length > 0 ? 422 : 200,
  });
}

export const callRoutes = defineRoutes<StaffVisit>([
  {
    method: 'GET',
    url: urls.calls(),
    permission,
    async answer(visit) {
      const { services, settings, whoMay } = await configured(visit);
      const query = (visit.query.q ?? '').trim().slice(0, 200);
      const all = await visit.read((db: Db<CatalogueTables>) => searchServices(db, visit.tenant, query, 6));
      // What fits far worse than the best only costs reading time during a call.
      const found = all.filter(({ score }) => score >= (all[0]?.score ?? 0) / 4);
      return page(
        <FindServicePage
          visit={visit}
          query={query}
          found={found}
          all={services}
          today={dateInGermany(visit.now)}
          settings={settings}
          whoMay={whoMay}
        />,
      );
    },
  },
  {
    method: 'GET',
    url: urls.newCall(),
    permission,
    answer: (visit) =>
      takePage(visit, 'single', { services: (visit.query.service ?? '').split(',').filter((key) => key !== '') }),
  },
  {
    method: 'POST',
    url: urls.newCall(),
    permission,
    async answer(visit) {
      const outcome = await visit.execute(requestVisit, readCall(visit.form, visit.now));
      if (!outcome.ok) return takePage(visit, 'single', visit.form, outcome.problems);
      return redirect(urls.callTaken(outcome.value.number));
    },
  },
  { method: 'GET', url: urls.newGroupCall(), permission, answer: (visit) => takePage(visit, 'group', {}) },
  {
    method: 'POST',
    url: urls.newGroupCall(),
    permission,
    async answer(visit) {
      const outcome = await visit.execute(requestGroupDate, readGroupCall(visit.form, visit.now));
      if (!outcome.ok) return takePage(visit, 'group', visit.form, outcome.problems);
      return redirect(urls.callTaken(outcome.value.number));
    },
  },
  {
    method: 'GET',
    url: urls.callTaken(':number'),
    permission,
    async answer(visit) {
      const number = visit.params.number ?? '';
      const taken = await readTaken(visit, number);
      return taken ? page(<TakenPage visit={visit} taken={taken} />) : redirect(urls.case(number));
    },
  },
  {
    method: 'GET',
    url: urls.callSlip(':number'),
    permission,
    async answer(visit) {
      const number = visit.params.number ?? '';
      const taken = await readTaken(visit, number);
      if (!taken) return redirect(urls.case(number));
      const { services } = await configured(visit);
      const bytes = await printSlip(visit, taken, services);
      return { kind: 'file', bytes, type: 'application/pdf', name: `${number}.pdf`, inline: true };
    },
  },
]);
