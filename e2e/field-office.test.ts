import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lifeCertificate } from '../src/domain/visits/test-visits.ts';
import { unplanVisit } from '../src/domain/visits/unplan-visit.ts';
import { type FieldWorld, inspect, pin, plannedTour, startFieldWorld } from './field-world.ts';
import { closeBrowser, newPage, signInAs, troublesOf } from './harness.ts';
import { whatIsWrongWith } from './look-at-page.ts';

let field: FieldWorld;
let page: Page;
const found: string[] = [];
const look = async (name: string, again?: () => Promise<void>) => {
  found.push(...(await inspect(page, name, again)));
};

beforeAll(async () => {
  field = await startFieldWorld();
  page = await newPage(field, { lang: 'en' });
});
afterAll(async () => {
  await closeBrowser();
  await field.stop();
});

it('refuses every address to who is not enrolled', async () => {
  for (const path of ['me', 'tours', 'tours/00000000-0000-0000-0000-000000000000']) {
    const answer = await fetch(`${field.address}/field/api/${path}`, { headers: { accept: 'application/json' } });
    expect(answer.status, path).toBe(401);
    expect(await answer.text()).toContain('device.unknown');
  }
  const json = { accept: 'application/json', 'content-type': 'application/json' };
  const body = JSON.stringify({ since: null, commands: [] });
  expect((await fetch(`${field.address}/field/api/sync`, { method: 'POST', headers: json, body })).status).toBe(401);
  const elsewhere = { ...json, origin: 'https://elsewhere.example' };
  expect((await fetch(`${field.address}/field/api/sync`, { method: 'POST', headers: elsewhere, body })).status).toBe(
    403,
  );
});

it('lets only crews enrol', async () => {
  await signInAs(page, 'agent', 'musterstadt', '/desk');
  const answer = await page.goto('/field');
  expect(answer?.status()).toBe(403);
  await page.context().clearCookies();
});

it('works in English, by keyboard, and shows a refusal with the office’s sentence', async () => {
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const { visits } = await plannedTour(field.world, [{ services: [lifeCertificate] }, {}], day);
  await page.context().addCookies([{ name: 'lang', value: 'en', url: field.address }]);
  await signInAs(page, 'crew2', 'musterstadt', '/field');
  await page.getByLabel('Name of the device').fill('Tablet 2');
  await page.keyboard.press('Enter');
  await page.getByLabel('PIN or passphrase').fill('short');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'The PIN needs at least 6 characters.' }).press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-pin');
  await look('new-pin', () => page.locator('main form button').last().click());
  await page.getByLabel('PIN or passphrase').fill(pin);
  await page.getByLabel('Repeat the PIN').fill(pin);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Load tour on the device/ }).press('Enter');
  await page.getByRole('link', { name: 'Take over the kit' }).press('Enter');
  await page.getByRole('heading', { name: 'Take over the kit' }).waitFor();
  await page.getByLabel('Battery charge').waitFor();
  await page.getByLabel('Present and fine').first().waitFor();
  for (const choice of await page.getByLabel('Present and fine').all()) await choice.press('Space');
  await page.getByLabel('Battery charge').fill('88');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^Tour on/ }).waitFor();
  await page.getByText('Everything sent').waitFor();
  await look('stops-started');

  await page.context().setOffline(true);
  await page
    .getByRole('link', { name: /Sonnenschein/ })
    .first()
    .press('Enter');
  await page.getByRole('button', { name: 'We are there' }).press('Enter');
  await page.getByRole('link', { name: /^Open: / }).press('Enter');
  await page.getByLabel('Passport').press('Space');
  await page.getByLabel('the person', { exact: true }).press('Space');
  await page.getByLabel(/The person agrees/).press('Space');
  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await page.getByText('Identity checked · Consent noted').waitFor();
  await look('person-identified');
  // Meanwhile the office takes the visit off the tour.
  const visitId = visits[0]?.visitId ?? '';
  await field.world.done(unplanVisit, field.world.as('dispatcher'), { visitId });
  await page.context().setOffline(false);
  await page.getByText(/1 entry refused/).waitFor({ timeout: 30_000 });
  await page.getByRole('link', { name: 'Sent and not sent' }).press('Enter');
  await page.getByText('The entry lies with the dispatcher').first().waitFor();
  await page.getByText('waiting', { exact: true }).first().waitFor();
  await look('outbox-refused');
  const lying = await field.world.read((db) => db.selectFrom('field_conflict').selectAll().execute());
  await page.goto('/field#/');
  await page.getByText('The tour was changed.').waitFor();
  await look('tour-changed');
  expect(lying).toMatchObject([{ command: 'visits.arrive', problem: 'visits.re-planned', state: 'open' }]);
});

it('asks for the PIN again after locking, and waits longer after wrong ones', async () => {
  await page.getByRole('button', { name: 'Lock device' }).press('Enter');
  const tooMany = page.getByText(/Too many wrong attempts/).first();
  for (let time = 0; time < 12 && !(await tooMany.isVisible()); time++) {
    await page.getByLabel('PIN or passphrase').fill(`wrong ${time}`);
    await page.getByRole('button', { name: 'Unlock' }).press('Enter');
    await page.waitForTimeout(700);
  }
  await tooMany.waitFor();
  // The right one does not help either before the time is over.
  await page.getByLabel('PIN or passphrase').fill(pin);
  await page.getByRole('button', { name: 'Unlock' }).press('Enter');
  await tooMany.waitFor();
  await look('unlock-wait');
});

it('is listed at the desk and locked there, without scripts', async () => {
  const desk = await newPage(field, { js: false });
  await signInAs(desk, 'dispatcher', 'musterstadt', '/desk/devices');
  await desk.getByText('Tablet 2').first().waitFor();
  await desk.getByRole('button', { name: 'Sperren: Tablet 2' }).click();
  await desk.getByText('Das Gerät ist gesperrt. Beim nächsten Kontakt wird es gelöscht.').waitFor();
  expect(await desk.getByRole('button', { name: 'Sperren: Tablet 2' }).count()).toBe(0);
  const looking = await newPage(field);
  await signInAs(looking, 'dispatcher', 'musterstadt', '/desk/devices');
  found.push(...(await whatIsWrongWith(looking, '/desk/devices', 'de')));
  const [row] = await field.world.read((db) => db.selectFrom('device').select('locked_at').execute());
  expect(row?.locked_at).toBeTruthy();
});

it('is accessible on every screen, fits every width, and nothing broke', () => {
  expect(found).toEqual([]);
  expect(troublesOf(page).filter((line) => !/ERR_INTERNET_DISCONNECTED/.test(line))).toEqual([]);
});
