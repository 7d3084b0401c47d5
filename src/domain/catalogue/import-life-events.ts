import { basename, dirname, join } from 'node:path';
import { sql } from 'kysely';
import type { Database } from '#platform/db/pool.ts';
import { type Column, columnReader, readCsv } from './import-csv.ts';
import { leikaKey, noLeikaKey } from './import-leika.ts';
import { type ImportReport, type ImportRun, inSharedLayer, openSkipList } from './import-report.ts';
import { refuse } from './problems.ts';
import { type CatalogueTables, sharedTenant } from './tables.ts';

// The OZG database of a Land: services belong to OZG services (Leistungsbündel), these to situations of life.
const beside = { bundles: 'ozg_service_system.csv', situations: 'ozg_situation.csv' } as const;

/**
 * Imports which situation of life (Lebenslage) each service of the federal list belongs to, from the service table of an
 * OZG database; the tables of its OZG services and situations lie beside it. Only services known already get one.
 */
export async function importLifeEvents(
  database: Database<CatalogueTables>,
  file: string,
  run: ImportRun,
): Promise<ImportReport> {
  const quiet = { ...run, onProgress: () => undefined };
  const folder = dirname(file);
  const situations = await readPairs(join(folder, beside.situations), 'id', 'name', quiet);
  const bundles = await readPairs(join(folder, beside.bundles), 'id', 'situation_id', quiet);
  return inSharedLayer(database, run, async (tx) => {
    const skips = openSkipList();
    const wanted = new Map<string, string>();
    const columns = { key: { names: ['service_key'] }, bundle: { names: ['service_system_id'] } } as const;
    let field: ReturnType<typeof columnReader<typeof columns>> | undefined;
    for await (const row of readCsv(file, run)) {
      field ??= columnReader(file, row, columns);
      const key = field(row, 'key').replace(/\s+/g, '');
      const situation = situations.get(bundles.get(field(row, 'bundle')) ?? '');
      if (!leikaKey.test(key)) skips.skip(`line ${row.line}`, noLeikaKey);
      else if (situation === undefined) skips.skip(`line ${row.line}`, 'no situation of life');
      else if (!wanted.has(key)) wanted.set(key, situation);
    }
    if (wanted.size === 0) throw refuse('import.empty', { data: { file: basename(file) } });
    const rows = await tx
      .selectFrom('public_service')
      .select(['key', 'life_event'])
      .where('tenant', '=', sharedTenant)
      .execute();
    const known = rows.filter(({ key }) => wanted.has(key));
    const changed = known.filter((row) => row.life_event !== wanted.get(row.key));
    await sql`update public_service s set life_event = w.event, changed_at = ${run.now}::timestamptz
      from unnest(${changed.map(({ key }) => key)}::text[], ${changed.map(({ key }) => wanted.get(key))}::text[]) w(key, event)
      where s.tenant = ${sharedTenant} and s.key = w.key`.execute(tx);
    return {
      what: 'services with their situation of life',
      read: wanted.size,
      added: changed.filter((row) => row.life_event === null).length,
      changed: changed.filter((row) => row.life_event !== null).length,
      unchanged: known.length - changed.length,
      removed: 0,
      missing: 0,
      skipped: skips.skipped,
      examples: skips.examples,
    };
  });
}

async function readPairs(
  file: string,
  key: string,
  value: string,
  run: Pick<ImportRun, 'encoding' | 'onProgress'>,
): Promise<ReadonlyMap<string, string>> {
  const columns = { key: { names: [key] }, value: { names: [value] } } satisfies Record<string, Column>;
  const pairs = new Map<string, string>();
  let field: ReturnType<typeof columnReader<typeof columns>> | undefined;
  for await (const row of readCsv(file, run)) {
    field ??= columnReader(file, row, columns);
    if (field(row, 'value') !== '') pairs.set(field(row, 'key'), field(row, 'value'));
  }
  return pairs;
}
