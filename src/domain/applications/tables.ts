import type { Selectable } from 'kysely';

/** Rows of `migrations/0005_applications.sql`. */
export interface ApplicationTables {
  application: {
    tenant: string;
    id: string;
    case_id: string;
    visit_id: string | null;
    service_key: string;
    source_id: string;
    state: string;
    reference: string | null;
    refusal: string | null;
    attempts: number;
    created_at: string;
    changed_at: string;
  };
}
export type ApplicationRow = Selectable<ApplicationTables['application']>;
