import type { Selectable } from 'kysely';

/** Rows of `migrations/0006_notifications.sql`. */
export interface NoticeTables {
  notice: {
    tenant: string;
    id: string;
    case_id: string;
    job_key: string;
    template: string;
    way: string;
    lang: string;
    party_role: string;
    state: string;
    blob: string | null;
    enclosure: string | null;
    created_at: string;
    settled_at: string | null;
    settled_by: string | null;
  };
}
export type NoticeRow = Selectable<NoticeTables['notice']>;
