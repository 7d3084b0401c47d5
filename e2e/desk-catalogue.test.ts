import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeBrowser, newPage, signInAs, startProduct, type TestProduct } from './harness.ts';
import { isWell, isWellInEnglish } from './portal-steps.ts';

const idCard = '99008001012000';
let product: TestProduct;

beforeAll(async () => {
  product = await startProduct({ worker: false });
});
afterAll(async () => {
  await closeBrowser();
  await product?.stop();
});

const text = async (page: Page) => (await page.textContent('main')) ?? '';
const firstHit = async (page: Page, words: string) => {
  await page.goto(`/musterstadt/services?q=${encodeURIComponent(words)}`);
  return page.locator('main h3').first();
};

test('what nobody found is taught to a service, and found from then on', async () => {
  const visitor = await newPage(product, { js: false });
  await visitor.goto('/musterstadt/services?q=Zibbelkram');
  await visitor.goto('/musterstadt/services?q=zibbelkram');
  const page = await newPage(product, { js: false });
  await signInAs(page, 'admin');
  await page.getByRole('link', { name: 'Eine Suche fand nichts' }).click();
  expect(await text(page)).toContain('2-mal gesucht');
  await isWell(page, 'searches');
  await isWellInEnglish(page, 'searches');
  await page.getByRole('button', { name: 'Künftig dort finden' }).click();
  expect(await page.textContent('.bn-error-summary')).toContain('Bitte wählen Sie eine Leistung');
  await page.getByLabel('Gemeint ist diese Leistung').selectOption(idCard);
  await page.getByRole('button', { name: 'Künftig dort finden' }).click();
  expect(await text(page)).toContain('Alles, wonach gesucht wurde, hat einen Treffer');
  expect(await (await firstHit(visitor, 'zibbelkram')).textContent()).toContain('Personalausweis');
});

