import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInInBrowser } from './account-steps.ts';
import { closeBrowser, newPage, startProduct, type TestProduct } from './harness.ts';
import { isWell, isWellInEnglish, requestVisit, tabTo } from './portal-steps.ts';
import { takeWish } from './test-people.ts';

const town = 'musterstadt';
let product: TestProduct;

beforeAll(async () => {
  product = await startProduct({ worker: false });
});
afterAll(async () => {
  await closeBrowser();
  await product?.stop();
});

test('without JavaScript: from the page to the account, an own request and an older one in one list, and out', async () => {
  const page = await newPage(product, { js: false });
  await page.goto(`/${town}/case`);
  await page.getByRole('main').getByRole('link', { name: 'Anmelden' }).click();
  await isWell(page, '60-sign-in');
  await isWellInEnglish(page, '60-sign-in');
  await page.locator('main form button').first().click();
  await isWell(page, '61-sandbox-account');
  await page.check('[name="acr"][value="STORK-QAA-Level-3"]');
  await page.locator('button[name="end"][value="sign-in"]').click();
  expect(new URL(page.url()).pathname).toBe(`/${town}/my`);
  expect(await page.textContent('main')).toContain('In Ihrer Liste steht noch nichts.');
  await isWell(page, '62-my-empty');

  // Asked for while signed in: it stands in the list by itself, and opens there without its code.
  const { number } = await requestVisit(page, town);
  await page.context().clearCookies({ name: 'bn_case' });
  const called = await takeWish(product, town);
  await page.goto(`/${town}/my`);
  await page.fill('[name="number"]', called.number);
  await page.fill('[name="code"]', called.secret);
  await page.getByRole('button', { name: 'In meine Liste aufnehmen' }).click();
  expect(await page.textContent('main')).toContain('steht jetzt in Ihrer Liste');
  const text = (await page.textContent('.bn-container')) ?? '';
  expect(text).toContain('per Telefon');
  expect(text).toContain('über diese Seiten');
  expect(text).toContain('Wie es weitergeht');
  expect(text).toMatch(/Sie bleiben bis \d\d:\d\d Uhr angemeldet/);
  await page.locator('summary').first().click();
  await isWell(page, '63-my');
  await isWellInEnglish(page, '63-my');
  await page.locator(`a[href="/${town}/case/${number.replaceAll('-', '')}"]`).click();
  expect(await page.textContent('h1')).toContain(number);
  await isWell(page, '64-case-from-list');
  await page.getByRole('button', { name: 'Aus meiner Liste nehmen' }).click();
  expect(await page.textContent('main')).toContain('steht nicht mehr in Ihrer Liste');
  await page.getByRole('button', { name: 'Angemeldet bleiben' }).click();
  expect(await page.textContent('main')).toContain('Ihre Anmeldung ist verlängert');
  await page.getByRole('button', { name: 'Abmelden' }).click();
  expect(await page.textContent('main')).toContain('Sie sind abgemeldet');
  await isWell(page, '65-signed-out');
  await page.context().close();
}, 240_000);

test('by keyboard: a case opened by its code is taken into the list on its own page', async () => {
  const { number, secret } = await takeWish(product, town);
  const page = await newPage(product);
  await page.goto(`/${town}/my/sign-in?next=/${town}/case/${number}`);
  await tabTo(page, 'main form button');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await tabTo(page, 'button[name="end"][value="sign-in"]');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/${town}/case?number=${number}`);
  await page.goto(`/${town}/case/${number}/open/${secret}`);
  await tabTo(page, 'form[action$="/add-to-list"] button');
  await page.keyboard.press('Enter');
  await page.waitForURL('**?done=listed*');
  await isWell(page, '66-case-listed');
  await isWellInEnglish(page, '66-case-listed');
  await page.context().close();
});

test('cancelled and not sure enough: said in plain words, with a way on', async () => {
  const page = await newPage(product);
  await page.goto(`/${town}/my/sign-in?level=high&next=/${town}/services`);
  await isWell(page, '67-sign-in-high');
  await page.locator('main form button').first().click();
  await page.locator('button[name="end"][value="cancel"]').click();
  expect(await page.textContent('main')).toContain('Anmeldung abgebrochen');
  await isWell(page, '68-cancelled');
  await signInInBrowser(page, 'yusuf', 'STORK-QAA-Level-1');
  expect(await page.textContent('main')).toContain('Das Vertrauensniveau reicht noch nicht');
  expect(await page.textContent('main')).toContain('Angemeldet sind Sie zurzeit mit dem Niveau „niedrig“');
  await isWell(page, '69-too-low');
  await isWellInEnglish(page, '69-too-low');
  await signInInBrowser(page, 'yusuf', 'STORK-QAA-Level-4');
  expect(new URL(page.url()).pathname).toBe(`/${town}/services`);
  await page.goto(`/${town}/my/sign-in`);
  await page.context().clearCookies({ name: 'bn_account' });
  await page.goto(`/${town}/my`);
  await signInInBrowser(page, 'temporary', 'STORK-QAA-Level-1');
  expect(await page.textContent('main')).toContain('gibt es keine Liste');
  await isWell(page, '70-temporary');
  await page.context().close();
});

test('scripts warn before the session ends, keep it, and say when it is over', async () => {
  const page = await newPage(product);
  await page.clock.install();
  await page.goto(`/${town}/my`);
  await signInInBrowser(page);
  await page.waitForURL(`**/${town}/my`);
  const alert = page.locator('[data-account-alert]');
  expect(await alert.count()).toBe(0);
  await page.clock.runFor(26 * 60_000);
  await alert.waitFor();
  expect(await alert.getAttribute('role')).toBe('alert');
  expect(await alert.textContent()).toContain('Ihre Anmeldung endet bald');
  await isWell(page, '71-soon-over');
  await alert.getByRole('button', { name: 'Angemeldet bleiben' }).click();
  await alert.waitFor({ state: 'detached' });
  await page.clock.runFor(26 * 60_000);
  await alert.waitFor();
  await page.clock.runFor(5 * 60_000);
  expect(await alert.textContent()).toContain('Sie sind nicht mehr angemeldet');
  await isWell(page, '72-over');
  await page.context().close();
});

test('another page of the same person that goes on keeps the first from warning', async () => {
  const page = await newPage(product);
  await page.goto(`/${town}/my`);
  await signInInBrowser(page);
  await page.waitForURL(`**/${town}/my`);
  await page.clock.install();
  await page.reload();
  await page.clock.runFor(20 * 60_000);
  const later = new Date(Date.now() + 50 * 60_000).toISOString();
  await page.evaluate((until) => new BroadcastChannel('bn-session').postMessage(until), later);
  await page.waitForFunction(() => document.querySelector('[data-account-end]') !== null);
  await page.clock.runFor(6 * 60_000);
  expect(await page.locator('[data-account-alert]').count()).toBe(0);
  await page.context().close();
});
