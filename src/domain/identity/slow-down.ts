import { createHmac } from 'node:crypto';
import type { Db } from '#platform/db/pool.ts';
import type { IdentityTables } from './tables.ts';

/** Wrong attempts that cost nothing; from then on the wait doubles up to an hour. */
const freeAttempts = 5;
const longestMinutes = 60;

/** Minutes to wait after the n-th wrong attempt. */
export function minutesAfter(failures: number): number {
  return failures < freeAttempts ? 0 : Math.min(2 ** (failures - freeAttempts), longestMinutes);
}

/** What attempts are counted by: a keyed digest, so that the table names neither accounts nor numbers. */
export function attemptSubject(key: Uint8Array, kind: 'case' | 'document' | 'draft' | 'login', what: string): Buffer {
  return createHmac('sha256', key).update(`${kind}:${what}`).digest();
}

/** Minutes somebody still has to wait; 0 when free. */
export async function waitMinutes(
  db: Db<IdentityTables>,
  tenant: string,
  subject: Buffer,
  now: string,
): Promise<number> {
  const row = await db
    .selectFrom('access_failure')
    .select('blocked_until')
    .where('tenant', '=', tenant)
    .where('subject', '=', subject)
    .executeTakeFirst();
  const left = row?.blocked_until ? Date.parse(row.blocked_until) - Date.parse(now) : 0;
  return Math.max(0, Math.ceil(left / 60_000));
}

export async function countFailure(
  tx: Db<IdentityTables>,
  tenant: string,
  subject: Buffer,
  now: string,
): Promise<void> {
  const row = await tx
    .insertInto('access_failure')
    .values({ tenant, subject, failures: 1, last_at: now, blocked_until: null })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant', 'subject'])
        .doUpdateSet((eb) => ({ failures: eb('access_failure.failures', '+', 1), last_at: now })),
    )
    .returning('failures')
    .executeTakeFirstOrThrow();
  const minutes = minutesAfter(row.failures);
  if (minutes === 0) return;
  await tx
    .updateTable('access_failure')
    .set({ blocked_until: new Date(Date.parse(now) + minutes * 60_000).toISOString() })
    .where('tenant', '=', tenant)
    .where('subject', '=', subject)
    .execute();
}

export async function forgetFailures(tx: Db<IdentityTables>, tenant: string, subject: Buffer): Promise<void> {
  await tx.deleteFrom('access_failure').where('tenant', '=', tenant).where('subject', '=', subject).execute();
}
