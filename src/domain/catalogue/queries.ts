import { z } from 'zod';
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

/** The imported texts of a service: by language and module, as allowed HTML, with their source and age. */
export interface ImportedTexts {
  names: Record<string, string>;
  texts: Record<string, Record<string, string>>;
  source: string;
  /** When the source changed it; else when it was imported. */
  changedAt: string;
}

const textsShape = z.object({
  names: z.record(z.string(), z.string()),
  texts: z.record(z.string(), z.record(z.string(), z.string())),
});

/** The most specific text for an area: its own over that of the Land over the one for all. */
export async function importedTexts(
  db: Db<Pick<CatalogueTables, 'imported_service'>>,
  key: string,
  ars = '',
): Promise<ImportedTexts | undefined> {
  const rows = await db
    .selectFrom('imported_service')
    .select(['ars', 'names', 'texts', 'source', 'source_changed_at', 'imported_at'])
    .where('tenant', '=', sharedTenant)
    .where('key', '=', key)
    .where('ended_at', 'is', null)
    .execute();
  const [row] = rows.filter((each) => ars.startsWith(each.ars)).toSorted((a, b) => b.ars.length - a.ars.length);
  if (!row) return undefined;
  const read = textsShape.parse({ names: row.names, texts: row.texts });
  return { ...read, source: row.source, changedAt: row.source_changed_at ?? row.imported_at };
}
