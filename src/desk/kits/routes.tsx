import { kitEquipment } from '#domain/catalogue/index.ts';
import {
  addConsumables,
  addKit,
  addVehicle,
  checkKit,
  kitStates,
  readVisitSettings,
  returnKit,
  type VisitDb,
  vehiclesOf,
  voidConsumable,
} from '#domain/visits/index.ts';
import { type Problem, Refusal } from '#platform/commands/refusal.ts';
import { page, redirect } from '#platform/http/answer.ts';
import { formErrors } from '#platform/http/form-errors.ts';
import { type FormBody, fieldText, fieldTexts } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { readDateParts, readOptionalDate } from '#platform/ui/read-date-parts.ts';
import { parseDateFields } from '#platform/values/date.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { blankNumbers } from './blank-numbers.ts';
import { KitPage } from './kit-page.tsx';
import { KitsPage } from './kits-page.tsx';

const permission = 'page:desk.kits';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const kitRoutes = defineRoutes<StaffVisit>([
  { method: 'GET', url: urls.kits(), permission, answer: (visit) => listPage(visit) },
  {
    method: 'POST',
    url: urls.newVehicle(),
    permission,
    async answer(visit) {
      const outcome = await visit.execute(addVehicle, { name: fieldText(visit.form, 'vehicleName') });
      return outcome.ok
        ? redirect(urls.kits())
        : listPage(visit, outcome.problems, { vehicle: visit.form }, (path) =>
            path === 'name' ? 'vehicleName' : path,
          );
    },
  },
  {
    method: 'POST',
    url: urls.newKit(),
    permission,
    async answer(visit) {
      const { form } = visit;
      const date = parseDateFields(readDateParts(form, 'calibratedUntil'));
      const outcome = await visit.execute(addKit, {
        name: fieldText(form, 'name'),
        weightKg: numberOf(form, 'weightKg'),
        calibratedUntil: date.ok ? date.date : '',
        batteryPercent: numberOf(form, 'batteryPercent'),
        equipment: fieldTexts(form, 'equipment'),
      });
      if (outcome.ok) return redirect(urls.kit(outcome.value.kitId));
      return listPage(visit, dateProblems(outcome.problems, date), { kit: form });
    },
  },
  { method: 'GET', url: urls.kit(':id'), permission, answer: (visit) => kitPage(visit) },
  {
    method: 'POST',
    url: urls.checkKit(':id'),
    permission,
    async answer(visit) {
      const { form } = visit;
      const kitId = visit.params.id ?? '';
      const { date, problem } = readOptionalDate(form, 'calibratedUntil');
      if (problem) return kitPage(visit, [{ code: problem, field: 'calibratedUntil' }]);
      const outcome = await visit.execute(checkKit, {
        kitId,
        items: checklistOf(form),
        batteryPercent: numberOf(form, 'batteryPercent'),
        ...(date === undefined ? {} : { calibratedUntil: date }),
      });
      return outcome.ok ? redirect(urls.kit(kitId)) : kitPage(visit, outcome.problems);
    },
  },
  {
    method: 'POST',
    url: urls.returnKit(':id'),
    permission,
    async answer(visit) {
      const { form } = visit;
      const outcome = await visit.execute(returnKit, {
        tourId: fieldText(form, 'tourId'),
        checklist: checklistOf(form),
        batteryPercent: numberOf(form, 'batteryPercent'),
      });
      return outcome.ok ? redirect(urls.kit(outcome.value.kitId)) : kitPage(visit, outcome.problems);
    },
  },
  {
    method: 'POST',
    url: urls.addBlanks(':id'),
    permission,
    async answer(visit) {
      const kitId = visit.params.id ?? '';
      const read = blankNumbers(fieldText(visit.form, 'from'), fieldText(visit.form, 'to'));
      if (!read.ok) return kitPage(visit, [read.problem]);
      const input = { kitId, kind: 'provisional-id-blank', numbers: read.numbers };
      const outcome = await visit.execute(addConsumables, input);
      return outcome.ok ? redirect(urls.kit(kitId)) : kitPage(visit, outcome.problems);
    },
  },
  {
    method: 'POST',
    url: urls.voidBlank(':id'),
    permission,
    async answer(visit) {
      const { form } = visit;
      const outcome = await visit.execute(voidConsumable, {
        consumableId: fieldText(form, 'consumableId') || undefined,
        reason: fieldText(form, 'reason') || undefined,
      });
      return outcome.ok ? redirect(urls.kit(visit.params.id ?? '')) : kitPage(visit, outcome.problems);
    },
  },
]);

/** "18,5" and "18.5"; blank is absent, anything else is not a number and refused as such. */
function numberOf(form: FormBody, name: string): number | undefined {
  const text = fieldText(form, name);
  return text === '' ? undefined : Number(text.replace(',', '.'));
}

function checklistOf(form: FormBody): { equipment: string; state: string }[] {
  return kitEquipment.flatMap((equipment) => {
    const state = fieldText(form, `item-${equipment}`);
    return state === '' ? [] : [{ equipment, state }];
  });
}

/** What is wrong with the three boxes says more than that the date is missing. */
function dateProblems(problems: readonly Problem[], date: ReturnType<typeof parseDateFields>): readonly Problem[] {
  if (date.ok) return problems;
  return problems.map((problem) =>
    problem.field === 'calibratedUntil' ? { code: date.problem, field: 'calibratedUntil' } : problem,
  );
}

async function listPage(
  visit: StaffVisit,
  problems: readonly Problem[] = [],
  typed: { kit?: FormBody; vehicle?: FormBody } = {},
  fieldName: (path: string) => string = (path) => path.replace(/^equipment\.\d+$/, 'equipment'),
) {
  const found = await visit.read(async (db: VisitDb) => ({
    kits: await kitStates(db, visit.tenant),
    vehicles: await vehiclesOf(db, visit.tenant),
    settings: (await readVisitSettings(db, visit.tenant)).value,
  }));
  const named = problems.map((problem) =>
    // The two forms have a name each; the constraint's refusal does not say which field it means.
    problem.code === 'visits.kit-name-taken'
      ? { ...problem, field: 'name' }
      : problem.code === 'visits.vehicle-name-taken'
        ? { ...problem, field: 'name' }
        : problem,
  );
  const errors = formErrors(visit.door.problems, named, visit.lang, fieldName);
  return page(
    <KitsPage
      visit={visit}
      {...found}
      typed={{ kit: typed.kit ?? {}, vehicle: typed.vehicle ?? {} }}
      errors={errors}
    />,
    { status: problems.length > 0 ? 422 : 200 },
  );
}

async function kitPage(visit: StaffVisit, problems: readonly Problem[] = []) {
  const kitId = visit.params.id ?? '';
  const found = await visit.read(async (db: VisitDb) => {
    const [kit] = uuid.test(kitId) ? await kitStates(db, visit.tenant, kitId) : [];
    if (!kit) throw new Refusal({ code: 'visits.kit-unknown' });
    return { kit, settings: (await readVisitSettings(db, visit.tenant)).value };
  });
  const errors = formErrors(visit.door.problems, problems, visit.lang, (path) =>
    path.startsWith('numbers') ? 'from' : path.replace(/^(items|checklist)\.\d+\..*$/, 'batteryPercent'),
  );
  return page(<KitPage visit={visit} {...found} typed={visit.form} errors={errors} />, {
    status: problems.length > 0 ? 422 : 200,
  });
}
