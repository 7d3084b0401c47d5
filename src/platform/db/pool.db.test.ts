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
