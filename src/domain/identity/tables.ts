import type { Json } from '#platform/db/tables.ts';

export interface IdentityTables {
  organisation: { tenant: string; id: string; name: Json; parent: string | null };
  staff: {
    tenant: string;
    id: string;
    login: string;
    name: string;
    email: string | null;
    password_hash: string | null;
    oidc_subject: string | null;
    active: boolean;
  };
  staff_role: { tenant: string; staff_id: string; role: string; organisation: string };
  session: { tenant: string; token_hash: Buffer; staff_id: string; created_at: string; expires_at: string };
  account_session: {
    tenant: string;
    token_hash: Buffer;
    account: string | null;
    level: string;
    attributes: Buffer;
    opened_at: string;
    expires_at: string;
  };
  machine_token: {
    tenant: string;
    id: string;
    name: string;
    token_hash: Buffer;
    roles: string[];
    created_at: string;
    expires_at: string | null;
    revoked_at: string | null;
  };
  device: {
    tenant: string;
    id: string;
    name: string;
    token_hash: Buffer;
    public_key: Json;
    certificate: string;
    enrolled_by: string;
    enrolled_at: string;
    lease_until: string;
    last_seen_at: string | null;
    locked_at: string | null;
    locked_by: string | null;
  };
  access_failure: {
    tenant: string;
    subject: Buffer;
    failures: number;
    last_at: string;
    blocked_until: string | null;
  };
}
