import { basename } from 'node:path';
import { sql } from 'kysely';
import type { Database } from '#platform/db/pool.ts';
import { columnReader, readCsv } from './import-csv.ts';
import { type ImportReport, type ImportRun, inSharedLayer, openSkipList } from './import-report.ts';
import { refuse } from './problems.ts';
import { type CatalogueTables, sharedTenant } from './tables.ts';

const columns = {
  postcode: { names: ['plz', 'postleitzahl'] },
  ags: { names: ['ags', 'gemeindeschluessel', 'gemeindeschlüssel'] },
  place: { names: ['ort', 'gemeindename', 'name'] },
} as const;

/**
 * Imports which municipalities a postcode lies in, into the layer all towns share. A whole list: pairs it no longer
 * names go, unless it names less than half of what is known; such a file is partial, and nothing goes.
 */
export async function importPostcodes(
  database: Database<CatalogueTables>,
  file: string,
  run: ImportRun,
): Promise<ImportReport> {
  return inSharedLayer(database, run, async (tx) => {
    const skips = openSkipList();
    const pairs = new Map<string, { postcode: string; ags: string; place: string }>();
    let field: ReturnType<typeof columnReader<typeof columns>> | undefined;
    for await (const row of readCsv(file, run)) {
      field ??= columnReader(file, row, columns);
      const [postcode, ags, place] = [field(row, 'postcode'), field(row, 'ags'), field(row, 'place')];
      if (!/^\d{5}$/.test(postcode)) skips.skip(`line ${row.line}`, 'no postcode of 5 digits');
      else if (!/^\d{8}$/.test(ags)) skips.skip(`line ${row.line}`, 'no AGS of 8 digits (lost leading zero?)');
      else pairs.set(`${postcode} ${ags}`, { postcode, ags, place });
    }
    if (pairs.size === 0) throw refuse('import.empty', { data: { file: basename(file) } });
    const rows = await tx
      .selectFrom('postcode_area')
      .select(['postcode', 'ags', 'place'])
      .where('tenant', '=', sharedTenant)
      .execute();
    const known = new Map(rows.map((row) => [`${row.postcode} ${row.ags}`, row.place]));
    const changed = [...pairs].filter(([id, { place }]) => known.get(id) !== place).map(([, pair]) => pair);
    await sql`insert into postcode_area (tenant, postcode, ags, place)
      select ${sharedTenant}, p.* from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb)
        p(postcode text, ags text, place text)
      on conflict (tenant, postcode, ags) do update set place = excluded.place`.execute(tx);
    const absent = rows.filter((row) => !pairs.has(`${row.postcode} ${row.ags}`));
    const partial = absent.length > known.size / 2;
    if (!partial && absent.length > 0)
      await sql`delete from postcode_area p using unnest(${absent.map((row) => row.postcode)}::text[],
        ${absent.map((row) => row.ags)}::text[]) gone(postcode, ags)
        where p.tenant = ${sharedTenant} and p.postcode = gone.postcode and p.ags = gone.ags`.execute(tx);
    const added = changed.filter(({ postcode, ags }) => !known.has(`${postcode} ${ags}`)).length;
    return {
      what: 'pairs of postcode and municipality',
      read: pairs.size,
      added,
      changed: changed.length - added,
      unchanged: pairs.size - changed.length,
      removed: partial ? 0 : absent.length,
      missing: partial ? absent.length : 0,
      skipped: skips.skipped,
      examples: skips.examples,
    };
  });
}
