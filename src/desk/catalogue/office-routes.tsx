import {
  type CatalogueTables,
  type Office,
  type PublicService,
  type Responsibility,
  readResponsibility,
  responsibilityHistory,
  saveResponsibility,
} from '#domain/catalogue/index.ts';
import { type IdentityTables, staffNames } from '#domain/identity/index.ts';
import { sentence } from '#platform/commands/problems.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { type Answer, page, redirect } from '#platform/http/answer.ts';
import { formErrors } from '#platform/http/form-errors.ts';
import { type FormBody, fieldText } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { dateInGermany } from '#platform/values/date.ts';
import { readServices } from '../services.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { OfficePage, OfficeRulePage } from './office-pages.tsx';
import { OfficesPage } from './offices-page.tsx';
import { formOfOffice, formOfRule, freeId, readOffice, readRule } from './read-office-form.ts';

const permission = 'page:desk.catalogue-editor';
type OfficeDb = Db<CatalogueTables & IdentityTables & Pick<PlatformTables, 'configuration'>>;
const nothing: Responsibility = { offices: [], rules: [] };

/** The town's offices and what they are responsible for. */
export const officeRoutes = defineRoutes<StaffVisit>([
  { method: 'GET', url: urls.offices(), permission, answer: (visit) => list(visit) },
  {
    method: 'POST',
    url: urls.restoreOffices(),
    permission,
    async answer(visit) {
      const version = Number(fieldText(visit.form, 'version'));
      const history = await visit.read((db: OfficeDb) => responsibilityHistory(db, visit.tenant));
      const wanted = history.find((row) => row.version === version);
      if (!wanted) return redirect(urls.offices());
      const basis = basisOf(visit);
      const outcome = await visit.execute(saveResponsibility, { basis, responsibility: wanted.value });
      return outcome.ok ? redirect(urls.offices()) : list(visit, outcome.problems);
    },
  },
  {
    method: 'GET',
    url: urls.office(':id'),
    permission,
    async answer(visit) {
      const at = visit.params.id ?? '';
      const { basis, value } = await read(visit);
      const office = value.offices.find(({ id }) => id === at);
      if (!office && at !== 'new') return redirect(urls.offices());
      return officePage(visit, at, basis, office ? formOfOffice(office) : {});
    },
  },
  {
    method: 'POST',
    url: urls.office(':id'),
    permission,
    async answer(visit) {
      const { form } = visit;
      const at = visit.params.id ?? '';
      const { value } = await read(visit);
      if (at !== 'new' && !value.offices.some(({ id }) => id === at)) return redirect(urls.offices());
      const show = (basis: number, problems: readonly Problem[]) => officePage(visit, at, basis, form, problems);
      const remove = fieldText(form, 'action') === 'remove';
      if (!remove && fieldText(form, 'own') === '')
        return show(basisOf(visit), [{ code: 'input.required', field: 'own' }]);
      return save(visit, show, ({ offices, rules }) => {
        const id = at === 'new' ? freeId(fieldText(form, 'name.de'), offices) : at;
        if (remove) return { rules, offices: offices.filter((office) => office.id !== id) };
        const office = readOffice(form, id);
        const isKnown = offices.some((each) => each.id === id);
        return {
          rules,
          offices: isKnown ? offices.map((each) => (each.id === id ? office : each)) : [...offices, office],
        };
      });
    },
  },
  {
    method: 'GET',
    url: urls.officeRule(':at'),
    permission,
    async answer(visit) {
      const at = visit.params.at ?? '';
      const { basis, value, services } = await read(visit);
      const rule = value.rules[Number(at)];
      if (!rule && at !== 'new') return redirect(urls.offices());
      return rulePage(visit, at, basis, rule ? formOfRule(rule) : {}, value.offices, services);
    },
  },
  {
    method: 'POST',
    url: urls.officeRule(':at'),
    permission,
    async answer(visit) {
      const { form } = visit;
      const at = visit.params.at ?? '';
      const { value, services } = await read(visit);
      if (at !== 'new' && value.rules[Number(at)] === undefined) return redirect(urls.offices());
      const show = (basis: number, problems: readonly Problem[]) =>
        rulePage(visit, at, basis, form, value.offices, services, problems);
      const remove = fieldText(form, 'action') === 'remove';
      const { rule, problems } = readRule(form);
      if (!remove && problems.length > 0) return show(basisOf(visit), problems);
      return save(visit, show, ({ offices, rules }) => {
        const index = at === 'new' ? rules.length : Number(at);
        return { offices, rules: rules.toSpliced(index, 1, ...(remove ? [] : [rule])) };
      });
    },
  },
]);

const basisOf = (visit: StaffVisit) => Number(fieldText(visit.form, 'basis')) || 0;

/** Saves the change of what counts now, unless somebody else has changed it since; else shows the form again. */
async function save(
  visit: StaffVisit,
  show: (basis: number, problems: readonly Problem[]) => Answer,
  change: (now: Responsibility) => Responsibility,
): Promise<Answer> {
  const { value } = await read(visit);
  const basis = basisOf(visit);
  const outcome = await visit.execute(saveResponsibility, { basis, responsibility: change(value) });
  return outcome.ok ? redirect(urls.offices()) : show(basis, outcome.problems);
}

function read(visit: StaffVisit) {
  const { tenant } = visit;
  return visit.read(async (db: OfficeDb) => {
    const found = await readResponsibility(db, tenant);
    return {
      basis: found?.version ?? 0,
      value: found?.value ?? nothing,
      services: (await readServices(db, tenant)).value,
    };
  });
}

async function list(visit: StaffVisit, problems: readonly Problem[] = []): Promise<Answer> {
  const { value, services } = await read(visit);
  const { history, names } = await visit.read(async (db: OfficeDb) => ({
    history: await responsibilityHistory(db, visit.tenant),
    names: await staffNames(db, visit.tenant),
  }));
  const [first] = problems;
  return page(
    <OfficesPage
      visit={visit}
      responsibility={value}
      services={services}
      history={history}
      names={names}
      today={dateInGermany(visit.now)}
      error={first && sentence(visit.door.problems, first, visit.lang)}
    />,
    { status: first ? 422 : 200 },
  );
}

/** A problem's path in the command's input as the form's field. */
const fieldOf = (path: string) => path.replace(/^responsibility\.(?:offices|rules)\.\d+\./, '');

function officePage(
  visit: StaffVisit,
  at: string,
  basis: number,
  form: FormBody,
  problems: readonly Problem[] = [],
): Answer {
  const errors = formErrors(visit.door.problems, problems, visit.lang, fieldOf);
  return page(<OfficePage visit={visit} at={at} basis={basis} form={form} errors={errors} />, {
    status: problems.length > 0 ? 422 : 200,
  });
}

function rulePage(
  visit: StaffVisit,
  at: string,
  basis: number,
  form: FormBody,
  offices: readonly Office[],
  services: readonly PublicService[],
  problems: readonly Problem[] = [],
): Answer {
  const errors = formErrors(visit.door.problems, problems, visit.lang, fieldOf);
  const props = { visit, at, basis, form, errors, offices, services };
  return page(<OfficeRulePage {...props} />, { status: problems.length > 0 ? 422 : 200 });
}
