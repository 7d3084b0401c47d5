import { readDocumentSettings } from '#domain/documents/index.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { type Answer, page } from '#platform/http/answer.ts';
import { formErrors, noErrors } from '#platform/http/form-errors.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { type Checked, checkDocument } from './check-document.ts';
import { CheckPage } from './check-page.tsx';

const permission = 'page:portal.public';
const statusOf: Readonly<Record<Checked['kind'], number>> = {
  found: 200,
  unknown: 422,
  altered: 422,
  slowed: 429,
  refused: 422,
};

async function answerWith(
  visit: PortalVisit,
  typed: { code: string; holder: string },
  checked: Checked,
): Promise<Answer> {
  const errors = checked.kind === 'refused' ? formErrors(visit.door.problems, [checked.problem], visit.lang) : noErrors;
  const title = checked.kind === 'found' ? await titleOf(visit, checked.document) : '';
  return page(<CheckPage visit={visit} typed={typed} errors={errors} checked={checked} title={title} />, {
    status: statusOf[checked.kind],
  });
}

/** What the document is called, by the template it was made from. */
async function titleOf(visit: PortalVisit, of: { kind: string; issued_at: string }): Promise<string> {
  const { value } = await visit.read((db: Db<Pick<PlatformTables, 'configuration'>>) =>
    readDocumentSettings(db, visit.tenant, of.issued_at),
  );
  return value.templates.find((template) => template.key === of.kind)?.title[visit.lang] ?? of.kind;
}

export const documentRoutes = defineRoutes<PortalVisit>([
  {
    method: 'GET',
    url: urls.checkDocument(':town'),
    permission,
    perMinute: 60,
    async answer(visit) {
      const code = (visit.query.code ?? '').slice(0, 60);
      const typed = { code, holder: '' };
      // The code printed on the paper leads here and is answered at once, without scripts.
      if (code !== '') return answerWith(visit, typed, await checkDocument(visit, { ...typed, file: undefined }));
      return page(<CheckPage visit={visit} typed={typed} errors={noErrors} />);
    },
  },
  {
    method: 'POST',
    url: urls.checkDocument(':town'),
    permission,
    perMinute: 30,
    async answer(visit) {
      const typed = {
        code: fieldText(visit.form, 'code').slice(0, 60),
        holder: fieldText(visit.form, 'holder').slice(0, 200),
      };
      const file = visit.files.find((one) => one.field === 'file')?.bytes;
      return answerWith(visit, typed, await checkDocument(visit, { ...typed, file }));
    },
  },
]);
