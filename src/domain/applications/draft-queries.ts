import type { Selectable } from 'kysely';
import type { Db } from '#platform/db/pool.ts';
import { asAnswers } from './as-answers.ts';
import type { Answers } from './form-rules.ts';
import type { ApplicationTables, UploadRow } from './tables.ts';

export interface Draft {
  id: string;
  service: string;
  form: string;
  formVersion: number;
  handle: string;
  answers: Answers;
  expiresAt: string;
  uploads: UploadRow[];
}

type DraftRow = Selectable<ApplicationTables['application_draft']>;
type DraftDb = Db<ApplicationTables>;

export async function draftById(db: DraftDb, tenant: string, id: string, now: string): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('application_draft')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row && withUploads(db, row);
}

/** The draft a code's first part finds. */
export async function draftByHandle(
  db: DraftDb,
  tenant: string,
  handle: string,
  now: string,
): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('application_draft')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('handle', '=', handle)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row && withUploads(db, row);
}

async function withUploads(db: DraftDb, row: DraftRow): Promise<Draft> {
  return {
    id: row.id,
    service: row.service_key,
    form: row.form,
    formVersion: row.form_version,
    handle: row.handle,
    answers: asAnswers(row.answers),
    expiresAt: row.expires_at,
    uploads: await uploadsOf(db, row.tenant, row.id),
  };
}

/** The files of a draft, oldest first. */
export function uploadsOf(db: DraftDb, tenant: string, draft: string): Promise<UploadRow[]> {
  return db
    .selectFrom('application_upload')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('draft_id', '=', draft)
    .where('gone', '=', false)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** The case a draft became when it was sent. */
export async function caseOfDraft(db: DraftDb, tenant: string, draft: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('application')
    .select('case_id')
    .where('tenant', '=', tenant)
    .where('source', '=', 'online')
    .where('source_id', '=', draft)
    .executeTakeFirst();
  return row?.case_id;
}
