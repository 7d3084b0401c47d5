import { formName, formVersions, readForm, saveForm } from '#domain/applications/index.ts';
import { type IdentityTables, staffNames } from '#domain/identity/index.ts';
import { sentence } from '#platform/commands/problems.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { type Answer, page, redirect } from '#platform/http/answer.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { readServices } from '../services.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { EditFormPage, FormsPage, type NamedForm } from './form-pages.tsx';
import { readDefinition } from './read-definition.ts';

const permission = 'page:desk.forms';
type FormsDb = Db<IdentityTables & Pick<PlatformTables, 'configuration'>>;

/** The town's forms: a list, and an editor that checks, shows and makes a version count. */
export const formRoutes = defineRoutes<StaffVisit>([
  {
    method: 'GET',
    url: urls.forms(),
    permission,
    async answer(visit) {
      const { tenant } = visit;
      const read = await visit.read(async (db: FormsDb) => ({
        versions: await formVersions(db, tenant),
        services: (await readServices(db, tenant)).value,
        names: await staffNames(db, tenant),
      }));
      const newest: NamedForm[] = [];
      for (const row of read.versions.filter((one, index, all) => all[index - 1]?.form !== one.form)) {
        const form = await visit.read((db: FormsDb) => readForm(db, tenant, row.form, row.version));
        newest.push({ ...row, title: form?.definition.title[visit.lang] ?? row.form });
      }
      return page(<FormsPage visit={visit} newest={newest} services={read.services} names={read.names} />);
    },
  },
  {
    method: 'GET',
    url: urls.form(),
    permission,
    async answer(visit) {
      const form = formName.safeParse(visit.query.form);
      if (!form.success) return redirect(urls.forms());
      const version = Number(visit.query.version);
      const { versions, names } = await readVersions(visit, form.data);
      const wanted = versions.find((row) => row.version === version) ?? versions[0];
      const shown =
        wanted && (await visit.read((db: FormsDb) => readForm(db, visit.tenant, form.data, wanted.version)));
      return page(
        <EditFormPage
          visit={visit}
          form={form.data}
          basis={versions[0]?.version ?? 0}
          text={shown ? JSON.stringify(shown.definition, null, 2) : ''}
          versions={versions}
          names={names}
          definition={shown?.definition}
          shownVersion={shown?.version}
          activated={visit.query.activated && wanted ? wanted.version : undefined}
        />,
      );
    },
  },
  { method: 'POST', url: urls.form(), permission, answer: save },
]);

async function save(visit: StaffVisit): Promise<Answer> {
  const form = formName.safeParse(fieldText(visit.form, 'form'));
  if (!form.success) return redirect(urls.forms());
  const text = fieldText(visit.form, 'definition');
  const basis = Number(fieldText(visit.form, 'basis'));
  const read = readDefinition(visit, text);
  const { versions, names } = await readVersions(visit, form.data);
  const show = (errors: readonly string[]) =>
    page(
      <EditFormPage
        visit={visit}
        form={form.data}
        basis={Number.isInteger(basis) ? basis : 0}
        text={text}
        versions={versions}
        names={names}
        errors={errors}
        definition={read.ok ? read.definition : undefined}
      />,
      errors.length > 0 ? { status: 422 } : {},
    );
  if (!read.ok) return show(read.errors);
  if (fieldText(visit.form, 'action') !== 'activate') return show([]);
  const outcome = await visit.execute(saveForm, { form: form.data, basis, definition: read.definition });
  if (outcome.ok) return redirect(`${urls.form(form.data)}&activated=1`);
  return show(outcome.problems.map((problem) => sentence(visit.door.problems, problem, visit.lang)));
}

function readVersions(visit: StaffVisit, form: string) {
  return visit.read(async (db: FormsDb) => ({
    versions: await formVersions(db, visit.tenant, form),
    names: await staffNames(db, visit.tenant),
  }));
}
