import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { indexTown } from './index-town.ts';
import { writeTownResponsibility } from './save-responsibility.ts';
import type { CatalogueTables } from './tables.ts';

/** Brings the search and the finder to the town's configuration; after each import of its folder. Twice is once. */
export async function bringCatalogue(
  tx: Db<CatalogueTables & Pick<PlatformTables, 'configuration'>>,
  tenant: string,
  now: string,
): Promise<void> {
  await indexTown(tx, tenant);
  await writeTownResponsibility(tx, tenant, now);
}
