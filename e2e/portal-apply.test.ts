import { afterAll, beforeAll, expect, test } from 'vitest';
import { pathOf, saysHow, saysWhere, saysWho } from './apply-steps.ts';
import { closeBrowser, newPage, startProduct, type TestProduct } from './harness.ts';
import { choose, isWell, isWellInEnglish, send, tabTo, takenNumbers, tick, typeInto } from './portal-steps.ts';

let product: TestProduct;
const certificate = '/musterstadt/apply/registration-certificate';

beforeAll(async () => {
  product = await startProduct();
});
afterAll(async () => {
  await closeBrowser();
  await product?.stop();
});

test('a registration certificate without scripts and without a mouse, from the search to number and code', async () => {
  const page = await newPage(product, { js: false });
  await page.goto('/musterstadt');
  await typeInto(page, 'q', 'Meldebescheinigung');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await tabTo(page, 'a[href="/musterstadt/services/registration-certificate"]');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await isWell(page, 'apply-00-service');
  await tabTo(page, `a[href="${certificate}"]`);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(await page.textContent('main')).toMatch(/8,00\s€ je Ausfertigung/);
  await isWell(page, 'apply-01-start');
  await isWellInEnglish(page, 'apply-01-start');
  await tabTo(page, `a[href="${certificate}/kind"]`);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);

  await send(page);
  expect(await page.title()).toMatch(/^Fehler:/);
  expect(await page.textContent('.bn-error-summary')).toContain('Bitte wählen Sie eine Art.');
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('bn-error-summary');
  await isWell(page, 'apply-02-kind-refused');
  await isWellInEnglish(page, 'apply-02-kind-refused');
  await choose(page, 'kind', 'extended');
  await send(page);

  expect(pathOf(page)).toBe(`${certificate}/contents`);
  await isWell(page, 'apply-03-contents');
  await isWellInEnglish(page, 'apply-03-contents');
  await tick(page, 'contents', 'civil-status');
  await send(page);
  await isWell(page, 'apply-04-purpose');
  await choose(page, 'purpose', 'other');
  await send(page);
  await typeInto(page, 'purposeText', 'Bücherei in Übersee');
  await send(page);
  await typeInto(page, 'copies', '9');
  await send(page);
  expect(await page.textContent('.bn-error-summary')).toContain('Bitte geben Sie höchstens 5 an.');
  await page.goto(`${product.address}${certificate}/copies`);
  expect(await page.inputValue('[name="copies"]')).toBe('9');
  await page.fill('[name="copies"]', '2');
  await send(page);

  await typeInto(page, 'familyName', 'Yıldız');
  await typeInto(page, 'birthDate-day', '31');
  await typeInto(page, 'birthDate-month', '2');
  await typeInto(page, 'birthDate-year', '1980');
  await send(page);
  expect(await page.textContent('.bn-error-summary')).toContain('Diesen Tag gibt es in diesem Monat nicht.');
  expect(await page.inputValue('[name="birthDate-day"]')).toBe('31');
  await isWell(page, 'apply-05-person-refused');
  await isWellInEnglish(page, 'apply-05-person-refused');
  for (const part of ['day', 'month', 'year']) await page.fill(`[name="birthDate-${part}"]`, '');
  await page.fill('[name="familyName"]', '');
  await page.goto(`${product.address}${certificate}/person`);
  for (const name of ['familyName', 'birthDate-day', 'birthDate-month', 'birthDate-year'])
    await page.fill(`[name="${name}"]`, '');
  await page.focus('body');
  await saysWho(page, { givenName: 'Aylin', familyName: 'Yıldız', born: '1980-03-03' });
  await isWell(page, 'apply-06-address');
  await saysWhere(page);
  await saysHow(page, 'email', 'aylin@example.org');

  expect(pathOf(page)).toBe(`${certificate}/check`);
  const main = await page.textContent('main');
  for (const said of ['Erweitert', 'Familienstand', 'Bücherei in Übersee', 'Aylin', '3. März 1980', 'Per E-Mail'])
    expect(main).toContain(said);
  expect(main).toMatch(/16,00\s€ \(2 Ausfertigungen\)/);
  await isWell(page, 'apply-07-check');
  await isWellInEnglish(page, 'apply-07-check');

  // Another kind after all: the answers of the way left behind do not leave.
  await page.locator(`a[href="${certificate}/kind?from=check"]`).click();
  await choose(page, 'kind', 'simple');
  await send(page);
  expect(pathOf(page)).toBe(`${certificate}/check`);
  expect(await page.textContent('main')).not.toContain('Familienstand');
  await page.locator(`a[href="${certificate}/purpose?from=check"]`).click();
  await choose(page, 'purpose', 'pension');
  await send(page);
  expect(await page.textContent('main')).toContain('gebührenfrei');
  await send(page);

  expect(pathOf(page)).toBe(`${certificate}/sent`);
  await isWell(page, 'apply-08-sent');
  await isWellInEnglish(page, 'apply-08-sent');
  const { number } = await takenNumbers(page);
  expect(number).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{2}$/);

  const [row] = await product.rows('select answers, form, form_version from application_answers');
  expect(row).toMatchObject({ form: 'registration-certificate', form_version: 1 });
  expect(JSON.stringify(row?.answers)).not.toMatch(/civil-status|Übersee/);
  expect((await product.rows('select 1 from application_draft')).length).toBe(0);

  // Back and again: it is the same application.
  await page.goBack();
  expect(pathOf(page)).toBe(`${certificate}/sent`);
  expect((await takenNumbers(page)).number).toBe(number);
  const [count] = await product.rows("select count(*)::int as n from case_file where kind = 'application'");
  expect(count?.n).toBe(1);
}, 300_000);
