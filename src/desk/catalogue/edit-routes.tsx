import {
  askCheck,
  type CatalogueTables,
  confirmService,
  feeProblems,
  listedService,
  type PublicService,
  type ServiceTexts,
  saveService,
  serviceHistory,
  serviceTextsShape,
} from '#domain/catalogue/index.ts';
import { type IdentityTables, staffNames } from '#domain/identity/index.ts';
import { inputProblems } from '#platform/commands/input-problems.ts';
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
import { EditServicePage } from './edit-service-page.tsx';
import { readServiceForm, serviceField } from './read-service-form.ts';
import { formOfService } from './service-form.tsx';

const permission = 'page:desk.catalogue-editor';
type EditorDb = Db<CatalogueTables & IdentityTables & Pick<PlatformTables, 'configuration'>>;

/** One service: its editor, "still right", and the request to check it. */
export const editServiceRoutes = defineRoutes<StaffVisit>([
  {
    method: 'GET',
    url: urls.editService(':key'),
    permission,
    async answer(visit) {
      const seen = await readSeen(visit);
      if (!seen) return redirect(urls.catalogue());
      const version = Number(visit.query.version);
      const older = seen.history.slice(1).find((row) => row.version === version);
      return show(visit, seen, formOfService(older?.value ?? seen.texts), { older: older?.version });
    },
  },
  {
    method: 'POST',
    url: urls.editService(':key'),
    permission,
    async answer(visit) {
      const seen = await readSeen(visit);
      if (!seen) return redirect(urls.catalogue());
      const { form } = visit;
      const { service, problems } = readServiceForm(form, visit.params.key ?? '');
      const read = serviceTextsShape.safeParse(service, { reportInput: true });
      const [wrongFee] = read.success ? feeProblems(read.data.fees) : [];
      const found: Problem[] = [
        ...problems,
        ...(read.success ? [] : inputProblems(read.error)),
        ...(wrongFee
          ? [{ code: `fee.${wrongFee.code}`, field: `fees.${wrongFee.at}`, data: { number: wrongFee.at + 1 } }]
          : []),
      ];
      if (found.length > 0 || !read.success) return show(visit, seen, form, { problems: found });
      if (fieldText(form, 'action') === 'preview') return show(visit, seen, form, { preview: read.data });
      const basis = Number(fieldText(form, 'basis'));
      const outcome = await visit.execute(saveService, { basis, service: read.data });
      return outcome.ok ? redirect(backTo(read.data.key)) : show(visit, seen, form, { problems: outcome.problems });
    },
  },
  {
    method: 'POST',
    url: urls.confirmService(':key'),
    permission,
    async answer(visit) {
      const key = visit.params.key ?? '';
      await visit.execute(confirmService, { key });
      return redirect(backTo(key));
    },
  },
  {
    method: 'POST',
    url: urls.askCheck(':key'),
    permission: 'page:desk.catalogue',
    async answer(visit) {
      const key = visit.params.key ?? '';
      await visit.execute(askCheck, { key, note: fieldText(visit.form, `note-${key}`) });
      return redirect(backTo(key));
    },
  },
]);

const backTo = (key: string) => `${urls.catalogue()}#service-${key}`;

interface Seen {
  basis: number;
  texts: ServiceTexts;
  isOwn: boolean;
  history: Awaited<ReturnType<typeof serviceHistory>>;
  names: ReadonlyMap<string, string>;
}

/** The service as it is now; one of the shared list only as a beginning for an own entry. */
function readSeen(visit: StaffVisit): Promise<Seen | undefined> {
  const key = visit.params.key ?? '';
  const { tenant } = visit;
  return visit.read(async (db: EditorDb) => {
    const { version, value } = await readServices(db, tenant);
    const own = value.find((each: PublicService) => each.key === key);
    const listed = own ? undefined : await listedService(db, key);
    if (!own && !listed) return undefined;
    const empty = { de: '', en: '' };
    const texts = own ?? {
      key,
      name: { de: listed?.name ?? '', en: listed?.name_en ?? '' },
      everydayWords: { de: [], en: [] },
      summary: empty,
      fees: [],
      papers: [],
      legalBasis: listed?.legal_basis ?? '',
      processingTime: empty,
    };
    return {
      basis: version,
      texts,
      isOwn: own !== undefined,
      history: await serviceHistory(db, tenant, key),
      names: await staffNames(db, tenant),
    };
  });
}

function show(
  visit: StaffVisit,
  seen: Seen,
  form: FormBody,
  {
    problems = [],
    older,
    preview,
  }: { problems?: readonly Problem[]; older?: number | undefined; preview?: ServiceTexts | undefined },
): Answer {
  const errors = formErrors(visit.door.problems, problems, visit.lang, serviceField(form));
  const typed = Number(fieldText(visit.form, 'basis'));
  return page(
    <EditServicePage
      {...seen}
      visit={visit}
      serviceKey={seen.texts.key}
      name={seen.texts.name[visit.lang] || seen.texts.name.de}
      basis={Number.isInteger(typed) && typed > 0 ? typed : seen.basis}
      form={form}
      errors={errors}
      today={dateInGermany(visit.now)}
      older={older}
      preview={preview}
    />,
    { status: problems.length > 0 ? 422 : 200 },
  );
}
