import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World, worldStart } from '#domain/test-world.ts';
import { accountSessionOf, openAccountSession, renewAccountSession } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const tokenHash = Buffer.alloc(32, 7);
const session = () => world.read((db) => accountSessionOf(db, 'musterstadt', tokenHash, world.clock.now()));

test('a session ends by itself, is not woken again, and its row is erased by the clock', async () => {
  const { database } = world.product;
  await database.transaction('musterstadt', (tx) =>
    openAccountSession(tx, {
      tenant: 'musterstadt',
      tokenHash,
      account: 'pseudonym',
      level: 'substantial',
      attributes: Buffer.from('sealed'),
      now: worldStart,
    }),
  );
  expect(await session()).toMatchObject({ account: 'pseudonym', level: 'substantial', openedAt: worldStart });
  // The neighbour's wall: the same token is nobody there.
  expect(
    await world.read((db) => accountSessionOf(db, 'essen', tokenHash, world.clock.now()), 'essen'),
  ).toBeUndefined();
  await world.tick();
  expect(await session()).toBeDefined();
  world.clock.advance(31);
  expect(await session()).toBeUndefined();
  await database.transaction('musterstadt', (tx) =>
    renewAccountSession(tx, { tenant: 'musterstadt', tokenHash, openedAt: worldStart, now: world.clock.now() }),
  );
  expect(await session()).toBeUndefined();
  await world.tick();
  const left = await world.read((db) => db.selectFrom('account_session').select('account').execute());
  expect(left).toEqual([]);
  const entries = await world.read((db) =>
    db.selectFrom('journal_entry').select('data').where('type', '=', 'account.sessions-erased').execute(),
  );
  expect(entries).toEqual([{ data: { sessions: 1 } }]);
});