test('a service is looked at, refused, saved, and an earlier version taken up again; without scripts', async () => {
  const visitor = await newPage(product, { js: false });
  const page = await newPage(product, { js: false });
  await signInAs(page, 'admin', 'musterstadt', '/desk/catalogue');
  await isWell(page, 'catalogue');
  await page.locator(`#service-${idCard} > summary`).click();
  await page.locator(`#service-${idCard}`).getByRole('link', { name: 'Bearbeiten' }).click();
  expect(await page.textContent('h1')).toBe('Personalausweis bearbeiten');
  await isWell(page, 'catalogue-edit');
  await isWellInEnglish(page, 'catalogue-edit');

  const summary = 'Sie bekommen einen neuen Ausweis, auch zu Hause.';
  await page.fill('[name="summary.de"]', summary);
  await page.fill('[name="name.en"]', '');
  await page.locator('button[value="save"]').click();
  expect(await page.title()).toMatch(/^Fehler/);
  expect(await page.inputValue('[name="summary.de"]')).toBe(summary);
  await page.fill('[name="name.en"]', 'ID card');
  const fees = await page.locator('details:has([name$=".cents"])').count();
  const added = page.locator('details:has([name$=".cents"])').last();
  await added.locator('summary').click();
  await added.locator('[name$=".cents"]').fill('50');
  await added.locator('[name$=".validFrom-day"]').fill('1');
  await added.locator('[name$=".validFrom-month"]').fill('Januar');
  await added.locator('[name$=".validFrom-year"]').fill('2028');
  await added.locator('[name$=".source"]').fill('Beispielgesetz');
  await page.locator('button[value="preview"]').click();
  // The old fee has no end yet.
  expect(await page.textContent('.bn-error-summary')).toContain(`Gebühr ${fees} gilt an Tagen`);
  const old = page.locator('details', { hasText: '46,00' }).first();
  await old.locator('summary').click();
  await old.locator('[name$=".validTo-day"]').fill('31');
  await old.locator('[name$=".validTo-month"]').fill('12');
  await old.locator('[name$=".validTo-year"]').fill('2027');
  await page.locator('button[value="preview"]').click();
  expect(await text(page)).toContain('Noch nicht gespeichert');
  expect(await text(page)).toMatch(/Gebühr am 1\. Januar 2028/);
  await isWell(page, 'catalogue-preview');
  await visitor.goto(`/musterstadt/services/${idCard}`);
  expect(await text(visitor)).not.toContain(summary);

  await page.locator('button[value="save"]').click();
  await page.waitForURL(/\/desk\/catalogue#/);
  await visitor.goto(`/musterstadt/services/${idCard}`);
  expect(await text(visitor)).toContain(summary);
  expect(await text(visitor)).toContain('In einfacher Sprache');

  await page.goto(`/desk/catalogue/services/${idCard}`);
  await page.getByRole('link', { name: 'Fassung 1 aufgreifen' }).click();
  expect(await text(page)).toContain('Ausgefüllt mit Fassung 1');
  await page.locator('button[value="save"]').click();
  await page.waitForURL(/\/desk\/catalogue#/);
  await visitor.goto(`/musterstadt/services/${idCard}`);
  expect(await text(visitor)).not.toContain(summary);
}, 240_000);

test('an agent asks for a check, the editor confirms', async () => {
  const agent = await newPage(product);
  await signInAs(agent, 'agent', 'musterstadt', '/desk/catalogue');
  expect(await agent.getByRole('link', { name: 'Bearbeiten' }).count()).toBe(0);
  await agent.locator('#service-life-certificate > summary').click();
  await agent.locator('#service-life-certificate').getByLabel('Was stimmt nicht?').fill('Die Gebühr ist alt.');
  await agent.locator('#service-life-certificate').getByRole('button', { name: 'Um Prüfung bitten' }).click();
  await agent.waitForURL(/#service-life/);
  expect(await text(agent)).toContain('Die Gebühr ist alt.');
  await isWellInEnglish(agent, 'catalogue-check-asked');
  const page = await newPage(product);
  await signInAs(page, 'admin', 'musterstadt', '/desk/catalogue');
  await page.locator('#service-life-certificate').getByRole('button', { name: 'Geprüft, stimmt noch' }).click();
  await page.waitForURL(/#service-life/);
  expect(await text(page)).not.toContain('Die Gebühr ist alt.');
}, 120_000);

test('an office and its responsibility answer at once, past days as before, and can be taken back', async () => {
  const page = await newPage(product, { js: false });
  await signInAs(page, 'admin', 'musterstadt', '/desk/catalogue/offices');
  await isWell(page, 'offices-none');
  await page.getByRole('link', { name: 'Neue Stelle' }).click();
  await page.fill('[name="name.de"]', 'Bürgerbüro Mitte');
  await page.locator('button[value="save"]').click();
  expect(await page.textContent('.bn-error-summary')).toBeTruthy();
  await isWell(page, 'office-refused');
  await page.fill('[name="name.en"]', 'Citizens’ office Centre');
  await page.getByLabel('Ja', { exact: true }).check();
  await page.fill('[name="internalPhone"]', '4711');
  await page.locator('button[value="save"]').click();
  await page.getByRole('link', { name: 'Neue Zuständigkeit' }).click();
  await page.fill('[name="service"]', '99008');
  await page.getByLabel('Stelle').selectOption({ label: 'Bürgerbüro Mitte' });
  await page.fill('[name="validFrom-day"]', '1');
  await page.fill('[name="validFrom-month"]', '3');
  await page.fill('[name="validFrom-year"]', '2026');
  await page.fill('[name="source"]', 'Ratsbeschluss vom 1. Februar 2026');
  await isWell(page, 'rule');
  await page.locator('button[value="save"]').click();
  expect(await page.locator('.bn-error-summary').allTextContents()).toEqual([]);
  await page.waitForURL(/\/offices$/);
  await isWell(page, 'offices');
  await isWellInEnglish(page, 'offices');

  const visitor = await newPage(product, { js: false });
  const who = async (at = '') => {
    await visitor.goto(`/musterstadt/services/${idCard}/who${at}`);
    return text(visitor);
  };
  expect(await who()).toContain('Bürgerbüro Mitte');
  expect(await who()).not.toContain('4711');
  expect(await who('?at=2026-02-28')).not.toContain('Bürgerbüro Mitte');

  // A place that does not exist changes nothing.
  const admin = product.client();
  await admin.signInAs('admin');
  for (const path of ['/desk/catalogue/rules/elsewhere', '/desk/catalogue/rules/7', '/desk/catalogue/offices/no-such'])
    expect((await admin.post(path, { basis: '2', action: 'remove' })).location, path).toBe('/desk/catalogue/offices');
  expect(await who()).toContain('Bürgerbüro Mitte');

  await page.getByRole('button', { name: /^Wieder gelten lassen/ }).click();
  await page.waitForURL(/\/offices$/);
  expect(await who()).not.toContain('Bürgerbüro Mitte');
}, 120_000);
