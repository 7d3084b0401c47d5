import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeBrowser, newPage, startProduct, type TestProduct } from './harness.ts';
import { choose, isWell, isWellInEnglish, send, tabTo, takenNumbers, tick, typeInto } from './portal-steps.ts';

let product: TestProduct;

beforeAll(async () => {
  product = await startProduct();
});
afterAll(async () => {
  await closeBrowser();
  await product?.stop();
});

test('a relative without scripts and without a mouse: search, request, open, write, withdraw', async () => {
  const page = await newPage(product, { js: false });
  await page.goto('/musterstadt');
  await isWell(page, '01-home');
  await typeInto(page, 'q', 'Perso von meiner Mutter ist abgelaufen');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await isWell(page, '02-search');
  await isWellInEnglish(page, '02-search');
  await tabTo(page, 'a[href="/musterstadt/services/99008001012000"]');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(await page.textContent('main')).toMatch(/46,00\s€/);
  await isWell(page, '03-service');
  await isWellInEnglish(page, '03-service');
  await tabTo(page, 'a[href="/musterstadt/visit/new?service=99008001012000"]');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);

  await send(page);
  expect(await page.title()).toMatch(/^Fehler:/);
  await isWell(page, '04-whom-refused');
  await choose(page, 'whom', 'relative');
  await isWell(page, '04-whom');
  await send(page);
  expect(await page.isChecked('[name="services"][value="99008001012000"]')).toBe(true);
  await isWell(page, '05-services');
  await send(page);

  await typeInto(page, 'caller.familyName', 'Yıldız');
  await send(page);
  expect(await page.inputValue('[name="caller.familyName"]')).toBe('Yıldız');
  await isWell(page, '06-person-refused');
  await isWellInEnglish(page, '06-person-refused');
  expect(await page.inputValue('[name="caller.familyName"]')).toBe('Yıldız');
  await typeInto(page, 'resident.givenName', 'Emine');
  await typeInto(page, 'resident.familyName', 'Yıldız');
  await typeInto(page, 'resident.birthDate-day', '3');
  await typeInto(page, 'resident.birthDate-month', 'März');
  await typeInto(page, 'resident.birthDate-year', '1941');
  await typeInto(page, 'resident.address.street', 'Lange Straße');
  await typeInto(page, 'resident.address.houseNumber', '12a');
  await typeInto(page, 'resident.address.postcode', '45999');
  await typeInto(page, 'resident.address.place', 'Musterstadt');
  await choose(page, 'livesIn', 'own-home');
  await choose(page, 'takesPart', 'yes');
  await send(page);

  await choose(page, 'contactWay', 'email');
  await send(page);
  expect(await page.textContent('main')).toContain('Bitte geben Sie eine E-Mail-Adresse an');
  await isWell(page, '07-contact-refused');
  await typeInto(page, 'email', 'aylin@example.org');
  await send(page);

  await isWell(page, '08-visit');
  await isWellInEnglish(page, '08-visit');
  await choose(page, 'access.lift', 'no');
  await typeInto(page, 'access.bell', 'Yıldız, 3. Stock');
  await tick(page, 'days', '2');
  await choose(page, 'dayPart', 'morning');
  await typeInto(page, 'message', 'Meine Mutter versteht besser Türkisch.');
  await send(page);

  await tick(page, 'proofKinds', 'care-level-notice');
  await isWell(page, '09-proof');
  await send(page);

  const main = await page.textContent('main');
  for (const said of ['Emine Yıldız', '3. März 1941', 'Lange Straße 12a', 'aylin@example.org', 'Dienstag'])
    expect(main).toContain(said);
  await isWell(page, '10-check');
  await isWellInEnglish(page, '10-check');
  // Going back loses nothing, and a correction leads straight back to the check.
  await page.locator('a[href*="/visit/new/contact?"]').first().click();
  expect(await page.inputValue('[name="email"]')).toBe('aylin@example.org');
  await send(page);
  expect(new URL(page.url()).pathname).toBe('/musterstadt/visit/new/check');
  const checkAddress = page.url();
  await send(page);

  expect(new URL(page.url()).pathname).toBe('/musterstadt/visit/taken');
  await isWell(page, '11-taken');
  await isWellInEnglish(page, '11-taken');
  const { number, code } = await takenNumbers(page);
  expect(number).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{2}$/);

  // The same page sent again is the same request.
  await page.goto(checkAddress);
  await send(page);
  expect((await takenNumbers(page)).number).toBe(number);
  const [count] = await product.rows("select count(*)::int as n from case_file where tenant = 'musterstadt'");
  expect(count?.n).toBe(1);

  await page.goto(`/musterstadt/case/${number}`);
  await tabTo(page, 'form[action="/musterstadt/case/close"] button');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await isWell(page, '12-find');
  await isWellInEnglish(page, '12-find');
  await page.goto(`/musterstadt/case/${number}`);
  expect(new URL(page.url()).pathname).toBe('/musterstadt/case');

  await page.goto('/musterstadt/case');
  await typeInto(page, 'number', number.toLowerCase().replaceAll('-', ' '));
  await typeInto(page, 'code', code.toLowerCase().replaceAll('-', ''));
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(await page.textContent('main')).toContain('Wir haben Ihr Anliegen erhalten');
  await isWell(page, '13-case');
  await isWellInEnglish(page, '13-case');

  await typeInto(page, 'body', 'Bitte klingeln Sie lange.');
  await tabTo(page, 'form[action$="/message"] button');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(await page.textContent('#messages')).toContain('Bitte klingeln Sie lange.');
  expect(await page.textContent('main')).toContain('Ihre Nachricht ist da');
  await isWell(page, '14-case-message');

  await tabTo(page, '#withdraw summary');
  await page.keyboard.press('Enter');
  await tabTo(page, 'form[action$="/withdraw"] button');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(await page.textContent('main')).toContain('Zurückgenommen');
  expect(await page.locator('.kern-alert--success').count()).toBe(0);
  await isWell(page, '15-case-withdrawn');
}, 400_000);

test('a link of another browser opens no half-filled form', async () => {
  const one = await newPage(product);
  await one.goto('/musterstadt/visit/new');
  await one.check('[name="whom"][value="self"]');
  await one.locator('main form button').last().click();
  const other = await newPage(product);
  await other.goto(one.url());
  expect(new URL(other.url()).pathname).toBe('/musterstadt/visit/new/whom');
});

test('nothing found says so and names whom to ring; an unknown service is a page of the town', async () => {
  const page = await newPage(product);
  await page.goto('/bochum/services?q=xyzzy');
  expect(await page.textContent('main')).toContain('nichts gefunden');
  await isWell(page, '16-nothing-found');
  await page.goto('/bochum/services/nothing-like-this');
  await isWell(page, '17-unknown-service');
  await page.goto('/bochum/services/driving-licence');
  expect(await page.textContent('main')).toContain('nur im Amt');
  await isWell(page, '18-office-only');
});
