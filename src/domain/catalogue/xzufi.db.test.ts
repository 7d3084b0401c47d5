import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tables } from '#domain/tables.ts';
import { type Database, openDatabase } from '#platform/db/pool.ts';
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts';
import { type ImportRun, importedTexts, importXzufi, searchServices } from './index.ts';

const now = '2026-11-23T09:00:00.000Z';
const run: ImportRun = { dryRun: false, encoding: 'utf-8', now, onProgress: () => undefined };
const everyday = { services: [], related: [], responsibility: [] };
const uri = 'http://xoev.de/schemata/xzufi/2_2_0';

let base: TestDatabase;
let database: Database<Tables>;
let folder: string;

beforeAll(async () => {
  base = await createTestDatabase();
  database = openDatabase<Tables>(base.url);
  folder = await mkdtemp(join(tmpdir(), 'buergernah-xzufi-'));
});
afterAll(async () => {
  await database.close();
  await base.drop();
  await rm(folder, { recursive: true });
});

const id = (value: string, name = 'id') => `<xzufi:${name} schemeAgencyID="L100042">${value}</xzufi:${name}>`;
const text = (code: string, html: string, lang = 'de') =>
  `<xzufi:modulText><xzufi:inhalt languageCode="${lang}">${html}</xzufi:inhalt><xzufi:leikaTextmodul><code>${code}</code></xzufi:leikaTextmodul></xzufi:modulText>`;
const escaped = (html: string) => html.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const service = (number: number, extra = '', name = `Leistung ${number}`) =>
  `<xzufi:schreibe><xzufi:leistung>${id(`S${number}`)}<xzufi:referenzLeiKa><code>99${String(number).padStart(12, '0')}</code></xzufi:referenzLeiKa>${text('02', name)}${extra}</xzufi:leistung></xzufi:schreibe>`;
