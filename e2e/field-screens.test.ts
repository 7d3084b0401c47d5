import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readServices } from '../src/desk/services.ts';
import { checkKit, enrolDevice, type FieldWorld, inspect, plannedTour, startFieldWorld } from './field-world.ts';
import { closeBrowser, newPage, signInAs, troublesOf } from './harness.ts';

let field: FieldWorld;
let page: Page;
/** Each person's address, and what they want; the catalogue is more than one may ask for at once. */
const persons: { address: string; services: string[] }[] = [];
const found: string[] = [];
const look = async (name: string, again?: () => Promise<void>) => {
  found.push(...(await inspect(page, name, again)));
};
const sendAgain = () => page.locator('main form button').last().click();

beforeAll(async () => {
  field = await startFieldWorld();
  const offered = await field.world.read((db) => readServices(db, 'musterstadt'));
  const services = offered.value.filter(({ onSite }) => onSite).map(({ key }) => key);
  expect(services.length).toBeGreaterThan(9);
  const halves = [0, 1].map((half) => services.filter((_, index) => index % 2 === half));
  const { visits } = await plannedTour(
    field.world,
    halves.map((half) => ({ services: half })),
  );
  for (const [index, { visitId, caseId }] of visits.entries())
    persons.push({ address: `/field#/visit/${visitId}/person/${caseId}`, services: halves[index] ?? [] });
  page = await newPage(field);
  await signInAs(page, 'crew1', 'musterstadt', '/field');
});
afterAll(async () => {
  await closeBrowser();
  await field.stop();
});

it('asks for the details of every service, and says what is missing', async () => {
  await enrolDevice(page);
  await page.getByRole('button', { name: /Tour auf das Gerät laden/ }).click();
  await page.getByRole('link', { name: 'Koffer übernehmen' }).click();
  await checkKit(page, 'Tour beginnen');
  await page.getByRole('heading', { name: /^Tour am/ }).waitFor();
  for (const { address, services } of persons) {
    await page.goto(address.replace(/\/person\/.*/, ''));
    await page.getByRole('button', { name: 'Wir sind da' }).click();
    await page.getByRole('link', { name: /^Öffnen: / }).click();
    await page.getByLabel('Reisepass').check();
    await page.getByLabel('die Person selbst').check();
    await page.getByLabel(/Die Person ist einverstanden/).check();
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    await page.getByText('Identität geprüft · Einwilligung notiert').waitFor();
    for (const key of services) {
      await page.goto(`${address}/service/${key}`);
      await page.getByLabel('Erledigt', { exact: true }).check();
      await page.getByRole('button', { name: 'Leistung speichern' }).click();
      await page.locator('.bn-error-summary').waitFor();
      await look(`service-${key}`, sendAgain);
    }
  }
  await page.getByLabel('Nicht erledigt', { exact: true }).check();
  await page.getByRole('button', { name: 'Leistung speichern' }).click();
  await page.getByText('Bitte wählen Sie eine Möglichkeit.').first().waitFor();
  await look('service-not-done', sendAgain);
});

it('takes no kit back while a visit is open', async () => {
  await page.goto('/field#/return');
  await page.getByText('2 Besuche sind noch nicht beendet.').waitFor();
  await look('kit-return-open');
});

it('says what is wrong with a photograph and a signature', async () => {
  await page.goto(persons[0]?.address ?? '/field');
  await page
    .getByLabel('Unterlage fotografieren')
    .setInputFiles({ name: 'brief.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await page.getByText('Das ist kein lesbares Bild.').waitFor();
  await page.getByRole('button', { name: 'Unterschrift speichern' }).click();
  await page.getByText('Das Feld ist noch leer.').waitFor();
  await look('person-problems', () => page.getByRole('button', { name: 'Save signature' }).click());
});

it('asks to sign in before a device is enrolled anew', async () => {
  await page.context().clearCookies();
  await page.goto('/field#/enrol');
  await page.getByText('Bitte melden Sie sich zuerst mit Ihrem Dienstkonto an.').waitFor();
  await look('enrol-not-signed-in');
});

it('is accessible on every screen, fits every width, and nothing broke', () => {
  expect(found).toEqual([]);
  expect(troublesOf(page)).toEqual([]);
});
