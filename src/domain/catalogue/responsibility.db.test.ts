import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tables } from '#domain/tables.ts';
import { type Database, openDatabase } from '#platform/db/pool.ts';
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts';
import {
  answerResponsibility,
  importAreas,
  importEveryday,
  importPostcodes,
  readEveryday,
  responsibilitySentence,
  responsibleName,
} from './index.ts';

const now = '2026-11-23T09:00:00.000Z';
const today = '2026-11-23';
const town = {
  id: 'essen',
  ags: '05113000',
  shortName: 'Essen',
  ownPostcodes: ['45127'],
  address: ['Porscheplatz 1', '45127 Essen'],
};
const header =
  'satzart,textkennzeichen,land,rb,kreis,vb,gemeinde,gemeindename,flaeche,bevoelkerung,postleitzahl,laengengrad,breitengrad';
const areas = `\ufeff${header}
10,,05,,,,,Nordrhein-Westfalen,,,,,
20,,05,1,,,,Düsseldorf,,,,,
40,41,05,1,13,,,"Essen, Stadt",,,,,
50,50,05,1,13,0000,,"Essen, Stadt",,,,,
60,61,05,1,13,0000,000,"Essen, Stadt"," 210,34", 582 760,45127,"7,012","51,458"
40,43,05,5,62,,,Recklinghausen,,,,,
60,63,05,5,62,0032,032,"Recklinghausen, Stadt",,  111 397,45657,"7,19","51,61"
60,63,05,5,62,0004,004,"Castrop-Rauxel, Stadt",, 73 343,44575,"7,31","51,55"
40,44,03,2,57,,,Schaumburg,,,,,
60,63,03,2,57,0028,028,"Neustadt, Stadt",, 100,31535,"9,4","52,5"
60,64,01,0,55,0032,032,Neustadt,, 90,23730,"10,8","54,1"
`;
const postcodes = `osm_id,ags,ort,plz,landkreis,bundesland
1,05562032,Recklinghausen,45665,Kreis Recklinghausen,Nordrhein-Westfalen
1,05562004,Castrop-Rauxel,45665,Kreis Recklinghausen,Nordrhein-Westfalen
1,05562032,Recklinghausen,45657,Kreis Recklinghausen,Nordrhein-Westfalen
`;
const run = { dryRun: false, encoding: 'utf-8', now, onProgress: () => undefined } as const;
const dog = '99102013002000';
const car = '99036008007000';
const disability = '99015007012001';

let base: TestDatabase;
let database: Database<Tables>;
let folder: string;

beforeAll(async () => {
  base = await createTestDatabase();
  database = openDatabase<Tables>(base.url);
  folder = await mkdtemp(join(tmpdir(), 'buergernah-areas-'));
  await writeFile(join(folder, 'areas.csv'), areas);
  await writeFile(join(folder, 'postcodes.csv'), postcodes);
  await importAreas(database.as(), join(folder, 'areas.csv'), run);
  await importPostcodes(database.as(), join(folder, 'postcodes.csv'), run);
  await importEveryday(database.as(), await readEveryday(join(import.meta.dirname, '../../../examples/everyday')), now);
});

afterAll(async () => {
  await database.close();
  await base.drop();
  await rm(folder, { recursive: true });
});

const ask = (key: string, address: string, at = today) =>
  database.read('essen', (db) => answerResponsibility(db, { town, key, where: { address }, at }));

async function sentenceFor(key: string, address: string, at = today) {
  const answer = await ask(key, address, at);
  if (answer.kind !== 'answer') throw new Error(answer.kind);
  return {
    us: answer.us,
    who: responsibleName(answer.responsible, 'de'),
    de: responsibilitySentence(answer, 'de'),
    en: responsibilitySentence(answer, 'en'),
  };
}

