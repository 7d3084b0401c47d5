import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createWorld, type World } from '#domain/test-world.ts';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import { loadSigningKey, type SigningKey } from '#platform/crypto/signing-key.ts';
import { writeCheckpoint } from './checkpoint.ts';
import { chainHash, chainStart } from './merkle.ts';
import { leafOf, sealedColumns, sealJournal } from './seal.ts';
import { readCheckpoint, signCheckpoint } from './sign-checkpoint.ts';
import { verifyJournal } from './verify.ts';

const town = 'musterstadt';
const tables = ['journal_entry', 'journal_seal', 'journal_pending', 'journal_checkpoint', 'command_done'];

// Writes nothing but its entry, under a name the system may run.
const note = defineCommand({
  name: 'delivery.set-aside',
  input: z.strictObject({ n: z.int() }),
  async run(step: Step<object>, input) {
    return {
      value: { n: input.n },
      journal: [
        {
          type: 'test.noted',
          subject: { kind: 'test', id: step.newId() },
          data: { n: input.n },
          visibility: 'department',
        },
      ],
    };
  },
});

let world: World;
let owner: pg.Client;
let key: SigningKey;

beforeAll(async () => {
  world = await createWorld();
  owner = new pg.Client({ connectionString: world.product.databaseUrl });
  await owner.connect();
  // Who tampers has the owner's rights and knows how to go past keys.
  await owner.query('set session_replication_role = replica');
  key = world.product.signingKey;
});
afterAll(async () => {
  await owner?.end();
  await world?.close();
});

const write = (n: number) => world.done(note, world.system('test'), { n });
const seal = () => sealJournal(world.product.database, town, world.clock.now());
const checkpoint = (by: SigningKey = key) =>
  writeCheckpoint(world.product.database, town, world.clock.now(), (state) => signCheckpoint(by, state));
const verify = () => verifyJournal(world.product.database, town, (signature) => readCheckpoint(key, signature));
const kinds = async () => [...new Set((await verify()).findings.map(({ kind }) => kind))].sort();

test('twenty writers and three sealers at once: no gap, no double, nothing left over', async () => {
  let writing = true;
  const sealers = Array.from({ length: 3 }, async () => {
    while (writing) await seal();
  });
  await Promise.all(
    Array.from({ length: 20 }, async (_none, writer) => {
      for (let n = 0; n < 10; n += 1) await write(writer * 10 + n);
    }),
  );
  writing = false;
  await Promise.all(sealers);
  while ((await seal()) > 0);
  const { rows } = await owner.query<{ seq: number; n: number }>(
    `select s.seq, (e.data->>'n')::int as n from journal_seal s
     join journal_entry e on e.tenant = s.tenant and e.id = s.entry_id where s.tenant = $1 order by s.seq`,
    [town],
  );
  expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_row, index) => index + 1));
  expect(new Set(rows.map(({ n }) => n)).size).toBe(200);
  expect((await owner.query('select 1 from journal_pending')).rows).toEqual([]);
  expect((await verify()).findings).toEqual([]);
});

