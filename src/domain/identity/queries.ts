import { sql } from 'kysely';
import type { Database, Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { configurationPart, optionalPart } from './configuration.ts';
import { type Town, townSchema } from './town.ts';

/** The town as it is configured now: its name, addresses, calendar, organisations, legal texts. */
export const readTown = configurationPart('town', townSchema);

const readTownIfAny = optionalPart('town', townSchema);

/** The town of this id, as somebody typed it in an address; `undefined` when the installation has none. */
export async function findTown(
  database: Pick<Database<Pick<PlatformTables, 'configuration'>>, 'read'>,
  id: string,
): Promise<Town | undefined> {
  if (!townSchema.shape.id.safeParse(id).success) return undefined;
  const found = await database.read(id, (db) => readTownIfAny(db, id));
  return found?.value;
}

/** All towns of the installation; the one list that is known before a tenant is. */
export async function townDirectory(
  db: Db<Pick<PlatformTables, 'tenant'>>,
): Promise<{ tenant: string; name: string; hostname: string | null }[]> {
  const { rows } = await sql<{ tenant: string; name: string; hostname: string | null }>`
    select tenant, name, hostname from town_directory()`.execute(db);
  return rows;
}
