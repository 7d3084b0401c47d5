import { mkdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CatalogueTables, importAreas } from '#domain/catalogue/index.ts';
import { openDatabase } from '#platform/db/pool.ts';
import { axe, closeBrowser, newPage, noHorizontalScroll, signInAs, startProduct, type TestProduct } from './harness.ts';

const areas = `satzart,textkennzeichen,land,rb,kreis,vb,gemeinde,gemeindename,flaeche,bevoelkerung,postleitzahl,laengengrad,breitengrad
10,,05,,,,,Nordrhein-Westfalen,,,,,
40,43,05,5,62,,,Recklinghausen,,,,,
60,63,05,5,62,0032,032,"Recklinghausen, Stadt",,  111 397,45657,"7,19","51,61"
60,63,03,2,57,0028,028,"Neustadt, Stadt",, 100,31535,"9,4","52,5"
60,64,01,0,55,0032,032,Neustadt,, 90,23730,"10,8","54,1"
`;
const dog = '99102013002000';
const car = '99036008007000';
const extension = '4711-internal';

let product: TestProduct;
let agent: Page;

beforeAll(async () => {
  product = await startProduct();
  const folder = await mkdtemp(join(tmpdir(), 'buergernah-who-'));
  const file = join(folder, 'areas.csv');
  await writeFile(file, areas);
  const database = openDatabase<CatalogueTables>(product.databaseUrl);
  const now = new Date().toISOString();
  await importAreas(database, file, { dryRun: false, encoding: 'utf-8', now, onProgress: () => undefined });
  await database.close();
  await rm(folder, { recursive: true });
  // The town's own tax office, with an extension nobody outside may see.
  await product.rows(
    `insert into public_organisation (tenant, id, name, name_en, address, phone, internal_phone, source, digest, changed_at)
     values ('musterstadt', 'tax', 'Steueramt Musterstadt', 'Tax office', 'Rathausplatz 2, 45999 Musterstadt', '0299 12345', $1, 'test', '', now())`,
    [extension],
  );
  await product.rows(
    `insert into responsibility (tenant, id, service, ars, role, level, organisation, valid_from, source, digest, changed_at)
     values ('musterstadt', 'tax', '99102013', '059990000000', 'responsible', 'municipality', 'tax', '2020-01-01', 'Hundesteuersatzung', '', now())`,
  );
  agent = await newPage(product, { js: false });
  await signInAs(agent, 'agent');
});

afterAll(async () => {
  await closeBrowser();
  await product?.stop();
});

const cardOf = (page: Page, name: string) => page.locator('article').filter({ hasText: name }).first();

test('each found service says who does it here, with the extension for staff', async () => {
  await agent.goto('/desk/calls?q=hundesteuer');
  const text = await cardOf(agent, 'Steueramt Musterstadt').innerText();
  expect(text).toContain('Wir: Steueramt Musterstadt\n');
  expect(text).toContain('Zuständig ist: Steueramt Musterstadt');
  expect(text).toContain(extension);
  expect(text).toContain('0299 12345');
  expect(text).toContain('Rathausplatz 2');
});

test('what is not the town’s names who it is', async () => {
  await agent.goto('/desk/calls?q=kindergeld');
  expect(await cardOf(agent, 'Familienkasse').innerText()).toContain('Nicht wir, sondern: Familienkasse');
});

test('another place is asked for during the call, for all services found and for one', async () => {
  await agent.goto('/desk/calls?q=auto+anmelden');
  await agent.fill('[name="where"]', '45657 Recklinghausen');
  await agent.getByRole('button', { name: 'Suchen' }).click();
  const text = await cardOf(agent, 'Kfz-Zulassungsstelle, Kreis Recklinghausen').innerText();
  expect(text).toContain('Nicht wir, sondern:');
  expect(text).toContain('weil Recklinghausen zu diesem Gebiet gehört');
  await cardOf(agent, 'Kfz-Zulassungsstelle').getByRole('link', { name: 'Mehr dazu' }).click();
  expect(new URL(agent.url()).pathname).toMatch(/^\/desk\/calls\/services\/99036/);
  expect(await agent.inputValue('[name="where"]')).toBe('45657 Recklinghausen');
  expect(await agent.locator('main').innerText()).toContain('Kfz-Zulassungsstelle, Kreis Recklinghausen');
  await agent.fill('[name="where"]', '');
  await agent.getByRole('button', { name: 'Zuständige Stelle zeigen' }).click();
  expect(await agent.locator('main').innerText()).not.toContain('Kreis Recklinghausen');
  await agent.getByRole('link', { name: 'Zurück zur Suche' }).click();
  expect(await agent.inputValue('[name="q"]')).toBe('auto anmelden');
});

