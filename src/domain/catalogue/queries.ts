import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '#platform/db/pool.ts';
import type { ListedService } from './index-shared.ts';
import { type CatalogueTables, sharedTenant } from './tables.ts';

/** A service of the federal list by its key. */
export async function listedService(
  db: Db<Pick<CatalogueTables, 'public_service' | 'search_entry'>>,
  key: string,
): Promise<ListedService | undefined> {
  return (
    db
      .selectFrom('public_service as s')
      .leftJoin('search_entry as e', (join) => join.onRef('e.tenant', '=', 's.tenant').onRef('e.key', '=', 's.key'))
      .select(['s.key', 's.name', 's.type', 's.legal_basis', 's.life_event'])
      // The everyday words know an English name where the list has none.
      .select(sql<string | null>`coalesce(e.entry #>> '{name,en}', s.name_en)`.as('name_en'))
      .where('s.tenant', '=', sharedTenant)
      .where('s.key', '=', key)
      .executeTakeFirst()
  );
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

export interface LifeEvent {
  /** As the OZG names it, in German. */
  name: string;
  services: number;
}

/** The situations of life (Lebenslagen) the federal list's services belong to, by name. */
export async function lifeEvents(db: Db<Pick<CatalogueTables, 'public_service'>>): Promise<LifeEvent[]> {
  const { rows } = await sql<LifeEvent>`
    select life_event as name, count(*)::int as services from public_service
    where tenant = ${sharedTenant} and life_event is not null group by 1 order by 1`.execute(db);
  return rows;
}

/** The services of a situation of life, those people ask for most often first. */
export async function servicesInLifeEvent(
  db: Db<Pick<CatalogueTables, 'public_service' | 'search_entry'>>,
  name: string,
): Promise<{ key: string; name: { de: string; en: string | null } }[]> {
  const { rows } = await sql<{ key: string; de: string; en: string | null }>`
    select s.key, s.name as de, coalesce(e.entry #>> '{name,en}', s.name_en) as en
    from public_service s left join search_entry e on e.tenant = s.tenant and e.key = s.key
    where s.tenant = ${sharedTenant} and s.life_event = ${name}
    order by (e.entry ->> 'prior')::real desc nulls last, s.name limit 300`.execute(db);
  return rows.map(({ key, de, en }) => ({ key, name: { de, en } }));
}
