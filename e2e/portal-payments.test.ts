import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { closeBrowser, newPage, signInAs, startProduct, type TestProduct, until } from './harness.ts';
import { isWell, isWellInEnglish, tabTo } from './portal-steps.ts';
import { aWish, bearer, residentOf, takeWish } from './test-people.ts';

const town = 'musterstadt';
const certificate = '99115005104000';
let product: TestProduct;

beforeAll(async () => {
  product = await startProduct();
});
afterAll(async () => {
  await closeBrowser();
  await product?.stop();
});

interface Asked {
  caseId: string;
  number: string;
  secret: string;
  payment: string;
  at: string;
}

/** A case with 12.50 € to pay, asked for by a caseworker through the machines' door. */
async function askedFor(place = town): Promise<Asked> {
  const resident = { ...aWish.resident, email: 'ottilie@example.org', contactWay: 'email' };
  const opened = await takeWish(product, place, { ...aWish, resident });
  const input = { caseId: opened.caseId, purpose: 'fee', cents: 1250, items: [{ service: certificate, cents: 1250 }] };
  const answer = await product
    .client()
    .json(
      `/api/v1/${place}/commands/payments.request`,
      { id: randomUUID(), input },
      await bearer(product, place, 'caseworker'),
    );
  expect(answer.status, answer.text).toBe(200);
  const { outcome } = z.object({ outcome: z.object({ payment: z.string() }) }).parse(answer.body);
  return { ...opened, ...outcome, at: `/${place}/case/${opened.number}/pay/${outcome.payment}` };
}

const stateOf = async (payment: string) =>
  String((await product.rows('select state from payment where id = $1', [payment]))[0]?.state);

/** From the case's page to the provider's. */
async function goToProvider(page: Page, of: Asked): Promise<void> {
  await page.goto(`/${town}/case/${of.number}/open/${of.secret}`);
  await page.getByRole('link', { name: 'Zur Zahlung' }).click();
  await page.getByRole('button', { name: /bezahlen|versuchen/ }).click();
  await page.waitForURL('**/dev/pay/transactions/**');
}

async function chooseAtProvider(page: Page, choice: string): Promise<void> {
  await page.check(`[name="choice"][value="${choice}"]`);
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.waitForURL('**/return');
}

test.each([true, false])('a resident pays, by keyboard, in both languages (scripts: %s)', async (js) => {
  const of = await askedFor();
  const page = await newPage(product, { js, width: 320 });
  const name = (step: string) => `pay-${step}-${js ? 'js' : 'plain'}`;
  await page.goto(`/${town}/case/${of.number}/open/${of.secret}`);
  await isWell(page, name('case'));
  await tabTo(page, `a[href="${of.at}"]`);
  await Promise.all([page.waitForURL(`**${of.at}`), page.keyboard.press('Enter')]);
  await isWell(page, name('open'));
  await isWellInEnglish(page, name('open'));
  await tabTo(page, 'main form button[type="submit"]');
  await Promise.all([page.waitForURL('**/dev/pay/transactions/**'), page.keyboard.press('Enter')]);
  await isWell(page, name('provider'));
  expect(await page.textContent('main')).toContain('12,50');
  await tabTo(page, 'main form button[type="submit"]');
  await Promise.all([page.waitForURL('**/return'), page.keyboard.press('Enter')]);
  expect(await page.textContent('main')).toMatch(/12,50\s€ sind bezahlt/);
  await isWell(page, name('paid'));
  await isWellInEnglish(page, name('paid'));
  await page.goto(`/${town}/case/${of.number}`);
  expect(await page.textContent('#payments')).toContain('bezahlt');
  await product.mail(({ subject }) => subject.includes('Ihre Zahlung ist angekommen'));
  await page.context().close();
});

test('fails, is cancelled, tried again; paid twice ends on a caseworker’s list', async () => {
  const of = await askedFor();
  const page = await newPage(product);
  await goToProvider(page, of);
  await chooseAtProvider(page, 'cancel');
  expect(await page.textContent('main')).toContain('Sie haben die Zahlung abgebrochen');
  await isWell(page, 'pay-cancelled');
  await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
  await page.waitForURL('**/dev/pay/transactions/**');
  await chooseAtProvider(page, 'twice');
  expect(await page.textContent('main')).toContain('Die Zahlung hat nicht geklappt');
  await isWell(page, 'pay-failed');
  await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
  await page.waitForURL('**/dev/pay/transactions/**');
  await chooseAtProvider(page, 'pay');
  expect(await page.textContent('main')).toContain('sind bezahlt');
  // Asked once more, the provider has booked the one that looked failed, too.
  await page.reload();
  expect(await page.textContent('main')).toContain('Es wurde zu viel bezahlt');
  await isWell(page, 'pay-twice');
  const desk = await newPage(product);
  await signInAs(desk, 'caseworker', town);
  expect(await desk.textContent('main')).toContain('Zu viel bezahlt: Betrag erstatten');
  await desk.goto(`/desk/cases/${of.number}`);
  expect(await desk.textContent('#payments')).toContain('zu viel bezahlt');
  await isWell(desk, 'pay-desk');
  await product.mail(({ subject }) => subject.includes('Sie haben zu viel bezahlt'));
  await page.context().close();
  await desk.context().close();
});

test('pays slowly: not yet, and then by itself', async () => {
  const of = await askedFor();
  const page = await newPage(product, { js: false });
  await goToProvider(page, of);
  await chooseAtProvider(page, 'slowly');
  expect(await page.textContent('main')).toContain('Die Zahlung ist noch nicht angekommen');
  await isWell(page, 'pay-slow');
  await until(
    async () => {
      await page.getByRole('link', { name: 'Stand noch einmal abfragen' }).click();
      return (await page.textContent('main'))?.includes('sind bezahlt');
    },
    'the money',
    15,
  );
  await page.context().close();
});

