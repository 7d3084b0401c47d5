import type { Selectable } from 'kysely';
import type { Json } from '#platform/db/tables.ts';

/** Rows of `migrations/0005_applications.sql` and `0010_online_applications.sql`. */
export interface ApplicationTables {
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
}
export type ApplicationRow = Selectable<ApplicationTables['application']>;
