import { basename } from 'node:path';
import { sql } from 'kysely';
import type { Database, Db } from '#platform/db/pool.ts';
import { digestOf } from './digest.ts';
import type { EverydayWords } from './everyday-words.ts';
import { columnReader, readCsv } from './import-csv.ts';
import { type ImportReport, type ImportRun, inSharedLayer, openSkipList } from './import-report.ts';
import { indexShared, type ListedService } from './index-shared.ts';
import { refuse } from './problems.ts';
import { type CatalogueTables, sharedTenant } from './tables.ts';

// As the portal of the federal list and the OZG database of a Land name them.
const columns = {
  key: { names: ['service_key', 'Schlüssel', 'Schluessel', 'LeiKa-Schlüssel'] },
  name: { names: ['name', 'Leistungsbezeichnung', 'Bezeichnung', 'Leistungsbezeichnung I'] },
  type: { names: ['service_type', 'Typ', 'Typisierung'], optional: true },
  law: { names: ['legal_basis', 'Handlungsgrundlage', 'Rechtsgrundlagen'], optional: true },
  synonyms: { names: ['Synonyme'], optional: true },
} as const;

export const leikaKey = /^99\d{12}$/;
export const noLeikaKey = 'no LeiKa key of 14 digits';

/**
 * Imports the federal service list (LeiKa) into the layer all towns share. One transaction: a bad file leaves nothing
 * behind. Services missing in the file stay, because a file may be partial. The same file again changes nothing.
 */
export async function importLeika(
  database: Database<CatalogueTables>,
  file: string,
  everyday: EverydayWords,
  run: ImportRun,
): Promise<ImportReport> {
  return inSharedLayer(database, run, async (tx) => {
    const { services, skips } = await readServiceList(file, run);
    const report = await writeServices(tx, services, basename(file), run.now);
    await indexShared(tx, everyday);
    return { ...report, skipped: skips.skipped, examples: skips.examples };
  });
}

async function readServiceList(file: string, run: ImportRun) {
  const services = new Map<string, ListedService>();
  const skips = openSkipList();
  let field: ReturnType<typeof columnReader<typeof columns>> | undefined;
  for await (const row of readCsv(file, run)) {
    field ??= columnReader(file, row, columns);
    const key = field(row, 'key').replace(/\s+/g, '');
    const name = field(row, 'name').replace(/\s+/g, ' ');
    if (!leikaKey.test(key)) skips.skip(`line ${row.line}`, noLeikaKey);
    else if (name === '') skips.skip(`line ${row.line}`, 'no name');
    else if (services.has(key)) skips.skip(`line ${row.line}`, 'key for the second time');
    else
      services.set(key, {
        key,
        name,
        name_en: null,
        type: field(row, 'type'),
        legal_basis: lawOf(field(row, 'law')),
        life_event: null,
      });
  }
  if (services.size === 0) throw refuse('import.empty', { data: { file: basename(file) } });
  return { services: [...services.values()], skips };
}

/** The law's name without the addresses some producers put behind it in brackets. */
function lawOf(text: string): string {
  return text
    .replace(/\s*\[https?:[^\]]*\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Writes what differs; returns the counts. */
export async function writeServices(
  tx: Db<Pick<CatalogueTables, 'public_service'>>,
  services: readonly ListedService[],
  source: string,
  now: string,
): Promise<ImportReport> {
  const rows = await tx
    .selectFrom('public_service')
    .select(['key', 'digest'])
    .where('tenant', '=', sharedTenant)
    .execute();
  const known = new Map(rows.map((row) => [row.key, row.digest]));
  const wanted = services.map((each) => ({
    ...each,
    digest: digestOf(JSON.stringify([each.name, each.type, each.legal_basis])),
  }));
  const changed = wanted.filter((each) => known.get(each.key) !== each.digest);
  for (let from = 0; from < changed.length; from += 1000) {
    const part = changed.slice(from, from + 1000);
    await sql`insert into public_service (tenant, key, name, type, legal_basis, source, digest, changed_at)
      select ${sharedTenant}, key, name, type, law, ${source}, digest, ${now}::timestamptz
      from unnest(${part.map((each) => each.key)}::text[], ${part.map((each) => each.name)}::text[],
        ${part.map((each) => each.type)}::text[], ${part.map((each) => each.legal_basis)}::text[],
        ${part.map((each) => each.digest)}::text[]) s(key, name, type, law, digest)
      on conflict (tenant, key) do update set name = excluded.name, type = excluded.type,
        legal_basis = excluded.legal_basis, source = excluded.source, digest = excluded.digest,
        changed_at = excluded.changed_at`.execute(tx);
  }
  const added = changed.filter((each) => !known.has(each.key)).length;
  const keys = new Set(services.map((each) => each.key));
  return {
    what: 'services',
    read: services.length,
    added,
    changed: changed.length - added,
    unchanged: services.length - changed.length,
    removed: 0,
    missing: [...known.keys()].filter((key) => !keys.has(key)).length,
    skipped: new Map(),
    examples: [],
  };
}