test('a name of several places is asked back, an unknown one is said', async () => {
  await agent.goto('/desk/calls?q=hundesteuer&where=Neustadt');
  expect(await agent.locator('main').innerText()).toContain('Welcher Ort ist gemeint?');
  expect(await agent.content()).not.toContain('Steueramt');
  await agent.getByRole('link', { name: /03257028/ }).click();
  expect(await agent.locator('main').innerText()).toContain('Nicht wir, sondern: Steueramt, Neustadt');
  await agent.goto(`/desk/calls/services/${dog}?where=Entenhausen`);
  expect(await agent.locator('main').innerText()).toContain('Diesen Ort kennen wir nicht');
});

test('a service of the town without a rule is said to be the town’s', async () => {
  await agent.goto('/desk/calls/services/life-certificate');
  expect(await agent.locator('main').innerText()).toContain('Wer ist zuständig? Das machen wir.');
  expect(await agent.getByRole('link', { name: /Anliegen aufnehmen/ }).count()).toBe(1);
  await agent.goto('/desk/calls/services/no-such-service');
  expect(new URL(agent.url()).pathname).toBe('/desk/calls');
});

test('the extension stands on no page of the portal and in no answer of the interface for programs', async () => {
  const client = product.client();
  for (const path of [
    `/musterstadt/services/${dog}`,
    `/musterstadt/services/${dog}/who`,
    `/musterstadt/services/${dog}/who?where=45999`,
    '/musterstadt/services?q=hundesteuer',
    '/musterstadt/suggest?q=hundesteuer',
    `/api/v1/musterstadt/responsibility?key=${dog}`,
    `/api/v1/responsibility?key=${dog}&ars=055620032032`,
    `/api/v1/musterstadt/services/${dog}`,
    '/api/v1/musterstadt/services?q=hundesteuer',
  ]) {
    const { text, status } = await client.get(path);
    expect(status, path).toBe(200);
    expect(text, path).not.toContain(extension);
  }
  const { text } = await client.get(`/musterstadt/services/${dog}/who`);
  expect(text).toContain('Steueramt Musterstadt');
});

test('who may not take calls sees neither the service nor the suggestions', async () => {
  const client = product.client();
  const { status, text } = await client.get(`/desk/calls/services/${dog}`);
  expect(text).not.toContain(extension);
  expect(status).not.toBe(200);
  expect((await client.get('/desk/calls/suggest?q=hund')).status).not.toBe(200);
});

test.each(['de', 'en'] as const)('has no barrier and fits a phone (%s)', async (lang) => {
  const page = await newPage(product, { lang, width: 320 });
  await signInAs(page, 'agent');
  for (const [name, path] of Object.entries({
    found: '/desk/calls?q=hund+anmelden',
    elsewhere: '/desk/calls?q=auto&where=45657+Recklinghausen',
    ask: '/desk/calls?q=hund&where=Neustadt',
    unknown: '/desk/calls?q=hund&where=Entenhausen',
    one: `/desk/calls/services/${dog}?q=hund`,
    own: '/desk/calls/services/99008001012000',
    listed: `/desk/calls/services/${car}?where=Recklinghausen`,
    lost: `/desk/calls/services/${car}?where=Entenhausen`,
  }))
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      expect(await axe(page), path).toEqual([]);
      expect(await noHorizontalScroll(page), path).toEqual([]);
      if (process.env.SHOTS) {
        mkdirSync('test-results/who', { recursive: true });
        await page.screenshot({ path: `test-results/who/${name}-${lang}-${width}.png`, fullPage: true });
      }
    }
});
