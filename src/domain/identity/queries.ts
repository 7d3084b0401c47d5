import { sql } from 'kysely';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { configurationPart } from './configuration.ts';
import { townSchema } from './town.ts';

/** The town as it is configured now: its name, addresses, calendar, organisations, legal texts. */
export const readTown = configurationPart('town', townSchema);

/** All towns of the installation; the one list that is known before a tenant is. */
export async function townDirectory(
  db: Db<Pick<PlatformTables, 'tenant'>>,
): Promise<{ tenant: string; name: string; hostname: string | null }[]> {
  const { rows } = await sql<{ tenant: string; name: string; hostname: string | null }>`
    select tenant, name, hostname from town_directory()`.execute(db);
  return rows;
}