const message = (...parts: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<xzufi:transfer xmlns:xzufi="${uri}" xzufiVersion="2.2.0"><xzufi:nachrichtenkopf/>${parts.join('\n')}</xzufi:transfer>`;
const deletion = (value: string) => `<xzufi:loesche><xzufi:klasse>Leistung</xzufi:klasse>${id(value)}</xzufi:loesche>`;

async function load(content: string | Buffer, extra: Partial<ImportRun> = {}) {
  const file = join(folder, 'message.xml');
  await writeFile(file, content);
  return importXzufi(database.as(), file, everyday, { ...run, ...extra });
}
const countServices = () =>
  database.read('none', (db) => db.selectFrom('imported_service').select('id').where('ended_at', 'is', null).execute());

describe('a whole message', () => {
  const content = message(
    service(
      115005104000,
      text(
        '05',
        escaped(
          '<p onclick="x()">Wer <b>umzieht</b>, meldet sich an.<script>alert(1)</script></p><a href="javascript:x()">x</a>',
        ),
      ) +
        text('02', 'Register a new address', 'en') +
        '<xzufi:modulBegriffImKontext><xzufi:begriff>Tapetenwechsel</xzufi:begriff></xzufi:modulBegriffImKontext>',
      'Wohnsitz Anmeldung',
    ),
    `<xzufi:schreibe><xzufi:organisationseinheit>${id('OE1')}<xzufi:name><xzufi:name languageCode="de">Bürgeramt</xzufi:name></xzufi:name></xzufi:organisationseinheit></xzufi:schreibe>`,
    `<xzufi:schreibe><xzufi:zustaendigkeitTransferObjekt>${id('Z1')}${id('OE1', 'organisationseinheitID')}<xzufi:zustaendigkeit>${id('S115005104000', 'leistungID')}<xzufi:gebietID>059110000000</xzufi:gebietID><xzufi:rolle><code>01</code></xzufi:rolle></xzufi:zustaendigkeit></xzufi:zustaendigkeitTransferObjekt></xzufi:schreibe>`,
    service(2),
    '<xzufi:schreibe><xzufi:leistung><xzufi:id>without-agency</xzufi:id></xzufi:leistung></xzufi:schreibe>',
    deletion('never-here'),
  );

  it('comes in, with what makes no sense skipped and reported, and changes nothing the second time', async () => {
    const first = await load(content);
    expect(first).toMatchObject({ read: 6, added: 4, changed: 0, removed: 0 });
    expect([...first.skipped]).toEqual([
      ['service without id and agency', 1],
      ['to delete, but not known here', 1],
    ]);
    expect(await load(content)).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: 4 });
  });

  it('keeps the allowed HTML only, and languages apart', async () => {
    const texts = await database.read('none', (db) => importedTexts(db, '99115005104000'));
    expect(texts?.names.en).toBe('Register a new address');
    expect(texts?.texts.de?.['05']).toBe('<p>Wer <b>umzieht</b>, meldet sich an.</p><a>x</a>');
  });

  it('makes the service findable by its other words', async () => {
    const found = await database.read('none', (db) => searchServices(db, 'none', 'tapetenwechsel'));
    expect(found[0]?.key).toBe('99115005104000');
  });

  it('gives the rule the key of its service', async () => {
    const rules = await database.read('none', (db) =>
      db.selectFrom('responsibility').select(['service', 'ars', 'organisation']).execute(),
    );
    expect(rules).toEqual([{ service: '99115005104000', ars: '05911', organisation: 'xzufi-L100042:OE1' }]);
  });

  it('keeps the former version of a text that changed', async () => {
    expect(await load(message(service(2, text('05', 'Neu'))))).toMatchObject({ changed: 1 });
    const versions = await database.read('none', (db) =>
      db
        .selectFrom('imported_service')
        .select(['version', 'ended_at'])
        .where('id', '=', 'L100042:S2')
        .orderBy('version')
        .execute(),
    );
    expect(versions).toEqual([
      { version: 1, ended_at: now },
      { version: 2, ended_at: null },
    ]);
  });

  it('ends what a deletion names; a dry run takes everything back', async () => {
    expect(await load(message(deletion('S2')), { dryRun: true })).toMatchObject({ removed: 1 });
    expect(await countServices()).toHaveLength(2);
    expect(await load(message(deletion('S2')))).toMatchObject({ removed: 1 });
    expect(await countServices()).toHaveLength(1);
  });
});

describe('a bad file leaves everything as it was, with a clear reason', () => {
  const whole = message(service(7), service(8));
  it.each([
    ['cut off', whole.slice(0, whole.length - 40), 'import.broken-xml'],
    ['not well-formed', whole.replace('</xzufi:leistung>', ''), 'import.broken-xml'],
    ['another namespace', whole.replace(uri, 'http://example.org/other'), 'import.wrong-namespace'],
    ['no namespace', '<transfer/>', 'import.wrong-namespace'],
    ['no XML at all', 'id;name\n1;2\n', 'import.broken-xml'],
    ['empty', '', 'import.broken-xml'],
    ['nothing in it', message(), 'import.empty'],
    [
      'a billion laughs',
      `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, n) => `<!ENTITY a${n} "${'&a;'.repeat(10)}">`).join('')}]>${whole.replace(/<\?.*?\?>\n/, '')}`,
      'import.doctype',
    ],
    [
      'an external entity',
      `<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>${whole.replace(/<\?.*?\?>\n/, '').replace('Leistung 7', '&x;')}`,
      'import.doctype',
    ],
    ['an entity nobody declared', whole.replace('Leistung 7', '&x;'), 'import.broken-xml'],
    ['another encoding', Buffer.from(whole.replace('Leistung 7', 'Größe'), 'latin1'), 'import.wrong-encoding'],
  ])('%s', async (_, content, code) => {
    const before = await countServices();
    await expect(load(content)).rejects.toMatchObject({ problems: [{ code }] });
    expect(await countServices()).toEqual(before);
  });

  it('deletions of more than half of what is known, unless allowed', async () => {
    const numbers = Array.from({ length: 60 }, (_, index) => 1000 + index);
    await load(message(...numbers.map((number) => service(number))));
    const purge = message(...numbers.map((number) => deletion(`S${number}`)));
    await expect(load(purge)).rejects.toMatchObject({ problems: [{ code: 'import.too-many-deletions' }] });
    expect((await countServices()).length).toBeGreaterThanOrEqual(60);
    expect(await load(purge, { allowDeletions: true })).toMatchObject({ removed: 60 });
  });
});