describe('who is responsible', () => {
  it('is the town itself for its own people', async () => {
    expect(await sentenceFor(dog, '')).toMatchObject({ us: true, who: 'Steueramt, Essen' });
    expect(await sentenceFor(car, 'Porscheplatz 1, 45127 Essen')).toMatchObject({
      us: true,
      who: 'Kfz-Zulassungsstelle, Essen',
    });
  });

  it('is somebody else for who lives elsewhere, and says why', async () => {
    const answer = await sentenceFor(car, 'Marktplatz 3, 45657 Recklinghausen');
    expect(answer.us).toBe(false);
    expect(answer.de).toBe(
      'Zuständig ist: Kfz-Zulassungsstelle, Kreis Recklinghausen, weil Recklinghausen zu diesem Gebiet gehört (Kreis Recklinghausen) und dafür der Kreis oder die kreisfreie Stadt zuständig ist (§ 46 FZV).',
    );
    expect(answer.en).toContain('because Recklinghausen belongs to Kreis Recklinghausen');
  });

  it('asks back where a postcode or a name means several municipalities', async () => {
    const answer = await ask(dog, '45665');
    expect(answer.kind === 'ask' && answer.choices.map(({ ags }) => ags)).toEqual(['05562032', '05562004']);
    expect((await ask(dog, 'Neustadt')).kind).toBe('ask');
    expect((await ask(dog, '45665 Castrop-Rauxel')).kind).toBe('answer');
  });

  it('says what it does not know', async () => {
    expect((await ask(dog, 'Entenhausen')).kind).toBe('unknown-place');
    expect((await ask('no-such-service', 'Recklinghausen')).kind).toBe('no-rule');
  });

  it('answers for a past day with the rules of that day', async () => {
    expect((await sentenceFor(disability, 'Recklinghausen', '2007-06-01')).who).toBe(
      'Versorgungsamt, Land Nordrhein-Westfalen',
    );
    expect((await sentenceFor(disability, 'Recklinghausen')).who).toBe(
      'Fachbereich für Schwerbehindertenrecht, Kreis Recklinghausen',
    );
  });

  it('takes a Regionalschlüssel, also without a town', async () => {
    const answer = await database.read('none', (db) =>
      answerResponsibility(db, { key: car, where: { ars: '055620032032' }, at: today }),
    );
    expect(answer).toMatchObject({ kind: 'answer', us: false, municipality: { ags: '05562032' } });
  });
});

describe('the import of areas', () => {
  it('changes nothing the second time', async () => {
    const again = await importAreas(database.as(), join(folder, 'areas.csv'), run);
    expect(again).toMatchObject({ added: 0, changed: 0, removed: 0, missing: 0, read: 12 });
  });

  it.each([
    ['cut off', `${header}\n60,61,05,1,13,0000,000,"Essen, St`, 'import.broken-csv'],
    ['another table', 'a,b\n1,2\n', 'import.no-columns'],
    ['nothing', `${header}\n`, 'import.empty'],
    ['missing fields', `${header}\n60,61,05\n`, 'import.broken-csv'],
  ])('refuses a bad file (%s) and leaves everything as it was', async (_, text, code) => {
    const file = join(folder, 'bad.csv');
    await writeFile(file, text);
    await expect(importAreas(database.as(), file, run)).rejects.toMatchObject({ problems: [{ code }] });
    const count = await database.read('none', (db) => db.selectFrom('area').select('ars').execute());
    expect(count).toHaveLength(12);
  });

  it('refuses another encoding by name, and reads it when told', async () => {
    const file = join(folder, 'latin1.csv');
    await writeFile(file, Buffer.from(areas.replace('\ufeff', ''), 'latin1'));
    await expect(importAreas(database.as(), file, run)).rejects.toMatchObject({
      problems: [{ code: 'import.wrong-encoding' }],
    });
    const told = await importAreas(database.as(), file, { ...run, encoding: 'iso-8859-1', dryRun: true });
    expect(told).toMatchObject({ added: 0, changed: 0 });
  });
});
