import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Tables } from '#domain/tables.ts';
import { findPackageRoot } from '#platform/db/package-root.ts';
import { type Database, openDatabase } from '#platform/db/pool.ts';
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts';
import { importEveryday, importLifeEvents, lifeEvents, readEveryday, servicesInLifeEvent } from './index.ts';

const run = {
  dryRun: false,
  encoding: 'utf-8',
  now: '2026-11-25T09:00:00.000Z',
  onProgress: () => undefined,
} as const;
const dogTax = '99102013002000';
let base: TestDatabase;
let database: Database<Tables>;
let folder: string;

beforeAll(async () => {
  base = await createTestDatabase();
  database = openDatabase<Tables>(base.url);
  folder = await mkdtemp(join(tmpdir(), 'buergernah-events-'));
  await importEveryday(database.as(), await readEveryday(join(findPackageRoot(), 'examples', 'everyday')), run.now);
  const files = {
    'ozg_service.csv': `id,name,service_system_id,service_key\n1,Hund,7,${dogTax}\n2,Ohne,,99110009007000\n3,Alt,7,nicht im LeiKa\n`,
    'ozg_service_system.csv': 'id,situation_id,name\n7,21,Hundesteuer\n',
    'ozg_situation.csv': 'id,subject_id,name\n21,3,Tierhaltung\n',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
});
afterAll(async () => {
  await database.close();
  await base.drop();
  await rm(folder, { recursive: true, force: true });
});

it('gives services their situation of life; the same files again change nothing; what has none is told', async () => {
  const file = join(folder, 'ozg_service.csv');
  const first = await importLifeEvents(database.as(), file, run);
  expect(first).toMatchObject({ read: 1, added: 1, unchanged: 0 });
  expect([...first.skipped]).toEqual([
    ['no situation of life', 1],
    ['no LeiKa key of 14 digits', 1],
  ]);
  expect(await importLifeEvents(database.as(), file, run)).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  const look = <R>(work: Parameters<typeof database.read<R>>[1]) => database.read('essen', work);
  expect(await look((db) => lifeEvents(db))).toEqual([{ name: 'Tierhaltung', services: 1 }]);
  expect(await look((db) => servicesInLifeEvent(db, 'Tierhaltung'))).toEqual([
    { key: dogTax, name: { de: 'Hundesteuer Festsetzung', en: 'Dog tax' } },
  ]);
});

it('a missing table beside it is named, and nothing changes', async () => {
  await rm(join(folder, 'ozg_situation.csv'));
  await expect(importLifeEvents(database.as(), join(folder, 'ozg_service.csv'), run)).rejects.toMatchObject({
    problems: [{ code: 'import.no-file' }],
  });
});
