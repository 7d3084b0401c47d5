import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lockDevice } from '#domain/identity/index.ts';
import { verifyReceipt } from '#platform/crypto/receipt.ts';
import { publicJwks } from '#platform/crypto/signing-key.ts';
import { idCard, lifeCertificate } from '../src/domain/visits/test-visits.ts';
import {
  checkKit,
  enrolDevice,
  type FieldWorld,
  inspect,
  plannedTour,
  startFieldWorld,
  unlock,
} from './field-world.ts';
import { closeBrowser, newPage, signInAs, troublesOf } from './harness.ts';

let field: FieldWorld;
let page: Page;
let context: BrowserContext;
const found: string[] = [];
let visitIds: string[] = [];
const look = async (name: string, again?: () => Promise<void>) => {
  found.push(...(await inspect(page, name, again)));
};
/** Presses the last button of a form once more: it says again what is missing. */
const sendAgain = (form = 'main form') => page.locator(`${form} button`).last().click();

beforeAll(async () => {
  field = await startFieldWorld();
  const tour = await plannedTour(field.world, [
    {
      services: [idCard, lifeCertificate],
      access: { lift: 'no', bell: 'Sonnenschein 3. OG', dog: true, note: 'Bitte lange klingeln.' },
    },
    {},
  ]);
  visitIds = tour.visits.map(({ visitId }) => visitId);
  page = await newPage(field);
  context = page.context();
});
afterAll(async () => {
  await closeBrowser();
  await field.stop();
});

const rows = (table: 'service_result' | 'paper' | 'kit_custody' | 'field_conflict') =>
  field.world.read((db) => db.selectFrom(table).selectAll().execute());

it('sends who is not signed in to the sign-in and back', async () => {
  await page.goto('/field');
  expect(new URL(page.url()).pathname).toBe('/desk/sign-in');
  await signInAs(page, 'crew1', 'musterstadt', '/field');
  await page.getByRole('heading', { name: 'Gerät anmelden' }).waitFor();
});

it('enrols, loads one tour and goes on without network', async () => {
  await look('enrol');
  await enrolDevice(page);
  await look('tours');
  await page.getByRole('button', { name: /Tour auf das Gerät laden/ }).click();
  await page.getByRole('heading', { name: /^Tour am/ }).waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Koffer übernehmen' }).click();
  await page.getByRole('button', { name: 'Tour beginnen' }).click();
  await page.getByText('Scanner: Bitte prüfen Sie dieses Teil.').first().waitFor();
  await look('kit-errors', sendAgain);
});

it('refuses to start with an incomplete kit, and says why', async () => {
  await page.getByLabel('Da und in Ordnung').first().waitFor();
  for (const choice of await page.getByLabel('Da und in Ordnung').all()) await choice.check();
  await page.getByRole('group', { name: 'Scanner' }).getByLabel('Defekt').check();
  await page.getByLabel('Ladung des Akkus').fill('40');
  await page.getByRole('button', { name: 'Tour beginnen' }).click();
  await page.getByText('Es fehlt oder ist defekt: Scanner.').waitFor();
  await page.getByText('Der Akku braucht mindestens 60 Prozent.').waitFor();
  await look('kit-incomplete', sendAgain);
  await checkKit(page, 'Tour beginnen');
  await page.getByRole('heading', { name: /^Tour am/ }).waitFor();
  await look('stops');
});

