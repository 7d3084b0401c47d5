import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applicationRole, migrate } from './migrate.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await createTestDatabase('nothing');
  folder = mkdtempSync(join(tmpdir(), 'buergernah-migrations-'));
  write('0001_people.sql', 'create table person (id int primary key);');
});

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql);
const run = () => migrate(database.url, { folder, afterMigrations: async () => undefined });

async function ask<Row extends object>(sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('applies what is missing, in order, and nothing twice', async () => {
  expect(await run()).toEqual(['0001_people.sql']);
  write('0002_names.sql', 'alter table person add name text;');
  expect(await run()).toEqual(['0002_names.sql']);
  expect(await run()).toEqual([]);
  expect(await ask('select name from schema_migration order by name')).toEqual([
    { name: '0001_people.sql' },
    { name: '0002_names.sql' },
  ]);
});

test('a failing file leaves nothing of itself and is named with its line', async () => {
  write('0002_bad.sql', 'create table half (id int);\nselect nonsense;');
  await expect(run()).rejects.toThrow(/0002_bad\.sql line 2: .*nonsense.*42703/);
  expect(await ask("select to_regclass('half') as half")).toEqual([{ half: null }]);
  expect(await ask('select name from schema_migration')).toEqual([{ name: '0001_people.sql' }]);
});

test('refuses a file that was changed after it had been applied, by name', async () => {
  await run();
  write('0001_people.sql', 'create table person (id bigint primary key);');
  await expect(run()).rejects.toThrow(/0001_people\.sql was changed/);
});

test('refuses a database that is newer than the program', async () => {
  write('0002_later.sql', 'select 1;');
  await run();
  rmSync(join(folder, '0002_later.sql'));
  await expect(run()).rejects.toThrow(/0002_later\.sql, which this program does not know/);
});

test('refuses a file squeezed in before the last applied one', async () => {
  write('0003_third.sql', 'select 1;');
  await run();
  write('0002_second.sql', 'select 1;');
  await expect(run()).rejects.toThrow(/0002_second\.sql comes before 0003_third\.sql/);
});

test('refuses two files with one number and names without a number', async () => {
  write('0001_twin.sql', 'select 1;');
  await expect(run()).rejects.toThrow(/0001_people\.sql and 0001_twin\.sql/);
  rmSync(join(folder, '0001_twin.sql'));
  write('later.sql', 'select 1;');
  await expect(run()).rejects.toThrow(/later\.sql: the name must look like/);
});

test('several processes at once apply each file exactly once', async () => {
  const results = await Promise.all([run(), run(), run(), run()]);
  expect(results.flat()).toEqual(['0001_people.sql']);
});

test('several databases at once share the application role', async () => {
  const others = await Promise.all([createTestDatabase('nothing'), createTestDatabase('nothing')]);
  const none = async () => undefined;
  await Promise.all(others.map((other) => migrate(other.url, { folder, afterMigrations: none })));
  await Promise.all(others.map((other) => other.drop()));
  await run();
  const rows = await ask<{ super: boolean; bypass: boolean; login: boolean }>(
    `select rolsuper as super, rolbypassrls as bypass, rolcanlogin as login from pg_roles where rolname = '${applicationRole}'`,
  );
  expect(rows).toEqual([{ super: false, bypass: false, login: false }]);
});

test('the own step runs after the files, with the owner rights', async () => {
  const seen: string[] = [];
  await migrate(database.url, {
    folder,
    afterMigrations: async (url) => {
      expect(url).toBe(database.url);
      seen.push(...(await ask<{ name: string }>('select name from schema_migration')).map((row) => row.name));
    },
  });
  expect(seen).toEqual(['0001_people.sql']);
});

test('the migrations of the product apply and are recorded', async () => {
  const migrated = await createTestDatabase();
  expect(await migrate(migrated.url)).toEqual([]);
  await migrated.drop();
});
