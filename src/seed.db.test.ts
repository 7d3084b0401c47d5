import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Tables } from '#domain/tables.ts';
import type { VisitDb } from '#domain/visits/index.ts';
import { kitStates } from '#domain/visits/index.ts';
import { openDatabase } from '#platform/db/pool.ts';
import { createTestDatabase } from '#platform/db/test-database.ts';
import { seed } from './seed.ts';

let made: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  made = await createTestDatabase();
});
afterAll(() => made.drop());

it('brings cars and kits with their blanks to the demonstration, and nothing twice', async () => {
  await seed(made.url, { demonstration: true });
  await seed(made.url, { demonstration: true });
  const database = openDatabase<Tables>(made.url, { max: 1 });
  try {
    const kits = await database.read('bochum', (db: VisitDb) => kitStates(db, 'bochum'));
    expect(kits.map((kit) => [kit.name, kit.items.length, kit.blanks.length])).toEqual([
      ['Bürgerkoffer 1', 7, 20],
      ['Bürgerkoffer 2', 7, 20],
    ]);
    expect(kits.every((kit) => kit.calibratedUntil > new Date().toISOString().slice(0, 10))).toBe(true);
  } finally {
    await database.close();
  }
});
