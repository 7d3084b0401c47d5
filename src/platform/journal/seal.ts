import { sql } from 'kysely';
import type { Database, Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { canonical } from './canonical.ts';
import { chainHash, chainStart, leafHash } from './merkle.ts';

/** The fields of an entry that the chain protects, as they are hashed. */
export interface SealedEntry {
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
  data: unknown;
  visibility: string;
}

export const sealedColumns = [
  'tenant',
  'id',
  'at',
  'command_id',
  'command',
  'actor_kind',
  'actor_id',
  'on_behalf_of',
  'door',
  'device',
  'type',
  'subject_kind',
  'subject_id',
  'data',
  'visibility',
] as const satisfies readonly (keyof SealedEntry)[];

export function leafOf(entry: SealedEntry): Buffer {
  return leafHash(canonical(Object.fromEntries(sealedColumns.map((column) => [column, entry[column]]))));
}

/**
 * Gives committed entries their gapless number and link. Runs beside the business, one at a time
 * per tenant (advisory lock): chaining inside the command would serialise the whole town.
 * @returns how many entries were sealed; 0 when there was nothing or another sealer is at work
 */
export async function sealJournal(
  database: Database<PlatformTables>,
  tenant: string,
  now: string,
  batch = 1000,
): Promise<number> {
  return database.transaction(tenant, async (tx) => {
    const lock = await sql<{
      free: boolean;
    }>`select pg_try_advisory_xact_lock(hashtextextended(${`seal:${tenant}`}, 0)) as free`.execute(tx);
    if (!lock.rows[0]?.free) return 0;
    const entries = await tx
      .selectFrom('journal_pending as p')
      .innerJoin('journal_entry as e', (join) =>
        join.onRef('e.tenant', '=', 'p.tenant').onRef('e.id', '=', 'p.entry_id'),
      )
      .select(sealedColumns.map((column) => `e.${column}` as const))
      .where('p.tenant', '=', tenant)
      .orderBy('e.at')
      .orderBy('e.id')
      .limit(batch)
      .execute();
    if (entries.length === 0) return 0;
    const last = await lastSeal(tx, tenant);
    let { seq, chain } = last;
    const seals = entries.map((entry) => {
      const leaf = leafOf(entry);
      chain = chainHash(chain, leaf);
      seq += 1;
      return { tenant, seq, entry_id: entry.id, leaf, chain, sealed_at: now };
    });
    await tx.insertInto('journal_seal').values(seals).execute();
    await tx
      .deleteFrom('journal_pending')
      .where('tenant', '=', tenant)
      .where(
        'entry_id',
        'in',
        entries.map((entry) => entry.id),
      )
      .execute();
    return entries.length;
  });
}

export async function lastSeal(db: Db<PlatformTables>, tenant: string): Promise<{ seq: number; chain: Buffer }> {
  const row = await db
    .selectFrom('journal_seal')
    .select(['seq', 'chain'])
    .where('tenant', '=', tenant)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? { seq: 0, chain: chainStart };
}
