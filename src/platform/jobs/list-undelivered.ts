import type { Selectable } from 'kysely';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';

export type UndeliveredRow = Selectable<PlatformTables['undelivered']>;

/** What could not be delivered and has not been settled, the longest waiting first. */
export function listUndelivered(
  db: Db<Pick<PlatformTables, 'undelivered'>>,
  tenant: string,
  limit = 200,
): Promise<UndeliveredRow[]> {
  return db
    .selectFrom('undelivered')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('state', '=', 'open')
    .orderBy('since')
    .orderBy('id')
    .limit(limit)
    .execute();
}
