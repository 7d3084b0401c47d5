import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeBrowser, newPage, startProduct, type TestProduct } from './harness.ts';
import { isWell, isWellInEnglish, takenNumbers } from './portal-steps.ts';

let product: TestProduct;

beforeAll(async () => {
  product = await startProduct();
});
afterAll(async () => {
  await closeBrowser();
  await product?.stop();
});

test('the management of a home asks for a date and lists three residents, without scripts', async () => {
  const page = await newPage(product, { js: false });
  await page.goto('/bochum/visit/group');
  const next = () => page.locator('main form button').last().click();
  await next();
  await isWell(page, '30-home-refused');
  await page.fill('[name="homeName"]', 'Haus am Kortländer');
  await page.fill('[name="address.street"]', 'Alleestraße');
  await page.fill('[name="address.houseNumber"]', '7');
  await page.fill('[name="address.postcode"]', '44793');
  await page.fill('[name="address.place"]', 'Bochum');
  await page.fill('[name="expectedResidents"]', '3');
  await isWellInEnglish(page, '30-home');
  expect(await page.inputValue('[name="homeName"]')).toBe('');
  await page.fill('[name="homeName"]', 'Haus am Kortländer');
  await page.fill('[name="address.street"]', 'Alleestraße');
  await page.fill('[name="address.houseNumber"]', '7');
  await page.fill('[name="address.postcode"]', '44793');
  await page.fill('[name="address.place"]', 'Bochum');
  await page.fill('[name="expectedResidents"]', '3');
  await next();
  await isWell(page, '31-contact');
  await page.fill('[name="contact.familyName"]', 'Brandt');
  await page.check('[name="contactWay"][value="email"]');
  await page.fill('[name="email"]', 'leitung@example.org');
  await page.fill('[name="phone"]', '0234 910 1234');
  await next();
  await isWell(page, '32-services');
  await page.check('[name="services"][value="99008001012000"]');
  await next();
  await next();
  await isWell(page, '33-check');
  await isWellInEnglish(page, '33-check');
  await next();
  expect(new URL(page.url()).pathname).toBe('/bochum/visit/taken');
  await isWell(page, '34-taken');
  const { number } = await takenNumbers(page);
  await page.getByRole('link', { name: 'Liste ausfüllen' }).click();
  await page.locator('form[action$="/add-resident"] button').click();
  expect(await page.title()).toMatch(/^Fehler:/);
  await isWell(page, '35-list-refused');
  for (const name of ['Adler', 'Berger', 'Çelik']) {
    await page.fill('[name="resident.familyName"]', name);
    await page.fill('[name="resident.birthDate-day"]', '7');
    await page.fill('[name="resident.birthDate-month"]', '9');
    await page.fill('[name="resident.birthDate-year"]', '1938');
    await page.check('form[action$="/add-resident"] [name="services"][value="99008001012000"]');
    await page.check('[name="consentGivenBy"][value="resident"]');
    await page.locator('form[action$="/add-resident"] button').click();
    await page.waitForURL('**?done=added*');
  }
  expect(await page.locator('#list tbody tr').count()).toBe(3);
  await isWell(page, '36-list');
  await isWellInEnglish(page, '36-list');
  await page.getByRole('button', { name: 'Streichen: Berger' }).click();
  await page.waitForURL('**?done=removed*');
  expect(await page.locator('#list tbody tr').count()).toBe(2);
  expect(await page.textContent('#list')).not.toContain('Berger');

  // The evening before has come: the list is closed.
  await product.rows(
    "update group_date set closes_at = now() - interval '1 minute' where case_id = (select id from case_file where number = $1)",
    [number.replaceAll('-', '')],
  );
  await page.reload();
  expect(await page.locator('form[action$="/add-resident"]').count()).toBe(0);
  expect(await page.textContent('#list')).toContain('geschlossen');
  await isWell(page, '37-list-closed');
});
