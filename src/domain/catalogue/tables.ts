import type { Generated } from 'kysely';
import type { Json } from '#platform/db/tables.ts';

/** Rows of `migrations/0015_catalogue.sql` to `0018_catalogue_desk.sql`. Dates are ISO days. */
export interface CatalogueTables {
  public_service: {
    tenant: string;
    key: string;
    name: string;
    name_en: string | null;
    type: string;
    legal_basis: string;
    life_event: string | null;
    words: Generated<string>;
    summary: Generated<string>;
    source: string;
    digest: string;
    changed_at: string;
  };
  catalogue_source: {
    tenant: string;
    kind: string;
    name: string;
    digest: string;
    rows: number;
    imported_at: string;
  };
  area: {
    tenant: string;
    ars: string;
    level: string;
    name: string;
    place: string;
    kind: string;
    ags: string | null;
    seat_postcode: string | null;
    lat: number | null;
    lon: number | null;
    population: number | null;
    digest: string;
    changed_at: string;
  };
  postcode_area: { tenant: string; postcode: string; ags: string; place: string };
  public_organisation: {
    tenant: string;
    id: string;
    name: string;
    name_en: string | null;
    ars: string | null;
    address: string | null;
    phone: string | null;
    email: string | null;
    website: string | null;
    internal_phone: string | null;
    source: string;
    digest: string;
    changed_at: string;
  };
  responsibility: {
    tenant: string;
    id: string;
    service: string;
    ars: string;
    role: string;
    level: string | null;
    organisation: string | null;
    service_id: string | null;
    valid_from: string;
    valid_to: string | null;
    source: string;
    digest: string;
    changed_at: string;
  };
  imported_service: {
    tenant: string;
    id: string;
    version: number;
    key: string | null;
    ars: string;
    texts: Json;
    names: Json;
    source: string;
    source_changed_at: string | null;
    digest: string;
    imported_at: string;
    ended_at: string | null;
  };
  catalogue_task: {
    tenant: string;
    id: string;
    service: string;
    note: string;
    asked_by: string;
    asked_at: string;
    done_at: string | null;
    done_by: string | null;
  };
  search_miss: {
    tenant: string;
    words: string;
    times: number;
    first_at: string;
    last_at: string;
    settled_at: string | null;
  };
  search_entry: { tenant: string; key: string; entry: Json; body: string; digest: string };
  search_posting: { tenant: string; word: string; key: string; weight: number };
  search_word: { tenant: string; word: string; users: number };
  search_related: { tenant: string; word: string; other: string };
}

/** The tenant of what all towns of the installation share; no town may bear its name. */
export const sharedTenant = 'shared';
