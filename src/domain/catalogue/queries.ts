import type { Db } from '#platform/db/pool.ts';
import type { ListedService } from './index-shared.ts';
import { type CatalogueTables, sharedTenant } from './tables.ts';

/** A service of the federal list by its key. */
export async function listedService(
  db: Db<Pick<CatalogueTables, 'public_service'>>,
  key: string,
): Promise<ListedService | undefined> {
  return db
    .selectFrom('public_service')
    .select(['key', 'name', 'name_en', 'type', 'legal_basis', 'life_event'])
    .where('tenant', '=', sharedTenant)
    .where('key', '=', key)
    .executeTakeFirst();
}
