import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { importTown } from '#domain/identity/index.ts';
import type { Tables } from '#domain/tables.ts';
import { type Database, openDatabase } from '#platform/db/pool.ts';
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts';
import { bringCatalogue, importEveryday, publicServiceShape, readEveryday, searchServices } from './index.ts';

const root = join(import.meta.dirname, '../../..');
const town = 'musterstadt';
const now = '2026-11-23T09:00:00.000Z';
const townShape = z.object({ services: z.array(publicServiceShape) });
const { services } = townShape.parse(JSON.parse(readFileSync(join(root, 'examples', town, 'town.json'), 'utf8')));

const idCard = '99008001012000';
const provisionalId = '99008001012002';
const addressOnId = '99008001011001';
const passport = '99085001012000';
const registration = '99115005104000';
const deregistration = '99115005070000';
const conduct = '99049001001001';
const signature = '99014007035000';
const copy = '99014003035000';

describe.each([
  ['the town’s own services alone', ''],
  ['the town’s services beside the common ones of all towns', 'everyday'],
] as const)('everyday words, %s', (_, shared) => {
  let base: TestDatabase;
  let database: Database<Tables>;
  const find = async (words: string) =>
    (await database.read(town, (db) => searchServices(db, town, words))).map((found) => found.key);

  beforeAll(async () => {
    base = await createTestDatabase();
    database = openDatabase<Tables>(base.url);
    if (shared) await importEveryday(database.as(), await readEveryday(join(root, 'examples', shared)), now);
    await importTown(database, join(root, 'examples', town), now);
    await database.transaction(town, (tx) => bringCatalogue(tx, town, now));
  });

  afterAll(async () => {
    await database.close();
    await base.drop();
  });

  const callShape = z.object({ wish: z.string(), service: z.string() });
  const wishes = new Map(
    readFileSync(join(root, 'examples/calls/calls.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => callShape.parse(JSON.parse(line)))
      .map((call) => [`${call.wish}|${call.service}`, call] as const),
  );

  it.each([...wishes.values()].map((call) => [call.wish, call.service]))(
    'the call "%s" finds %s',
    async (wish, key) => {
      expect((await find(wish)).slice(0, 3)).toContain(key);
    },
  );

  it.each([
    ['perso', idCard],
    ['Ausweis weg', idCard],
    ['personalausweiß abgelaufen', idCard],
    ['Persohnalausweis', idCard],
    ['my ID card has expired', idCard],
    ['mein alter Ausweis gilt nicht mehr, was nun', idCard],
    ['Ich muss ins Krankenhaus und brauche sofort einen vorlaeufigen Ausweis', provisionalId],
    ['temporary id card please', provisionalId],
    ['auf meinem Ausweis steht noch die alte Anschrift', addressOnId],
    ['Reisepas', passport],
    ['Reisepassantrag', passport],
    ['a passport for a trip to Turkey', passport],
    ['umziehen', registration],
    ['Wir sind letzte Woche umgezogen', registration],
    ['Mutter lebt jetzt im Seniorenheim und muss umgemeldet werden', registration],
    ['I moved house', registration],
    ['ich wandere aus, bitte abmelden', deregistration],
    ['fuehrungszeugnis', conduct],
    ['Fürungszeugniss fürs Ehrenamt', conduct],
    ['police clearance certificate', conduct],
    ['eine Vollmacht unterschreiben und beglaubigen lassen', signature],
    ['certified signature', signature],
    ['zwei beglaubigte Abschriften vom Zeugnis', copy],
    ['beglaubigte Kopi', copy],
    ['Nachweis für die Rentenkasse in Italien, dass ich noch lebe', 'life-certificate'],
    ['Meldebescheinigungen', 'registration-certificate'],
    ['den rosa Führerschein tauschen', 'driving-licence'],
  ])('"%s" finds %s first', async (words, key) => {
    expect((await find(words))[0]).toBe(key);
  });

  it.each(['', '   ', 'bitte ich und der', '???', 'xyzzy'])('"%s" finds nothing', async (words) => {
    expect(await find(words)).toEqual([]);
  });

  it('finds every service by its own name in both languages', async () => {
    for (const each of services) {
      expect((await find(each.name.de))[0]).toBe(each.key);
      expect((await find(each.name.en))[0]).toBe(each.key);
    }
  });
});
