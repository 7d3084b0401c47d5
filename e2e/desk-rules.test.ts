import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

const text = async (page: Page) => (await page.textContent('main')) ?? '';
const press = (page: Page, action: string) => page.locator(`button[name="action"][value="${action}"]`).click();

test('the administrator changes the need check without scripts: checked, tried, made to count, and back', async () => {
  const page = await newPage(product, { js: false });
  await signInAs(page, 'admin');
  await page.getByRole('link', { name: 'Regeln' }).click();
  await isWell(page, 'rules-list');
  await isWellInEnglish(page, 'rules-list');
  await page.getByRole('link', { name: 'Wer Besuch zu Hause bekommt' }).click();
  expect(await text(page)).toContain('Die Prüfung hat nichts gefunden');
  await isWell(page, 'rules-table');
  await isWellInEnglish(page, 'rules-table');

  await page.locator('[name="try.residentOfTown"]').selectOption('false');
  await press(page, 'try');
  expect(await text(page)).toContain('Zeile 1 entscheidet');
  expect(await text(page)).toContain('Zuständig ist die Gemeinde des Wohnorts');
  await isWell(page, 'rules-tried');

  const first = page.locator('details').filter({ has: page.locator('[name="rows.0.place"]') });
  await first.locator('summary').click();
  await first.locator('[name="rows.0.inputs.0"]').fill('fasle');
  await press(page, 'check');
  expect(await page.textContent('.bn-error-summary')).toContain('Zeile 1');
  // A row with an error stays as it was typed until it is struck out.
  await first.locator('summary').click();
  await first.locator('[name="rows.0.strike"]').check();
  await press(page, 'check');
  expect(await text(page)).toContain('Die Prüfung hat nichts gefunden');
  await page.locator('[name="rows.14.strike"]').evaluate((box) => box.closest('details')?.setAttribute('open', ''));
  await page.locator('[name="rows.14.strike"]').check();
  await press(page, 'check');
  expect(await page.locator('.kern-alert, .bn-alert').allTextContents()).toContainEqual(
    expect.stringMatching(/Keine Zeile antwortet auf/),
  );
  await isWell(page, 'rules-findings');
  await press(page, 'activate');
  expect(await page.textContent('.bn-error-summary')).toContain('Bitte ändern Sie die Tabelle');

  await page.goto('/desk/rules/need-check');
  await first.locator('summary').click();
  await first.locator('[name="rows.0.annotations.0"]').fill('Bitte fragen Sie Ihre Gemeinde.');
  await press(page, 'activate');
  expect(await text(page)).toContain('Fassung 2 ist gespeichert');
  await isWell(page, 'rules-activated');
  const agent = await newPage(product, { js: false });
  await signInAs(agent, 'agent', 'musterstadt', '/desk/calls');
  expect(await text(agent)).toContain('Bitte fragen Sie Ihre Gemeinde.');

  await page.getByRole('link', { name: 'Fassung 1', exact: true }).click();
  await press(page, 'activate');
  expect(await text(page)).toContain('Fassung 3 ist gespeichert');
  await agent.reload();
  expect(await text(agent)).not.toContain('Bitte fragen Sie Ihre Gemeinde.');
}, 240_000);

test('a dispatcher reads the rules and changes nothing', async () => {
  const page = await newPage(product);
  await signInAs(page, 'dispatcher', 'musterstadt', '/desk/rules/need-check');
  expect(await page.locator('button[name="action"]').count()).toBe(0);
  await isWell(page, 'rules-read');
  const client = product.client();
  await client.signInAs('dispatcher');
  expect((await client.post('/desk/rules/need-check', { action: 'activate' })).status).toBe(403);
}, 120_000);
