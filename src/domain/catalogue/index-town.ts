import { z } from 'zod';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { entryOfTownService, entryOfTownWords, type IndexedService, searchEntryShape } from './search-entry.ts';
import { type CatalogueTables, sharedTenant } from './tables.ts';
import { readServices, readTownWords } from './town-parts.ts';
import { type IndexTables, writeIndex } from './write-index.ts';

type Needs = IndexTables & Pick<PlatformTables, 'configuration'>;

/** Brings the search to the town's services and words as configured now. Returns how many changed. */
export async function indexTown(tx: Db<Needs>, tenant: string): Promise<number> {
  const services = (await readServices(tx, tenant)).value;
  const words = (await readTownWords(tx, tenant))?.value ?? {};
  const own = new Set(services.map(({ key }) => key));
  const listed = await entriesOf(
    tx,
    Object.entries(words).filter(([key]) => !own.has(key)),
  );
  return writeIndex(tx, tenant, [...services.map(entryOfTownService), ...listed], { complete: true });
}

async function entriesOf(
  tx: Db<Pick<CatalogueTables, 'search_entry'>>,
  words: readonly (readonly [string, readonly string[]])[],
): Promise<IndexedService[]> {
  if (words.length === 0) return [];
  const keys = words.map(([key]) => key);
  const rows = await tx
    .selectFrom('search_entry')
    .select(['key', 'entry'])
    .where('tenant', '=', sharedTenant)
    .where('key', 'in', keys)
    .execute();
  const known = new Map(
    z
      .array(z.object({ key: z.string(), entry: searchEntryShape }))
      .parse(rows)
      .map((row) => [row.key, row.entry]),
  );
  return words.flatMap(([key, said]) => {
    const entry = known.get(key);
    return entry ? [entryOfTownWords(key, entry, said)] : [];
  });
}