it('does a whole visit, also when the page is killed in the middle of a form', async () => {
  await page
    .getByRole('link', { name: /Sonnenschein/ })
    .first()
    .click();
  await look('visit');
  await page.getByRole('button', { name: 'Wir sind da' }).click();
  await page.getByText('Niemand öffnet', { exact: true }).click();
  await look('visit-arrived');
  await page.getByRole('link', { name: /^Öffnen: / }).click();
  await page.getByRole('heading', { name: 'Identität prüfen' }).waitFor();
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await page.getByText('Ohne Einwilligung beginnen wir nicht.').first().waitFor();
  await look('person-errors', () => page.getByRole('button', { name: 'Save', exact: true }).click());
  await page.getByLabel('Abgelaufenes Dokument').check();
  await page.getByLabel('die Person selbst').check();
  await page.getByLabel(/Die Person ist einverstanden/).check();
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await page.getByText('Identität geprüft · Einwilligung notiert').waitFor();

  await page
    .getByRole('link', { name: /^Bearbeiten: .*ausweis/i })
    .first()
    .click();
  await page.getByLabel('Erledigt', { exact: true }).check();
  await page.getByLabel('Auftragsnummer der Koffer-Software').fill('K-2026-');
  await page.waitForTimeout(300);
  await page.close();
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto('/field');
  await page.getByRole('heading', { name: 'Gerät entsperren' }).waitFor();
  await look('unlock');
  await unlock(page);
  await page
    .getByRole('link', { name: /Sonnenschein/ })
    .first()
    .click();
  await page.getByRole('link', { name: /^Öffnen: / }).click();
  await page
    .getByRole('link', { name: /^Bearbeiten: .*ausweis/i })
    .first()
    .click();
  await expect.poll(() => page.getByLabel('Auftragsnummer der Koffer-Software').inputValue()).toBe('K-2026-');
  await page.getByRole('button', { name: 'Leistung speichern' }).click();
  await page.getByText('Altes Dokument: Bitte füllen Sie dieses Feld aus.').first().waitFor();
  await look('service-errors', sendAgain);
  await page.getByLabel('Auftragsnummer der Koffer-Software').fill('K-2026-0042');
  await page.getByLabel('verloren').check();
  await page.getByRole('button', { name: 'Leistung speichern' }).click();
  await page.getByText('erledigt', { exact: true }).first().waitFor();

  await page.getByRole('link', { name: /^Bearbeiten: .*Lebensbescheinigung/i }).click();
  await page.getByLabel('Erledigt', { exact: true }).check();
  await page.getByLabel('Anzahl der Ausfertigungen').fill('1');
  await page.getByLabel('Die Person wurde persönlich gesehen').check();
  await page.getByRole('button', { name: 'Leistung speichern' }).click();
  await page.getByLabel('Unterlage fotografieren').setInputFiles({
    name: 'foto.png',
    mimeType: 'image/png',
    buffer: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  });
  await page.getByText('1 Foto gespeichert').waitFor();
  const canvas = page.getByRole('img', { name: 'Feld für die Unterschrift' });
  await canvas.scrollIntoViewIfNeeded();
  const pad = await canvas.boundingBox();
  if (!pad) throw new Error('no signature pad');
  await page.mouse.move(pad.x + 30, pad.y + 30);
  await page.mouse.down();
  await page.mouse.move(pad.x + 120, pad.y + 60, { steps: 5 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Unterschrift speichern' }).click();
  await page.getByText('Unterschrift gespeichert').waitFor();
  await look('person-ready');
  await page.getByRole('button', { name: 'Ergebnis speichern' }).click();
  await page.getByRole('heading', { name: 'Ihr Beleg' }).waitFor();
  await look('receipt');
  await page.getByRole('link', { name: 'Zurück zum Besuch' }).click();
  await page.getByRole('button', { name: 'Besuch beenden' }).click();
  await page.getByText('Der Besuch ist beendet.').waitFor();
  await look('visit-finished');
});

it('notes that nobody was home, and brings the kit back, still without network', async () => {
  await page.getByRole('link', { name: 'Weiter zum nächsten Besuch' }).click();
  await page.getByRole('button', { name: 'Wir sind da' }).click();
  await page.getByText('Niemand öffnet', { exact: true }).click();
  await page.getByRole('button', { name: /Niemand öffnet: Besuch/ }).click();
  await page.getByRole('link', { name: 'Tour beenden' }).click();
  await page.getByLabel('Da und in Ordnung').first().waitFor();
  await look('kit-return');
  await checkKit(page, 'Koffer zurückgeben und Tour beenden');
  await page.getByText('Der Koffer ist zurückgegeben.').waitFor();
  await look('stops-returned');
  await page.getByRole('link', { name: 'Gesendet und nicht gesendet' }).click();
  await page.getByText('nicht gesendet', { exact: true }).first().waitFor();
  await look('outbox');
  expect(await rows('service_result')).toEqual([]);
});

it('sends by itself when the network is back; the office has everything exactly once, the device nothing', async () => {
  await context.setOffline(false);
  await page.getByText('Die Tour ist zu Ende.').waitFor({ timeout: 30_000 });
  await look('closed');
  expect(await rows('service_result')).toMatchObject([{ result: 'done' }, { result: 'done' }]);
  const persons = await field.world.read((db) =>
    db.selectFrom('visit_person').select('outcome').where('visit_id', 'in', visitIds).orderBy('outcome').execute(),
  );
  expect(persons).toEqual([{ outcome: 'done' }, { outcome: 'nobody-home' }]);
  // The card has to be brought: the second visit waits to be planned.
  const toPlan = await field.world.read((db) =>
    db.selectFrom('visit').select('purpose').where('state', '=', 'to-plan').execute(),
  );
  expect(toPlan).toEqual([{ purpose: 'hand-over' }]);
  expect(await rows('paper')).toHaveLength(2);
  expect(await rows('field_conflict')).toEqual([]);
  expect(await rows('kit_custody')).toHaveLength(1);
  const [receipt] = await field.world.read((db) => db.selectFrom('receipt').select('token').execute());
  const jwks = publicJwks([field.world.product.signingKey]);
  const now = new Date().toISOString();
  expect(await verifyReceipt(receipt?.token ?? '', jwks, now)).toMatchObject({
    ok: true,
    receipt: { tenant: 'musterstadt', facts: expect.arrayContaining([[lifeCertificate, 'done']]) },
  });
  const left = await page.evaluate(async () => {
    const open = indexedDB.open('buergernah-field');
    const db = await new Promise<IDBDatabase>((done, fail) => {
      open.onsuccess = () => done(open.result);
      open.onerror = () => fail(open.error);
    });
    const counts: Record<string, number> = {};
    for (const name of ['tours', 'drafts', 'outbox', 'attachments']) {
      const count = db.transaction(name).objectStore(name).count();
      counts[name] = await new Promise((done) => {
        count.onsuccess = () => done(count.result);
      });
    }
    return counts;
  });
  expect(left).toEqual({ tours: 0, drafts: 0, outbox: 0, attachments: 0 });
});

it('wipes the device the desk has locked', async () => {
  const [device] = await field.world.read((db) => db.selectFrom('device').select('id').execute());
  await field.world.done(lockDevice, field.world.as('dispatcher'), { deviceId: device?.id ?? '' });
  await page.getByRole('button', { name: 'Touren neu laden' }).click();
  await page.getByRole('heading', { name: 'Gerät gesperrt und gelöscht' }).waitFor();
  await look('wiped');
  const refused = await page.evaluate(async () => {
    const answer = await fetch('/field/api/tours', { headers: { accept: 'application/json' } });
    return { status: answer.status, body: await answer.text() };
  });
  expect(refused.status).toBe(403);
  expect(refused.body).toContain('device.locked');
});

it('is accessible on every screen, fits every width, and nothing broke', () => {
  expect(found).toEqual([]);
  expect(troublesOf(page).filter((line) => !/ERR_INTERNET_DISCONNECTED/.test(line))).toEqual([]);
});
