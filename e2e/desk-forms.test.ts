import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPackageRoot } from '#platform/db/package-root.ts';
import { closeBrowser, newPage, signInAs, startProduct, type TestProduct } from './harness.ts';
import { isWell, isWellInEnglish } from './portal-steps.ts';

let product: TestProduct;

beforeAll(async () => {
  product = await startProduct({ worker: false });
});
afterAll(async () => {
  await closeBrowser();
  await product?.stop();
});

test('an administrator changes a form without scripts: checked, looked at, made to count, and back again', async () => {
  const page = await newPage(product, { js: false });
  await signInAs(page, 'admin');
  await page.getByRole('link', { name: 'Formulare' }).click();
  await isWell(page, 'forms-list');
  await isWellInEnglish(page, 'forms-list');
  await page.getByRole('link', { name: 'parking-permit' }).click();
  await isWell(page, 'forms-edit');
  await isWellInEnglish(page, 'forms-edit');
  const text = await page.inputValue('[name="definition"]');

  await page.fill('[name="definition"]', text.slice(0, 500));
  await page.locator('button[value="check"]').click();
  expect(await page.textContent('.bn-error-summary')).toMatch(/Das ist kein JSON/);
  await isWell(page, 'forms-no-json');
  await page.fill('[name="definition"]', text.replace('"title": {', '"titel": {'));
  await page.locator('button[value="activate"]').click();
  expect(await page.textContent('.bn-error-summary')).toContain('title');
  await page.fill('[name="definition"]', text.replace('"is": "first"', '"is": "first", "field": "from"'));
  await page.locator('button[value="check"]').click();
  expect(await page.textContent('.bn-error-summary')).toContain('pages.old-permit.when');

  const changed = text.replace('In welchem Gebiet wohnen Sie?', 'Wo wohnen Sie genau?');
  await page.fill('[name="definition"]', changed);
  await page.locator('button[value="check"]').click();
  expect(await page.textContent('main')).toContain('Das Formular passt zusammen');
  expect(await page.textContent('main')).toContain('Wo wohnen Sie genau?');
  expect(await page.textContent('main')).toContain('Nur wenn: nicht (Anlass = Mein erster Ausweis)');
  await page.locator('button[value="activate"]').click();
  expect(await page.textContent('main')).toContain('Fassung 2 gilt jetzt');
  await isWell(page, 'forms-activated');
  const visitor = await newPage(product);
  await visitor.goto('/musterstadt/apply/99108001001000/zone');
  expect(await visitor.textContent('h1')).toBe('Wo wohnen Sie genau?');

  await page.getByRole('link', { name: 'Fassung 1' }).click();
  expect(await page.textContent('main')).toContain('Sie sehen Fassung 1');
  await page.locator('button[value="activate"]').click();
  expect(await page.textContent('main')).toContain('Fassung 3 gilt jetzt');
  await visitor.goto('/musterstadt/apply/99108001001000/zone');
  expect(await visitor.textContent('h1')).toBe('In welchem Gebiet wohnen Sie?');
}, 200_000);

test('a new form begins empty; a stale change is refused; nobody else may', async () => {
  const client = product.client();
  await client.signInAs('admin');
  const json = await readFile(
    join(findPackageRoot(), 'examples', 'musterstadt', 'forms', 'registration-certificate.json'),
    'utf8',
  );
  const send = (basis: string) =>
    client.post('/desk/forms/edit', { form: 'another-form', basis, definition: json, action: 'activate' });
  expect((await client.get('/desk/forms/edit?form=another-form')).status).toBe(200);
  expect((await send('0')).location).toBe('/desk/forms/edit?form=another-form&activated=1');
  const stale = await send('0');
  expect(stale.status).toBe(422);
  expect(stale.text).toContain('inzwischen geändert');
  expect((await client.get('/desk/forms/edit?form=../etc')).location).toBe('/desk/forms');
  const caseworker = product.client();
  await caseworker.signInAs('caseworker');
  expect((await caseworker.get('/desk/forms')).status).toBe(403);
});
