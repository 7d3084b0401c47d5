import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askedBlocks, checkDefinition, draftFromXdf, formShape, readXdf } from '#domain/applications/index.ts';
import { importXdf } from './import-xdf.ts';

const namespace = 'urn:xoev-de:fim:standard:xdatenfelder_2';
const code = (name: string, value: string) => `<x:${name}><code>${value}</code></x:${name}>`;
const field = (id: string, label: string, rest = '', { count = '1:1', type = 'text', art = 'input' } = {}) => `
  <x:struktur><x:anzahl>${count}</x:anzahl><x:enthaelt><x:datenfeld>
    <x:identifikation><x:id>${id}</x:id><x:version>1.0</x:version></x:identifikation>
    <x:name>${label}</x:name><x:bezeichnungEingabe>${label}</x:bezeichnungEingabe>
    ${code('feldart', art)}${code('datentyp', type)}${rest}
  </x:datenfeld></x:enthaelt></x:struktur>`;
const group = (id: string, label: string, inner: string, count = '1:1') => `
  <x:struktur><x:anzahl>${count}</x:anzahl><x:enthaelt><x:datenfeldgruppe>
    <x:identifikation><x:id>${id}</x:id></x:identifikation><x:name>${label}</x:name>${inner}
  </x:datenfeldgruppe></x:enthaelt></x:struktur>`;
const schema = (inner: string) => `<?xml version="1.0" encoding="UTF-8"?>
<x:xdatenfelder.stammdatenschema.0102 xmlns:x="${namespace}"><x:stammdatenschema>
  <x:identifikation><x:id>S00000001</x:id></x:identifikation><x:name>Hundesteuer</x:name>${inner}
</x:stammdatenschema></x:xdatenfelder.stammdatenschema.0102>`;

const whole = schema(
  [
    group(
      'G00000001',
      'Angaben zur Person',
      field('F00000001', 'Familienname', '<x:praezisierung>{"minLength":"1","maxLength":"80"}</x:praezisierung>') +
        field('F00000002', 'Vorname', '', { count: '0:1' }) +
        field('F00000003', 'Geburtsdatum', '<x:hilfetextEingabe>Wie im Ausweis</x:hilfetextEingabe>', { type: 'date' }),
    ),
    group(
      'G00000002',
      'Hund',
      field('F00000010', 'Name des Hundes') +
        field('F00000011', 'Gewicht', '<x:praezisierung>{"minValue":"1","maxValue":"120"}</x:praezisierung>', {
          type: 'num',
        }) +
        field(
          'F00000012',
          'Rasse',
          '<x:codelisteReferenz><x:genericodeIdentification><x:canonicalVersionUri>urn:rassen_1</x:canonicalVersionUri></x:genericodeIdentification></x:codelisteReferenz>',
          {
            art: 'select',
          },
        ),
      '1:*',
    ),
    field('F00000020', 'Hinweis', '', { art: 'label' }),
    field('F00000021', 'Nachweis', '<x:praezisierung>höchstens zwei Seiten</x:praezisierung>', { type: 'file' }),
  ].join(''),
);

it('makes a form of groups, cardinalities, types, precisions and help texts, and says what it could not', () => {
  const read = readXdf(whole);
  if (!read.ok) throw new Error(read.problem.code);
  const { definition, notes } = draftFromXdf(read.schema);
  expect(formShape.parse(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
  expect(checkDefinition(definition)).toEqual([]);
  expect(definition.pages.map(({ title }) => title.de)).toEqual([
    'Angaben zur Person',
    'Hund',
    'Hundesteuer',
    'Wie erreichen wir Sie?',
    'An welche E-Mail-Adresse?',
    'Unter welcher Nummer?',
  ]);
  expect(definition.schema.properties.f00000001).toEqual({ type: 'string', minLength: 1, maxLength: 80 });
  expect(definition.schema.required).not.toContain('f00000002');
  expect(definition.fields.f00000003?.help?.de).toBe('Wie im Ausweis');
  expect(definition.applicant).toMatchObject({ familyName: 'f00000001', birthDate: 'f00000003' });
  expect(definition.schema.properties.g00000002).toMatchObject({
    type: 'array',
    minItems: 1,
    maxItems: 20,
    items: { properties: { f00000011: { type: 'number', minimum: 1, maximum: 120 } } },
  });
  expect(notes.map(({ at, note }) => `${at}: ${note}`)).toEqual([
    'F00000012 Rasse: options-missing',
    'G00000002 Hund: count-lowered',
    'F00000020 Hinweis: only-text',
    'F00000021 Nachweis: precision-not-understood',
    'S00000001: english-missing',
  ]);
  for (const page of definition.pages)
    expect(askedBlocks(definition, page.fields, {}, 'de').length).toBe(page.fields.length);
});

it.each([
  ['cut off', whole.slice(0, 900), 'xml.not-well-formed'],
  ['of another standard', whole.replaceAll(namespace, 'urn:other'), 'xdf.other-namespace'],
  ['no schema', `<x xmlns="${namespace}"/>`, 'xdf.no-schema'],
  ['empty', '', 'xml.not-well-formed'],
  [
    'with an entity from elsewhere',
    `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${schema('&e;')}`,
    'xml.has-doctype',
  ],
  [
    'a billion laughs',
    `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>${schema('&b;')}`,
    'xml.has-doctype',
  ],
  ['with an entity of its own', schema('&nbsp;'), 'xml.not-well-formed'],
  ['too deep', `<x xmlns="${namespace}">${'<y>'.repeat(5000)}`, 'xml.too-deep'],
])('refuses a file that is %s', (_, text, expected) => {
  const read = readXdf(text);
  expect(read.ok ? '' : read.problem.code).toBe(expected);
});

it('never breaks on anything', () => {
  fc.assert(fc.property(fc.string(), (text) => void readXdf(text)));
  fc.assert(
    fc.property(fc.nat(whole.length), fc.string({ maxLength: 20 }), (at, noise) => {
      const read = readXdf(whole.slice(0, at) + noise + whole.slice(at + 5));
      if (read.ok) expect(checkDefinition(draftFromXdf(read.schema).definition)).toEqual([]);
    }),
  );
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buergernah-xdf-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('reports in sentences', async () => {
  const file = join(folder, 'schema.xml');
  await writeFile(file, whole);
  const imported = await importXdf(file);
  expect(imported.ok && imported.report[0]).toContain('S00000001 Hundesteuer: 6 pages');
  await writeFile(file, whole.slice(0, 500));
  expect(await importXdf(file)).toMatchObject({ ok: false, message: expect.stringMatching(/line \d+.*well-formed/) });
  await writeFile(file, Buffer.from(whole, 'latin1'));
  expect(await importXdf(file)).toMatchObject({ ok: false, message: expect.stringContaining('not UTF-8') });
  expect(await importXdf(join(folder, 'nowhere'))).toMatchObject({ ok: false });
});
