import type { Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fakeClamd } from '#platform/storage/test-clamd.ts';
import { closeBrowser, freePort, newPage, startProduct, type TestProduct } from './harness.ts';
import { isWell, isWellInEnglish } from './portal-steps.ts';
import type { WebClient } from './web-client.ts';

let product: TestProduct;
let clamd: Server;
const permit = '/musterstadt/apply/99108001001000';
const certificate = '/musterstadt/apply/registration-certificate';

beforeAll(async () => {
  const port = await freePort();
  clamd = fakeClamd();
  await new Promise<void>((done) => clamd.listen(port, '127.0.0.1', done));
  product = await startProduct({ worker: false, config: { clamd: { host: '127.0.0.1', port } } });
});
afterAll(async () => {
  await closeBrowser();
  await product?.stop();
  clamd?.close();
});

const person = { givenName: 'Hedwig', familyName: 'Sonnenschein', ...date('birthDate', '1938-04-02') };
const address = { street: 'Lindenweg', houseNumber: '7', postcode: '45999', place: 'Musterstadt' };

function date(name: string, iso: string) {
  const [year = '', month = '', day = ''] = iso.split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}

/** Fills in the certificate's form up to the check. */
async function fillIn(client: WebClient): Promise<string> {
  await client.get(`${certificate}/kind`);
  const pages: [string, Record<string, string>][] = [
    ['kind', { kind: 'simple' }],
    ['purpose', { purpose: 'pension' }],
    ['copies', { copies: '1' }],
    ['delivery', { delivery: 'sent' }],
    ['person', person],
    ['address', address],
    ['contact', { contactWay: 'none' }],
  ];
  for (const [name, fields] of pages) {
    const answer = await client.post(`${certificate}/${name}`, fields);
    expect(answer.status, `${name}: ${answer.location}`).toBe(303);
  }
  const check = await client.get(`${certificate}/check`);
  expect(check.status).toBe(200);
  return /name="draft" value="([^"]+)"/.exec(check.text)?.[1] ?? '';
}

const applications = async () =>
  Number((await product.rows("select count(*)::int as n from case_file where kind = 'application'"))[0]?.n);

test('pressed twice at once it is one application, and one case opens', async () => {
  const client = product.client();
  const draft = await fillIn(client);
  const before = await applications();
  const [one, two] = await Promise.all([1, 2].map(() => client.post(`${certificate}/check`, { draft })));
  expect([one?.location, two?.location]).toEqual([`${certificate}/sent`, `${certificate}/sent`]);
  expect(await applications()).toBe(before + 1);
  const again = await client.post(`${certificate}/check`, { draft });
  expect(again.location).toBe(`${certificate}/sent`);
  expect(await applications()).toBe(before + 1);
  // A page from before names another draft than the one begun since: nothing is sent.
  await client.post(`${certificate}/kind`, { kind: 'simple' });
  expect((await client.post(`${certificate}/check`, { draft })).location).toBe(`${certificate}/check`);
  expect(await applications()).toBe(before + 1);
});

test('pages after the first wrong one wait for it', async () => {
  const client = product.client();
  expect((await client.get(`${certificate}/address`)).location).toBe(`${certificate}/kind`);
  expect((await client.post(`${certificate}/address`, address)).location).toBe(`${certificate}/kind`);
  expect((await client.get(`${certificate}/check`)).location).toBe(certificate);
  expect((await client.get(`${certificate}/no-such-page`)).location).toBe(`${certificate}/kind`);
  expect((await client.get('/bochum/apply/99108001001000')).status).toBe(404);
  expect((await client.get('/musterstadt/apply/99008001012000')).status).toBe(404);
});

