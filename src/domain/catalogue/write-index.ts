import { sql } from 'kysely';
import type { Db } from '#platform/db/pool.ts';
import { canonical } from '#platform/journal/canonical.ts';
import { digestOf } from './digest.ts';
import type { IndexedService } from './search-entry.ts';
import type { CatalogueTables } from './tables.ts';

export type IndexTables = Pick<CatalogueTables, 'search_entry' | 'search_posting' | 'search_word'>;

/**
 * Brings the search index of one layer to these services: only what differs is written. With `complete` services that
 * are not among them are taken out. Then the words are counted anew. Returns how many services changed.
 */
export async function writeIndex(
  tx: Db<IndexTables>,
  tenant: string,
  services: readonly IndexedService[],
  { complete }: { complete: boolean },
): Promise<number> {
  const index = await openIndex(tx, tenant);
  await index.put(services);
  return index.close({ complete });
}

/** The same for more services than fit into memory: `put` them part by part, then `close`. */
export async function openIndex(tx: Db<IndexTables>, tenant: string) {
  const rows = await tx.selectFrom('search_entry').select(['key', 'digest']).where('tenant', '=', tenant).execute();
  const known = new Map(rows.map((row) => [row.key, row.digest]));
  const seen = new Set<string>();
  let touched = 0;
  return {
    async put(services: readonly IndexedService[]): Promise<void> {
      for (const { key } of services) seen.add(key);
      const wanted = services.map((service) => ({ ...service, digest: digestOf(canonical(service)) }));
      const changed = wanted.filter((service) => known.get(service.key) !== service.digest);
      if (changed.length === 0) return;
      touched += changed.length;
      await forgetPostings(
        tx,
        tenant,
        changed.map(({ key }) => key).filter((key) => known.has(key)),
      );
      await writeEntries(tx, tenant, changed);
    },
    async close({ complete }: { complete: boolean }): Promise<number> {
      const gone = complete ? [...known.keys()].filter((key) => !seen.has(key)) : [];
      touched += gone.length;
      if (touched === 0) return 0;
      await forgetPostings(tx, tenant, gone);
      await sql`delete from search_entry where tenant = ${tenant} and key = any(${gone})`.execute(tx);
      await countWords(tx, tenant);
      return touched;
    },
  };
}

async function forgetPostings(tx: Db<IndexTables>, tenant: string, keys: readonly string[]): Promise<void> {
  if (keys.length > 0)
    await sql`delete from search_posting where tenant = ${tenant} and key = any(${keys})`.execute(tx);
}

async function writeEntries(
  tx: Db<IndexTables>,
  tenant: string,
  entries: readonly (IndexedService & { digest: string })[],
): Promise<void> {
  await sql`insert into search_entry (tenant, key, entry, body, digest)
    select ${tenant}, key, entry::jsonb, to_tsvector('german', body), digest
    from unnest(${entries.map((each) => each.key)}::text[], ${entries.map((each) => JSON.stringify(each.entry))}::text[],
      ${entries.map((each) => each.body)}::text[], ${entries.map((each) => each.digest)}::text[]) e(key, entry, body, digest)
    on conflict (tenant, key) do update set entry = excluded.entry, body = excluded.body, digest = excluded.digest`.execute(
    tx,
  );
  const postings = entries.flatMap(({ key, entry }) =>
    Object.entries(entry.weights).map(([word, weight]) => ({ key, word, weight })),
  );
  await sql`insert into search_posting (tenant, word, key, weight)
    select ${tenant}, * from unnest(${postings.map((each) => each.word)}::text[],
      ${postings.map((each) => each.key)}::text[], ${postings.map((each) => each.weight)}::real[])`.execute(tx);
}

/** The vocabulary with how many services use each word; the empty word counts the services. */
async function countWords(tx: Db<IndexTables>, tenant: string): Promise<void> {
  await tx.deleteFrom('search_word').where('tenant', '=', tenant).execute();
  await sql`insert into search_word (tenant, word, users)
    select ${tenant}, word, count(*) from search_posting where tenant = ${tenant} and weight > 0.4 group by word
    union all select ${tenant}, word, 1 from search_posting where tenant = ${tenant}
      group by word having max(weight) <= 0.4
    union all select ${tenant}, '', count(*) from search_entry where tenant = ${tenant}`.execute(tx);
}
