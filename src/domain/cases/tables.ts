import type { Selectable } from 'kysely';
import type { Json } from '#platform/db/tables.ts';

/** Rows of `migrations/0003_cases.sql` and the lists of `0014_resident_account.sql`. Timestamps are ISO strings, dates "2026-02-07". */
export interface CaseTables {
  case_file: {
    tenant: string;
    id: string;
    number: string;
    secret_version: number;
    kind: string;
    channel: string;
    operator: string | null;
    service_keys: string[];
    lang: string;
    state: string;
    outcome: string | null;
    outcome_ground: string | null;
    organisation: string;
    responsibility: string;
    responsible_staff: string | null;
    group_case: string | null;
    follows_case: string | null;
    version: number;
    retention_class: string;
    opened_at: string;
    changed_at: string;
    ended_at: string | null;
  };
  party: {
    tenant: string;
    id: string;
    case_id: string;
    role: string;
    relation: string;
    given_name: string | null;
    family_name: string | null;
    organisation_name: string | null;
    birth_date: string | null;
    street: string | null;
    house_number: string | null;
    postcode: string | null;
    place: string | null;
    ags: string | null;
    lat: number | null;
    lon: number | null;
    phone: string | null;
    email: string | null;
    contact_way: string;
  };
  case_account: { tenant: string; account: string; case_id: string; added_at: string };
  contact_change: {
    tenant: string;
    id: string;
    case_id: string;
    party_id: string;
    email: string;
    contact_way: string | null;
    token_hash: Buffer | null;
    expires_at: string;
    proven_at: string | null;
  };
  case_message: {
    tenant: string;
    id: string;
    case_id: string;
    direction: string;
    author_kind: string;
    author_id: string;
    body: string;
    visibility: string;
    at: string;
  };
  paper: {
    tenant: string;
    id: string;
    case_id: string;
    name: string;
    media_type: string;
    size: number;
    blob: string;
    visibility: string;
    added_by_kind: string;
    added_by: string;
    at: string;
  };
  promise: {
    tenant: string;
    id: string;
    case_id: string;
    kind: string;
    owner_role: string;
    owner_staff: string | null;
    made_at: string;
    due_at: string;
    explanation: Json;
    state: string;
    settled_at: string | null;
  };
  task: {
    tenant: string;
    id: string;
    case_id: string;
    kind: string;
    owner_role: string;
    owner_staff: string | null;
    due_at: string;
    data: Json;
    state: string;
    opened_at: string;
    done_at: string | null;
    done_by: string | null;
    result: string | null;
  };
}

export type CaseFileRow = Selectable<CaseTables['case_file']>;
export type PartyRow = Selectable<CaseTables['party']>;
export type MessageRow = Selectable<CaseTables['case_message']>;
export type PaperRow = Selectable<CaseTables['paper']>;
export type PromiseRow = Selectable<CaseTables['promise']>;
export type TaskRow = Selectable<CaseTables['task']>;
