import type { ColumnType } from 'kysely';

/** JSON that is written as an object and read as whatever was stored: parse before use. */
export type Json = ColumnType<unknown, string, string>;

export interface PlatformTables {
  tenant: { tenant: string; name: string; hostname: string | null; created_at: string };
  configuration: {
    tenant: string;
    part: string;
    version: number;
    value: Json;
    valid_from: string;
    created_at: string;
    created_by: string;
  };
  command_done: { tenant: string; id: string; command: string; actor: string; outcome: Json; at: string };
  journal_entry: {
    tenant: string;
    id: string;
    at: string;
    command_id: string;
    command: string;
    actor_kind: string;
    actor_id: string;
    on_behalf_of: string | null;
    door: string;
    device: string | null;
    type: string;
    subject_kind: string;
    subject_id: string;
    data: Json;
    visibility: string;
  };
  journal_pending: { tenant: string; entry_id: string };
  journal_seal: { tenant: string; seq: number; entry_id: string; leaf: Buffer; chain: Buffer; sealed_at: string };
  journal_checkpoint: {
    tenant: string;
    size: number;
    root: Buffer;
    chain: Buffer;
    frontier: Buffer[];
    signature: string;
    at: string;
  };
  undelivered: {
    tenant: string;
    id: string;
    reaction: string;
    entry_id: string;
    subject_kind: string;
    subject_id: string;
    reason: string;
    attempts: number;
    since: string;
    owner_role: string;
    state: string;
    settled_at: string | null;
    settled_by: string | null;
    settled_note: string | null;
  };
}