test('the provider is down: nothing is lost, the page says so', async () => {
  const of = await askedFor();
  const page = await newPage(product, { js: false });
  const behave = async (mode: string) => {
    await page.goto('/dev/pay');
    await page.check(`[name="mode"][value="${mode}"]`);
    await page.getByRole('button', { name: 'Einstellen' }).click();
  };
  await behave('down');
  await page.goto(`/${town}/case/${of.number}/open/${of.secret}`);
  await page.goto(of.at);
  await page.getByRole('button', { name: /bezahlen/ }).click();
  expect(await page.textContent('main')).toContain('Der Bezahldienst ist gerade nicht erreichbar');
  await isWell(page, 'pay-down');
  expect(await stateOf(of.payment)).toBe('open');
  await behave('normal');
  await goToProvider(page, of);
  await behave('down');
  await page.goto(`${of.at}/return`);
  expect(await page.textContent('main')).toContain('Wir konnten den Stand gerade nicht abfragen');
  expect(await stateOf(of.payment)).toBe('started');
  // An old address says nothing about now.
  await page.goto(`${of.at}?trouble=not-reachable`);
  expect(await page.textContent('main')).not.toContain('nicht erreichbar');
  await behave('normal');
  await page.context().close();
});

test('a forged way back pays nothing; another case, another town and a closed one see nothing', async () => {
  const of = await askedFor();
  const client = await residentOf(product, town, of.caseId);
  const begun = await client.post(of.at, {});
  expect(begun.status).toBe(303);
  expect(begun.location).toContain('/dev/pay/transactions/SB-');
  for (const forged of ['status=PAYED', 'paymentStatus=PAYED&transactionId=SB-1', 'paid=1']) {
    const back = await client.get(`${of.at}/return?${forged}`);
    expect(back.text).toContain('noch nicht angekommen');
  }
  expect(await stateOf(of.payment)).toBe('started');
  const other = await askedFor();
  const stranger = await residentOf(product, town, other.caseId);
  const wrongId = await stranger.get(`/${town}/case/${other.number}/pay/${of.payment}`);
  expect(wrongId.status).toBe(404);
  expect((await stranger.post(`/${town}/case/${other.number}/pay/${of.payment}`, {})).status).toBe(404);
  expect((await stranger.get(of.at)).location).toContain(`/${town}/case?number=`);
  const neighbour = await askedFor('essen');
  const nextDoor = await residentOf(product, 'essen', neighbour.caseId);
  expect((await nextDoor.get(of.at)).location).toContain(`/${town}/case?number=`);
  expect((await nextDoor.get(`/essen/case/${neighbour.number}/pay/${of.payment}`)).status).toBe(404);
  for (const path of [of.at, `${of.at}/return`]) {
    const answer = await product.client().get(path);
    expect(answer.status).toBe(303);
    expect(answer.text).not.toContain('12,50');
  }
  // The same id of the command, sent twice: one transaction.
  const twice = { commandId: randomUUID() };
  const [one, two] = [await client.post(of.at, twice), await client.post(of.at, twice)];
  expect(one.location).toBe(two.location);
  expect(await product.rows('select 1 from payment_attempt where payment_id = $1', [of.payment])).toHaveLength(1);
});

test('a caseworker asks for a payment at the desk, drops it, and records one paid in cash', async () => {
  const resident = { ...aWish.resident, email: 'ottilie@example.org', contactWay: 'email' };
  const { number, caseId } = await takeWish(product, town, { ...aWish, resident });
  const page = await newPage(product, { js: false });
  await signInAs(page, 'caseworker', town, `/desk/cases/${number}`);
  await page.getByText('Zahlung anfordern').first().click();
  await page.selectOption('[name="payment.service"]', certificate);
  await page.fill('[name="payment.amount"]', 'zwölf');
  await page.getByRole('button', { name: 'Zahlung anfordern' }).click();
  expect(await page.textContent('main')).toContain('Bitte geben Sie den Betrag in Euro an');
  await page.fill('[name="payment.amount"]', '0');
  await page.getByRole('button', { name: 'Zahlung anfordern' }).click();
  expect(await page.textContent('main')).toContain('Es gibt nichts zu zahlen');
  await isWell(page, 'pay-desk-refused');
  await page.fill('[name="payment.amount"]', '13,20');
  await page.getByRole('button', { name: 'Zahlung anfordern' }).click();
  expect(await page.textContent('#payments')).toContain('13,20');
  const mail = await product.mail(({ subject }) => subject.includes('Bitte bezahlen Sie 13,20'));
  expect(mail.text).toContain('/open/');
  await page
    .locator('#payments')
    .getByRole('button', { name: /Streichen/ })
    .click();
  expect(await page.textContent('#payments')).toContain('nicht mehr zu zahlen');
  await page.getByText('Zahlung anfordern').first().click();
  await page.selectOption('[name="payment.service"]', certificate);
  await page.fill('[name="payment.amount"]', '5');
  await page.getByRole('button', { name: 'Zahlung anfordern' }).click();
  await page.locator('#payments [name^="way-"]').selectOption('cash');
  await isWell(page, 'pay-desk-take-in');
  await page
    .locator('#payments')
    .getByRole('button', { name: /Als bezahlt vermerken/ })
    .click();
  const kept = await product.rows('select state from payment where case_id = $1 order by cents', [caseId]);
  expect(kept.map(({ state }) => state)).toEqual(['paid', 'dropped']);
  await page.context().close();
});
