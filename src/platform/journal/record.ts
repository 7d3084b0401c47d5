import { sql } from 'kysely';
import type { Actor } from '#platform/commands/actor.ts';
import type { Entry } from '#platform/commands/define-command.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';

export interface DoneRow {
  command: string;
  actor: string;
  outcome: unknown;
}

// Ids, codes, dates, numbers: what a journal may carry. A sentence or a name with a blank is a bug that must not be stored.
const code = /^[\p{L}\p{N}._:+/#@-]{0,200}$/u;

/** Writes a command's entries, their waiting marks and the done-list row in one statement. */
export async function recordEntries(
  tx: Db<PlatformTables>,
  done: { id: string; command: string; actor: Actor; at: string; value: unknown },
  entries: readonly (Entry & { id: string })[],
): Promise<void> {
  const { actor, at } = done;
  for (const entry of entries) {
    for (const value of Object.values(entry.data ?? {}).flat()) {
      if (typeof value === 'string' && !code.test(value)) throw new Error(`${entry.type} carries text that is no code`);
    }
  }
  const rows = entries.map((entry) => ({
    id: entry.id,
    on_behalf_of: actor.onBehalfOf ?? null,
    device: actor.device ?? null,
    type: entry.type,
    subject_kind: entry.subject.kind,
    subject_id: entry.subject.id,
    data: entry.data ?? {},
    visibility: entry.visibility,
  }));
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(
        id uuid, on_behalf_of text, device text, type text, subject_kind text, subject_id text, data jsonb, visibility text)
    ), waiting as (
      insert into journal_pending (tenant, entry_id) select ${actor.tenant}, id from given
    ), done as (
      insert into command_done (tenant, id, command, actor, outcome, at)
      values (${actor.tenant}, ${done.id}, ${done.command}, ${`${actor.kind}:${actor.id}`}, ${JSON.stringify(done.value ?? null)}, ${at})
    )
    insert into journal_entry (tenant, id, at, command_id, command, actor_kind, actor_id, on_behalf_of, door, device, type, subject_kind, subject_id, data, visibility)
    select ${actor.tenant}, id, ${at}, ${done.id}, ${done.command}, ${actor.kind}, ${actor.id}, on_behalf_of, ${actor.door}, device, type, subject_kind, subject_id, data, visibility
    from given`.execute(tx);
}

export async function storedOutcome(db: Db<PlatformTables>, tenant: string, id: string): Promise<DoneRow | undefined> {
  return db
    .selectFrom('command_done')
    .select(['command', 'actor', 'outcome'])
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
}
