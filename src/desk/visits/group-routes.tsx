import { addResident, removeResident } from '#domain/visits/index.ts';
import { type Problem, Refusal } from '#platform/commands/refusal.ts';
import { page, redirect } from '#platform/http/answer.ts';
import { formErrors } from '#platform/http/form-errors.ts';
import { fieldText, fieldTexts } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { readDateParts } from '#platform/ui/read-date-parts.ts';
import { parseDateFields } from '#platform/values/date.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { GroupPage } from './group-page.tsx';
import { readNeedCase } from './read-need-case.ts';

export const groupRoutes = defineRoutes<StaffVisit>([
  { method: 'GET', url: urls.group(':number'), permission: 'page:desk.visits', answer: (visit) => show(visit) },
  {
    method: 'POST',
    url: urls.groupAdd(':number'),
    permission: 'page:desk.visits',
    async answer(visit) {
      const { form } = visit;
      const { file } = await readNeedCase(visit, visit.params.number ?? '');
      const typed = readDateParts(form, 'birthDate');
      const birth = parseDateFields(typed);
      const given = typed.day !== '' || typed.month !== '' || typed.year !== '';
      if (given && !birth.ok) return show(visit, [{ code: birth.problem, field: 'birthDate' }]);
      const givenName = fieldText(form, 'givenName');
      const consentGivenBy = fieldText(form, 'consentGivenBy');
      const outcome = await visit.execute(addResident, {
        groupCaseId: file.id,
        lang: file.lang,
        resident: {
          ...(givenName === '' ? {} : { givenName }),
          familyName: fieldText(form, 'familyName'),
          ...(birth.ok ? { birthDate: birth.date } : {}),
        },
        services: fieldTexts(form, 'services'),
        ...(consentGivenBy === '' ? {} : { consentGivenBy }),
      });
      return outcome.ok ? redirect(urls.group(file.number)) : show(visit, outcome.problems);
    },
  },
  {
    method: 'POST',
    url: urls.groupRemove(':number'),
    permission: 'page:desk.visits',
    async answer(visit) {
      const { file } = await readNeedCase(visit, visit.params.number ?? '');
      const caseId = fieldText(visit.form, 'caseId');
      const outcome = await visit.execute(removeResident, { groupCaseId: file.id, caseId });
      return outcome.ok ? redirect(urls.group(file.number)) : show(visit, outcome.problems);
    },
  },
]);

async function show(visit: StaffVisit, problems: readonly Problem[] = []) {
  const need = await readNeedCase(visit, visit.params.number ?? '');
  const { group } = need.request;
  if (!group) throw new Refusal({ code: 'visits.group-unknown' });
  const fieldName = (path: string) => path.replace(/^resident\./, '').replace(/^services\.\d+$/, 'services');
  const errors = formErrors(visit.door.problems, problems, visit.lang, fieldName);
  return page(<GroupPage visit={visit} need={need} group={group} errors={errors} />, {
    status: problems.length > 0 ? 422 : 200,
  });
}
