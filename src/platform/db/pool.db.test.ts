import { sql } from 'kysely';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { databaseFault } from '#platform/commands/database-fault.ts';
import { type Database, openDatabase } from './pool.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let base: TestDatabase;
let database: Database<object>;
let owner: Client;

beforeEach(async () => {
  base = await createTestDatabase();
  database = openDatabase(base.url, { max: 1 });
  owner = new Client({ connectionString: base.url });
  await owner.connect();
});

afterEach(async () => {
  await database.close();
  await owner.end();
  await base.drop();
});

test('a connection that breaks between two statements fails its transaction and nothing else', async () => {
  const work = database.transaction('musterstadt', async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await owner.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    // Long enough for the news to arrive while no statement is under way: nobody is there to reject.
    await owner.query('select pg_sleep(0.3)');
    return sql`select 1`.execute(tx);
  });
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(databaseFault(error)).toEqual({ kind: 'unavailable' });
  const next = await database.read('musterstadt', (db) => sql<{ one: number }>`select 1 as one`.execute(db));
  expect(next.rows).toEqual([{ one: 1 }]);
});

test('a reading connection goes from town to town and sees each time only that town', async () => {
  await owner.query("insert into tenant (tenant, name) values ('hier', 'Hier'), ('dort', 'Dort')");
  const seen = (tenant: string) =>
    database.read(tenant, async (db) => {
      const { rows } = await sql<{ tenant: string }>`select tenant from tenant`.execute(db);
      return rows.map((row) => row.tenant);
    });
  for (const tenant of ['hier', 'dort', 'dort', 'hier', 'nirgends']) {
    expect(await seen(tenant)).toEqual(tenant === 'nirgends' ? [] : [tenant]);
  }
});

test('a reading connection cannot write, and nobody else meets its tenant', async () => {
  await owner.query("insert into tenant (tenant, name) values ('hier', 'Hier')");
  await expect(database.read('hier', (db) => sql`update tenant set name = 'Anders'`.execute(db))).rejects.toThrow(
    /read-only/,
  );
  const { rows } = await database.pool.query('select tenant from tenant');
  expect(rows).toEqual([]);
  await expect(database.read("x'; select 1", async () => 1)).rejects.toThrow('not a tenant id');
});
