import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { formatLongDate } from '#platform/i18n/format.ts';
import { fillService } from './fill-service.ts';
import type { PlannedTour } from './plan-visits.ts';
import type { Stopwatch } from './stopwatch.ts';

export interface Driven {
  tour: PlannedTour;
  stops: number;
  /** People met, and services done for them. */
  people: number;
  services: number;
  nobodyHome: number;
  photos: number;
}

const pin = 'Koffer-2026';
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/**
 * A crew member drives a tour without network in a real browser: signs in, enrols the device, loads the tour, goes
 * offline, does every stop, brings the kit back, and only then has network again. At one stop nobody is home.
 */
export async function driveTour(
  address: string,
  crew: { town: string; login: string },
  tour: PlannedTour,
  watch: Stopwatch,
  say: (line: string) => void,
): Promise<Driven> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'].concat([
      '--disable-background-networking',
      '--disable-component-update',
    ]),
    // Ctrl-C is ours: the browser ends with everything else.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const kill = () => void browser.close().catch(() => undefined);
  process.once('SIGINT', kill);
  process.once('SIGTERM', kill);
  try {
    const context = await browser.newContext({
      baseURL: address,
      viewport: { width: 800, height: 1100 },
      locale: 'de-DE',
      timezoneId: 'Europe/Berlin',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    try {
      return await drive(page, context, crew, tour, watch, say);
    } catch (error) {
      const shown = await page
        .locator('main')
        .innerText({ timeout: 1000 })
        .catch(() => 'nothing');
      throw new Error(`the field app at ${page.url()} showed:\n${shown}`, { cause: error });
    }
  } finally {
    process.off('SIGINT', kill);
    process.off('SIGTERM', kill);
    await browser.close();
  }
}

async function drive(
  page: Page,
  context: BrowserContext,
  crew: { town: string; login: string },
  tour: PlannedTour,
  watch: Stopwatch,
  say: (line: string) => void,
): Promise<Driven> {
  await watch.time('field: enrol and load', () => load(page, crew, tour));
  await context.setOffline(true);
  say('  offline');
  await page.getByRole('link', { name: 'Koffer übernehmen' }).click();
  await checkKit(page, 'Tour beginnen');
  const driven: Driven = { tour, stops: 0, people: 0, services: 0, nobodyHome: 0, photos: 0 };
  const empty = emptyStop(tour);
  for (const [index, visitId] of tour.stops.entries()) {
    await watch.time('field: stop', () =>
      index === empty ? findNobody(page, visitId, driven) : doStop(page, visitId, driven),
    );
    driven.stops += 1;
    say(`  stop ${driven.stops} of ${tour.stops.length}: ${driven.people} people, ${driven.services} services`);
  }
  await page.getByRole('link', { name: 'Tour beenden' }).click();
  await checkKit(page, 'Koffer zurückgeben und Tour beenden');
  await page.getByText('Der Koffer ist zurückgegeben.').waitFor();
  await watch.time('field: sync', () => comeBack(page, context));
  return driven;
}

/** The last stop of several: at a single one somebody is home. */
function emptyStop(tour: PlannedTour): number {
  return tour.stops.length > 1 ? tour.stops.length - 1 : -1;
}

async function load(page: Page, crew: { town: string; login: string }, tour: PlannedTour): Promise<void> {
  await page.goto('/field');
  const persona = page
    .locator('form[action="/desk/sign-in/persona"]')
    .filter({ has: page.locator(`input[name="town"][value="${crew.town}"]`) })
    .filter({ has: page.locator(`input[name="login"][value="${crew.login}"]`) });
  await persona.getByRole('button').click();
  await page.getByLabel('Name des Geräts').fill('Tablet der Vorführung');
  await page.getByRole('button', { name: 'Gerät anmelden' }).click();
  await page.getByLabel('PIN oder Kennwort').fill(pin);
  await page.getByLabel('PIN wiederholen').fill(pin);
  await page.getByRole('button', { name: 'PIN speichern' }).click();
  const day = formatLongDate('de', tour.day);
  await page.getByRole('button', { name: `Tour auf das Gerät laden: ${day}` }).click();
  await page.getByRole('heading', { name: /^Tour am/ }).waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

async function checkKit(page: Page, button: string): Promise<void> {
  await page.getByLabel('Da und in Ordnung').first().waitFor();
  const choices = page.getByLabel('Da und in Ordnung');
  await choices.first().waitFor();
  for (const choice of await choices.all()) await choice.check();
  await page.getByLabel('Ladung des Akkus').fill('92');
  await page.getByRole('button', { name: button }).click();
}

async function arrive(page: Page, visitId: string): Promise<void> {
  await page.locator(`a[href="#/visit/${visitId}"]`).first().click();
  await page.getByRole('button', { name: 'Wir sind da' }).click();
  await page.locator(`a[href^="#/visit/${visitId}/person/"]`).first().waitFor();
}

async function findNobody(page: Page, visitId: string, driven: Driven): Promise<void> {
  await arrive(page, visitId);
  driven.nobodyHome += await page.locator(`a[href^="#/visit/${visitId}/person/"]`).count();
  await page.getByText('Niemand öffnet', { exact: true }).click();
  await page.getByRole('button', { name: /Niemand öffnet: Besuch/ }).click();
  await page.getByRole('heading', { name: /^Tour am/ }).waitFor();
}

async function doStop(page: Page, visitId: string, driven: Driven): Promise<void> {
  await arrive(page, visitId);
  const people = await page
    .locator(`a[href^="#/visit/${visitId}/person/"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const person of people) await servePerson(page, person, driven);
  await page.getByRole('button', { name: 'Besuch beenden' }).click();
  await page.getByText('Der Besuch ist beendet.').waitFor();
  await page.getByRole('link', { name: 'Zur Liste der Besuche' }).click();
}

async function servePerson(page: Page, person: string, driven: Driven): Promise<void> {
  await page.locator(`a[href="${person}"]`).click();
  await page.getByLabel('Abgelaufenes Dokument').check();
  await page.getByLabel('die Person selbst').check();
  await page.getByLabel(/Die Person ist einverstanden/).check();
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await page.getByText('Identität geprüft · Einwilligung notiert').waitFor();
  const services = page.locator(`a[href^="${person}/service/"]`);
  for (let open = await services.count(); open > 0; open = await services.count()) {
    await services.first().click();
    await fillService(page, driven.services + 1);
    await page.getByText('Identität geprüft · Einwilligung notiert').waitFor();
    driven.services += 1;
  }
  if (driven.photos === 0) await photographAndSign(page, driven);
  const done = page.locator('input[name="outcome"][value="done"]');
  await done.check();
  await page.getByRole('button', { name: 'Ergebnis speichern' }).click();
  await page.getByRole('heading', { name: 'Ihr Beleg' }).waitFor();
  await page.getByRole('link', { name: 'Zurück zum Besuch' }).click();
  driven.people += 1;
}

async function photographAndSign(page: Page, driven: Driven): Promise<void> {
  await page
    .getByLabel('Unterlage fotografieren')
    .setInputFiles({ name: 'foto.png', mimeType: 'image/png', buffer: picture });
  await page.getByText('1 Foto gespeichert').waitFor();
  const canvas = page.getByRole('img', { name: 'Feld für die Unterschrift' });
  await canvas.scrollIntoViewIfNeeded();
  const pad = await canvas.boundingBox();
  if (!pad) throw new Error('the signature has no field');
  await page.mouse.move(pad.x + 30, pad.y + 30);
  await page.mouse.down();
  await page.mouse.move(pad.x + 120, pad.y + 60, { steps: 5 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Unterschrift speichern' }).click();
  await page.getByText('Unterschrift gespeichert').waitFor();
  driven.photos += 2;
}

async function comeBack(page: Page, context: BrowserContext): Promise<void> {
  await context.setOffline(false);
  await page.getByText('Die Tour ist zu Ende.').waitFor({ timeout: 60_000 });
}
