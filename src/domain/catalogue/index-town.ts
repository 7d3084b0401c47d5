import { z } from 'zod';
import { configurationPart } from '#domain/identity/index.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { publicServiceShape } from './rules.ts';
import { entryOfTownService } from './search-entry.ts';
import { type IndexTables, writeIndex } from './write-index.ts';

/** The town's services as configured now. */
export const readServices = configurationPart('services', z.array(publicServiceShape));

/** Brings the search to the town's services as configured now. Returns how many changed. */
export async function indexTown(
  tx: Db<IndexTables & Pick<PlatformTables, 'configuration'>>,
  tenant: string,
): Promise<number> {
  const { value } = await readServices(tx, tenant);
  return writeIndex(tx, tenant, value.map(entryOfTownService), { complete: true });
}
