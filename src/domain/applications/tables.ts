import type { ColumnType, Selectable } from 'kysely';
import type { Json } from '#platform/db/tables.ts';
import type { FitConnectTables } from './fit-connect-tables.ts';

/**
 * Rows of `migrations/0005_applications.sql`, `0010_online_applications.sql`, `0011_drafts.sql` and
 * `0012_register_and_documents.sql`.
 */
export interface ApplicationTables extends FitConnectTables {
  application: {
    tenant: string;
    id: string;
    case_id: string;
    visit_id: string | null;
    service_key: string;
    /** `visit`: the result of a visit (`source_id`); `online`: the draft it was sent from; `fit-connect`: the submission. */
    source: string;
    source_id: string;
    state: string;
    reference: string | null;
    refusal: string | null;
    attempts: number;
    created_at: string;
    changed_at: string;
  };
  application_answers: {
    tenant: string;
    application_id: string;
    case_id: string;
    form: string;
    form_version: number;
    answers: Json;
  };
  application_result: { tenant: string; application_id: string; case_id: string; facts: Json };
  register_question: {
    tenant: string;
    id: string;
    case_id: string;
    application_id: string | null;
    operation: string;
    purpose: string;
    actor_kind: string;
    asked_by: string;
    asked_at: string;
    state: string;
    codes: string[];
    answered_at: string | null;
  };
  register_term: {
    tenant: string;
    question_id: string;
    case_id: string;
    salt: Buffer;
    term: Json;
    answer: ColumnType<unknown, string | null, string | null>;
  };
  application_draft: {
    tenant: string;
    id: string;
    service_key: string;
    form: string;
    form_version: number;
    /** First four symbols of the code one resumes with. */
    handle: string;
    answers: Json;
    lang: string;
    created_at: string;
    changed_at: string;
    expires_at: string;
  };
  application_upload: {
    tenant: string;
    id: string;
    draft_id: string;
    field: string;
    name: string;
    media_type: string;
    /** Bytes. */
    size: number;
    blob: string;
    gone: boolean;
    at: string;
  };
}
export type ApplicationRow = Selectable<ApplicationTables['application']>;
export type UploadRow = Selectable<ApplicationTables['application_upload']>;