test('saves, shows a code, goes on in a second browser, and throws away', async () => {
  const first = await newPage(product, { js: false });
  await first.goto(`${certificate}/kind`);
  await first.check('[name="kind"][value="extended"]');
  await first.locator('button[value="pause"]').click();
  expect(new URL(first.url()).pathname).toBe(`${certificate}/pause`);
  await isWell(first, 'pause');
  await isWellInEnglish(first, 'pause');
  const code = (await first.locator('.bn-case-number__value').innerText()).replace(/\s/g, '');
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);

  const second = await newPage(product, { js: true, width: 320 });
  await second.goto('/musterstadt/apply');
  await isWell(second, 'resume');
  await second.fill('[name="code"]', 'ABCD');
  await second.locator('main form button').click();
  expect(await second.textContent('.bn-error-summary')).toContain('keinen Antrag');
  await isWell(second, 'resume-refused');
  await isWellInEnglish(second, 'resume-refused');
  await second.fill('[name="code"]', code.toLowerCase().replaceAll('-', ' '));
  await second.locator('main form button').click();
  await second.waitForURL(`**${certificate}`);
  await second.getByRole('link', { name: 'Angefangenen Antrag fortsetzen' }).click();
  expect(new URL(second.url()).pathname).toBe(`${certificate}/contents`);
  await second.getByRole('link', { name: 'Zurück' }).click();
  expect(await second.isChecked('[name="kind"][value="extended"]')).toBe(true);

  // The neighbour's town knows no such code.
  const elsewhere = product.client();
  await elsewhere.get('/bochum/apply');
  expect((await elsewhere.post('/bochum/apply', { code })).status).toBe(422);

  await first.locator('summary').click();
  await first.locator('main form button').click();
  expect(await first.textContent('main')).toContain('Ihre Angaben sind gelöscht');
  expect((await elsewhere.post('/musterstadt/apply', { code })).status).toBe(422);
}, 120_000);

test('slows down who guesses a code', async () => {
  const owner = product.client();
  await owner.get(`${certificate}/kind`);
  await owner.post(`${certificate}/kind`, { kind: 'simple', action: 'pause' });
  const shown = await owner.get(`${certificate}/pause`);
  const code =
    />([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})</.exec(shown.text.replace(/<\/?(span|wbr)[^>]*>/g, ''))?.[1] ?? '';
  expect(code).not.toBe('');
  const wrong = `${code.slice(0, 5)}${[...code.slice(5)].reverse().join('')}`;
  const guesser = product.client();
  await guesser.get('/musterstadt/apply');
  const statuses: number[] = [];
  for (let guess = 0; guess < 7; guess++)
    statuses.push((await guesser.post('/musterstadt/apply', { code: wrong })).status);
  expect(statuses.slice(0, 5)).toEqual([422, 422, 422, 422, 422]);
  expect(statuses.at(-1)).toBe(429);
  expect((await guesser.post('/musterstadt/apply', { code })).status).toBe(429);
});

test('refuses an infected file with a sentence, keeps none of it, and takes a clean one', async () => {
  const client = product.client();
  await client.get(`${permit}/zone`);
  await client.post(`${permit}/zone`, { zone: 'A' });
  await client.post(`${permit}/occasion`, { occasion: 'first' });
  await client.post(`${permit}/car`, { plate: 'MU-AB 1', keeper: 'self' });
  const pdf = (text: string) => Buffer.from(`%PDF-1.4\n%${text}\n%%EOF`);
  const infected = await client.postFiles(`${permit}/papers`, { csrf: await client.csrf() }, [
    { field: 'registration', name: 'schein.pdf', bytes: pdf('EICAR') },
  ]);
  expect(infected.status).toBe(422);
  expect(infected.text).toContain('In dieser Datei steckt Schadsoftware');
  expect(await product.rows('select 1 from application_upload')).toEqual([]);
  const clean = await client.postFiles(`${permit}/papers`, { csrf: await client.csrf() }, [
    { field: 'registration', name: 'schein.pdf', bytes: pdf('fine') },
  ]);
  expect(clean.location).toBe(`${permit}/from`);
  expect(await product.rows('select name, media_type from application_upload')).toEqual([
    { name: 'schein.pdf', media_type: 'application/pdf' },
  ]);
  clamd.close();
  const unseen = await client.postFiles(`${permit}/papers`, { csrf: await client.csrf() }, [
    { field: 'registration', name: 'noch.pdf', bytes: pdf('unseen') },
  ]);
  expect(unseen.text).toContain('gerade nicht auf Schadsoftware prüfen');
});

test('more time is given without losing what was typed', async () => {
  const page = await newPage(product, { js: false });
  await page.goto(`${certificate}/kind`);
  await page.check('[name="kind"][value="extended"]');
  await page.locator('button[value="extend"]').click();
  expect(new URL(page.url()).pathname).toBe(`${certificate}/kind`);
  expect(await page.isChecked('[name="kind"][value="extended"]')).toBe(true);
});

test('warns before the page closes where scripts run, and goes on', async () => {
  const page = await newPage(product, { js: true });
  await page.clock.install();
  await page.goto(`${certificate}/kind`);
  await page.check('[name="kind"][value="extended"]');
  await page.clock.fastForward(56 * 60_000);
  await page.getByRole('dialog').waitFor();
  expect(await page.getByRole('dialog').textContent()).toContain('Ihre Zeit läuft ab');
  await page.getByRole('dialog').getByRole('button').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await page.isChecked('[name="kind"][value="extended"]')).toBe(true);
}, 60_000);
