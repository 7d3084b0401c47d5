import { basename } from 'node:path';
import { sql } from 'kysely';
import type { Database, Db } from '#platform/db/pool.ts';
import { type AreaLevel, agsOfArs, plainAreaName } from './area-rules.ts';
import { digestOf } from './digest.ts';
import { type CsvRow, columnReader, readCsv } from './import-csv.ts';
import { type ImportReport, type ImportRun, inSharedLayer, openSkipList } from './import-report.ts';
import { refuse } from './problems.ts';
import { type CatalogueTables, sharedTenant } from './tables.ts';
import { fold } from './words.ts';

// As the extract of the municipal directory (Gemeindeverzeichnis, GV-ISys) names them.
const columns = {
  record: { names: ['satzart'] },
  kind: { names: ['textkennzeichen'] },
  land: { names: ['land'] },
  region: { names: ['rb', 'regierungsbezirk'] },
  district: { names: ['kreis'] },
  association: { names: ['vb', 'verband'] },
  municipality: { names: ['gemeinde'] },
  name: { names: ['gemeindename', 'name'] },
  population: { names: ['bevoelkerung', 'bevölkerung'], optional: true },
  postcode: { names: ['postleitzahl', 'plz'], optional: true },
  lon: { names: ['laengengrad', 'längengrad'], optional: true },
  lat: { names: ['breitengrad'], optional: true },
} as const;
type Field = (row: CsvRow, column: keyof typeof columns) => string;

interface Area {
  ars: string;
  level: AreaLevel;
  name: string;
  kind: string;
  ags: string | null;
  seatPostcode: string | null;
  lat: number | null;
  lon: number | null;
  population: number | null;
}

// Satzart: which digits of the key such a row has.
const records: Readonly<Record<string, { level: AreaLevel; digits: number }>> = {
  '10': { level: 'land', digits: 2 },
  '20': { level: 'region', digits: 3 },
  '40': { level: 'district', digits: 5 },
  '50': { level: 'association', digits: 9 },
  '60': { level: 'municipality', digits: 12 },
};

/**
 * Imports the municipal directory: Länder, regions, districts, associations and municipalities by their
 * Regionalschlüssel, into the layer all towns share. One transaction; the same file again changes nothing.
 */
export async function importAreas(
  database: Database<CatalogueTables>,
  file: string,
  run: ImportRun,
): Promise<ImportReport> {
  return inSharedLayer(database, run, async (tx) => {
    const areas = new Map<string, Area>();
    areas.set('', { ...nothingKnown, ars: '', level: 'federation', name: 'Bundesrepublik Deutschland', kind: '' });
    const skips = openSkipList();
    let field: Field | undefined;
    for await (const row of readCsv(file, run)) {
      field ??= columnReader(file, row, columns);
      if (row.fields.satzart === '30') continue;
      const area = areaOf(row, field);
      if (typeof area === 'string') skips.skip(`line ${row.line}`, area);
      else if (areas.has(area.ars)) skips.skip(`line ${row.line}`, 'key for the second time');
      else areas.set(area.ars, area);
    }
    if (areas.size === 1) throw refuse('import.empty', { data: { file: basename(file) } });
    return {
      ...(await writeAreas(tx, [...areas.values()], run.now)),
      skipped: skips.skipped,
      examples: skips.examples,
    };
  });
}

const nothingKnown = { ags: null, seatPostcode: null, lat: null, lon: null, population: null };

function areaOf(row: CsvRow, field: Field): Area | string {
  const record = records[field(row, 'record')];
  if (!record) return `unknown kind of row "${field(row, 'record')}"`;
  const key = (['land', 'region', 'district', 'association', 'municipality'] as const)
    .map((column) => field(row, column))
    .join('');
  // Tables that went through a spreadsheet have lost their leading zeros.
  if (key.length !== record.digits || !/^\d+$/.test(key)) return `key "${key}" has not ${record.digits} digits`;
  const name = field(row, 'name').replace(/\s+/g, ' ');
  if (name === '') return 'no name';
  const area = { ...nothingKnown, ars: key, level: record.level, name, kind: field(row, 'kind') };
  if (record.level !== 'municipality') return area;
  const postcode = field(row, 'postcode');
  return {
    ...area,
    ags: agsOfArs(key),
    seatPostcode: /^\d{5}$/.test(postcode) ? postcode : null,
    lat: numberOf(field(row, 'lat')),
    lon: numberOf(field(row, 'lon')),
    population: numberOf(field(row, 'population')),
  };
}

/** "9,43751" and " 90 164" as German tables write them. */
function numberOf(text: string): number | null {
  const plain = text.replace(/[\s\u00a0]/g, '').replace(',', '.');
  const value = Number(plain);
  return plain === '' || !Number.isFinite(value) ? null : value;
}

async function writeAreas(
  tx: Db<Pick<CatalogueTables, 'area'>>,
  areas: readonly Area[],
  now: string,
): Promise<ImportReport> {
  const rows = await tx.selectFrom('area').select(['ars', 'digest']).where('tenant', '=', sharedTenant).execute();
  const known = new Map(rows.map((row) => [row.ars, row.digest]));
  const wanted = areas.map((area) => ({ ...area, digest: digestOf(JSON.stringify(area)) }));
  const changed = wanted.filter((area) => known.get(area.ars) !== area.digest);
  for (let from = 0; from < changed.length; from += 2000) {
    const values = changed.slice(from, from + 2000).map((area) => ({
      ars: area.ars,
      level: area.level,
      name: area.name,
      place: fold(plainAreaName(area.name)),
      kind: area.kind,
      ags: area.ags,
      seat_postcode: area.seatPostcode,
      lat: area.lat,
      lon: area.lon,
      population: area.population,
      digest: area.digest,
    }));
    await sql`insert into area (tenant, ars, level, name, place, kind, ags, seat_postcode, lat, lon, population, digest, changed_at)
      select ${sharedTenant}, a.*, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) a(ars text, level text, name text, place text, kind text,
        ags text, seat_postcode text, lat double precision, lon double precision, population int, digest text)
      on conflict (tenant, ars) do update set level = excluded.level, name = excluded.name, place = excluded.place,
        kind = excluded.kind, ags = excluded.ags, seat_postcode = excluded.seat_postcode, lat = excluded.lat,
        lon = excluded.lon, population = excluded.population, digest = excluded.digest,
        changed_at = excluded.changed_at`.execute(tx);
  }
  const added = changed.filter((area) => !known.has(area.ars)).length;
  return {
    what: 'areas',
    read: areas.length,
    added,
    changed: changed.length - added,
    unchanged: areas.length - changed.length,
    removed: 0,
    missing: rows.length - (areas.length - added),
    skipped: new Map(),
    examples: [],
  };
}
