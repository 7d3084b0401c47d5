import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tables } from '#domain/tables.ts';
import { type Database, openDatabase } from '#platform/db/pool.ts';
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts';
import { searchServices } from './index.ts';
import { writeIndex } from './write-index.ts';

let base: TestDatabase;
let database: Database<Tables>;

const entry = (key: string, word: string) => ({
  key,
  entry: { name: { de: word, en: null }, weights: { [word]: 3 }, phrases: [[word]], prior: 1 },
  body: `Satzung über ${word}`,
});

beforeAll(async () => {
  base = await createTestDatabase();
  database = openDatabase<Tables>(base.url);
  for (const [tenant, key, word] of [
    ['essen', 'essen-only', 'grubenlampe'],
    ['bochum', 'bochum-only', 'fiegenpils'],
    ['shared', 'for-all', 'wanderkarte'],
  ] as const) {
    await database.transaction(tenant, async (tx) => {
      await writeIndex(tx, tenant, [entry(key, word)], { complete: true });
      await sql`insert into search_related (tenant, word, other) values (${tenant}, 'geheimnis', ${word})`.execute(tx);
    });
  }
});

afterAll(async () => {
  await database.close();
  await base.drop();
});

/** What the search's door through the wall shows to a town that asks for these words. */
async function wordsSeen(town: string, asked: string[]): Promise<string[]> {
  const { rows } = await database.read(town, (db) =>
    sql<{ word: string; term: string }>`select word, term from search_words(${asked}, ${asked})`.execute(db),
  );
  return [...new Set(rows.flatMap(({ word, term }) => [word, term]))].filter((word) => word.length > 3).sort();
}

async function bodiesSeen(town: string, question: string): Promise<string[]> {
  const { rows } = await database.read(town, (db) =>
    sql<{ key: string }>`select key from search_bodies(${question}, 20)`.execute(db),
  );
  return rows.map(({ key }) => key).sort();
}

describe('the search’s door through the wall', () => {
  it.each([
    ['the same word', 'grubenlampe'],
    ['its beginning', 'gruben'],
    ['its end', 'lampe'],
    ['a longer one', 'grubenlampenlager'],
    ['misspelt', 'grubenlamqe'],
  ])('shows a word to its own town only: %s', async (_, asked) => {
    expect(await wordsSeen('essen', [asked])).toContain('grubenlampe');
    expect((await wordsSeen('bochum', [asked])).filter((word) => word !== asked)).toEqual([]);
    expect((await wordsSeen('none', [asked])).filter((word) => word !== asked)).toEqual([]);
  });

  it('counts only the services of the town and of the shared layer', async () => {
    const count = async (town: string) => {
      const { rows } = await database.read(town, (db) =>
        sql<{ users: number }>`select users from search_words('{}', '{}') where how = 'count'`.execute(db),
      );
      return rows.map(({ users }) => users);
    };
    expect(await count('essen')).toEqual([1, 1]);
    expect(await count('none')).toEqual([1]);
  });

  it('shows related words and running texts of the town and of the shared layer', async () => {
    expect(await wordsSeen('essen', ['geheimnis'])).toEqual(['grubenlampe', 'wanderkarte']);
    expect(await wordsSeen('bochum', ['geheimnis'])).toEqual(['fiegenpils', 'wanderkarte']);
    expect(await bodiesSeen('essen', 'Satzung')).toEqual(['essen-only', 'for-all']);
    expect(await bodiesSeen('bochum', 'Satzung')).toEqual(['bochum-only', 'for-all']);
  });

  it('finds nothing of a town that a caller merely names', async () => {
    const found = await database.read('bochum', (db) => searchServices(db, 'essen', 'grubenlampe satzung'));
    expect(found.filter(({ key }) => key === 'essen-only')).toEqual([]);
    expect(await database.read('essen', (db) => searchServices(db, 'essen', 'grubenlampe'))).toMatchObject([
      { key: 'essen-only', own: true },
    ]);
  });

  it('shows no town’s words where no town is set', async () => {
    const { rows } = await database.pool.query<{ word: string }>(
      `select word from search_words('{grubenlampe,fiegenpils,wanderkarte}', '{}') where word <> ''`,
    );
    expect(rows).toEqual([{ word: 'wanderkarte' }]);
  });
});
