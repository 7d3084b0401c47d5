import { requestGroupDate, requestVisit } from '#domain/visits/index.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import { page, redirect } from '#platform/http/answer.ts';
import { formErrors } from '#platform/http/form-errors.ts';
import { type FormBody, fieldText } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { sayMissing } from '#platform/http/say-missing.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { configured } from './configured.ts';
import { findRoutes } from './find-routes.tsx';
import { messages } from './messages.ts';
import { printSlip } from './print-slip.ts';
import { callField, namedDates, readCall, readGroupCall } from './read-call.ts';
import { TakeCallPage } from './take-call-page.tsx';
import { TakeGroupPage } from './take-group-page.tsx';
import { readTaken } from './taken.ts';
import { TakenPage } from './taken-page.tsx';

const permission = 'page:desk.calls';

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
  ...findRoutes,
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