describe('verifying finds', () => {
  beforeAll(async () => {
    await checkpoint();
    for (let n = 0; n < 5; n += 1) await write(1000 + n);
    await seal();
  });
  beforeEach(async () => {
    for (const table of tables) await owner.query(`create table kept_${table} as select * from ${table}`);
  });
  afterEach(async () => {
    for (const table of tables) {
      await owner.query(`delete from ${table}`);
      await owner.query(`insert into ${table} select * from kept_${table}`);
      await owner.query(`drop table kept_${table}`);
    }
    expect((await verify()).findings).toEqual([]);
  });

  const entryAt = async (seq: number): Promise<string> =>
    (await owner.query('select entry_id from journal_seal where tenant = $1 and seq = $2', [town, seq])).rows[0]
      .entry_id;

  test.each([
    ['data', `data = '{"n": 7777}'`],
    ['time', `at = at + interval '1 ms'`],
    ['actor', `actor_id = 'somebody'`],
    ['subject', `subject_id = 'another'`],
    ['visibility', `visibility = 'public'`],
  ])('an altered entry (%s)', async (_what, change) => {
    await owner.query(`update journal_entry set ${change} where id = $1`, [await entryAt(17)]);
    expect((await verify()).findings).toMatchObject([{ kind: 'altered', seq: 17 }]);
  });

  test('a missing entry, with and without its seal', async () => {
    const id = await entryAt(40);
    await owner.query('delete from journal_entry where id = $1', [id]);
    expect((await verify()).findings.some(({ kind, seq }) => kind === 'missing' && seq === 40)).toBe(true);
    await owner.query('delete from journal_seal where entry_id = $1', [id]);
    expect(await kinds()).toContain('missing');
    // And when the chain is numbered anew, so that no gap is left.
    await owner.query('update journal_seal set seq = seq + 10000 where seq > 40');
    await owner.query('update journal_seal set seq = seq - 10001 where seq > 10000');
    expect((await verify()).findings.some(({ kind, seq }) => kind === 'reordered' && seq === 40)).toBe(true);
  });

  test('two entries that changed places', async () => {
    const [one, other] = [await entryAt(8), await entryAt(9)];
    await owner.query('update journal_seal set entry_id = $1 where seq = 9', [randomUUID()]);
    await owner.query('update journal_seal set entry_id = $1 where seq = 8', [other]);
    await owner.query('update journal_seal set entry_id = $1 where seq = 9', [one]);
    expect((await verify()).findings).toMatchObject([
      { kind: 'altered', seq: 8 },
      { kind: 'altered', seq: 9 },
    ]);
    await owner.query(
      'update journal_seal a set leaf = b.leaf from journal_seal b where a.seq + b.seq = 17 and a.seq in (8, 9)',
    );
    expect(await kinds()).toContain('reordered');
  });

  test('a slipped-in entry, unsealed or under an invented seal', async () => {
    const id = randomUUID();
    await owner.query(
      `insert into journal_entry select tenant, $1, at, command_id, command, actor_kind, actor_id, on_behalf_of, door, device,
       type, subject_kind, subject_id, data, visibility from journal_entry where id = $2`,
      [id, await entryAt(3)],
    );
    expect((await verify()).findings).toMatchObject([{ kind: 'unsealed', entry: id }]);
    await owner.query(
      `insert into journal_seal select tenant, (select max(seq) + 1 from journal_seal), $1, leaf, chain, sealed_at
       from journal_seal where seq = 3`,
      [id],
    );
    expect(await kinds()).toContain('reordered');
  });

  test('a done command whose entries were taken away before they were sealed', async () => {
    await write(2000);
    await owner.query('delete from journal_entry where id in (select entry_id from journal_pending)');
    await owner.query('delete from journal_pending');
    expect((await verify()).findings).toMatchObject([{ kind: 'missing' }]);
  });

  test('an end that was cut off, by the checkpoint over it', async () => {
    await checkpoint();
    await owner.query(`delete from command_done where id in
      (select command_id from journal_entry e join journal_seal s on s.entry_id = e.id where s.seq > 200)`);
    await owner.query('delete from journal_entry where id in (select entry_id from journal_seal where seq > 200)');
    await owner.query('delete from journal_seal where seq > 200');
    expect((await verify()).findings).toMatchObject([{ kind: 'missing', seq: 205 }]);
  });

  test('a whole chain computed anew over an altered entry, by the signature from before', async () => {
    await owner.query(`update journal_entry set data = '{"n": 4711}' where id = $1`, [await entryAt(20)]);
    await chainAnew();
    expect(await kinds()).toEqual(['checkpoint']);
  });

  test('a checkpoint signed with another key', async () => {
    await owner.query('delete from journal_checkpoint');
    const stranger = await loadSigningKey(join(await mkdtemp(join(tmpdir(), 'buergernah-key-')), 'key.json'));
    await checkpoint(stranger);
    expect(await kinds()).toEqual(['checkpoint']);
  });
});

/** What somebody with the owner's rights and the source code would do. */
async function chainAnew(): Promise<void> {
  const rows = await world.read((db) =>
    db
      .selectFrom('journal_seal as s')
      .innerJoin('journal_entry as e', 'e.id', 's.entry_id')
      .select('s.seq')
      .select(sealedColumns.map((column) => `e.${column}` as const))
      .where('s.tenant', '=', town)
      .orderBy('s.seq')
      .execute(),
  );
  let chain: Buffer = chainStart;
  for (const { seq, ...entry } of rows) {
    const leaf = leafOf(entry);
    chain = chainHash(chain, leaf);
    await owner.query('update journal_seal set leaf = $1, chain = $2 where tenant = $3 and seq = $4', [
      leaf,
      chain,
      town,
      seq,
    ]);
  }
}
