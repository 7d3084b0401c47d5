import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conflictContext, decideNeed, requestVisit } from '#domain/visits/index.ts';
import { deriveKey, readMasterKey } from '#platform/crypto/derive-key.ts';
import { seal } from '#platform/crypto/seal.ts';
import { urls } from '../src/desk/urls.ts';
import { idCard, planningDay, residentOfBochum, send } from './desk-visits-steps.ts';
import { axe, closeBrowser, newPage, noHorizontalScroll, signInAs, startProduct, type TestProduct } from './harness.ts';

const day = planningDay();
let product: TestProduct;
let page: Page;
let tourPath = '';
let open = '';
const visits: Record<string, string> = {};

beforeAll(async () => {
  product = await startProduct();
  page = await newPage(product, { js: false });
  await signInAs(page, 'dispatcher', 'bochum');
});
afterAll(async () => {
  await closeBrowser();
  await product?.stop();
});

const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
const text = () => page.locator('main').innerText();
const choose = async (label: string, option: string) => {
  const select = page.getByLabel(label, { exact: true });
  const value = await select.locator('option', { hasText: option }).first().getAttribute('value');
  await select.selectOption(value);
};

/** A granted visit of somebody in Bochum. */
async function granted(familyName: string, over: { lat?: number; lon?: number } = {}, wishes = {}): Promise<string> {
  const asked = await send(product, 'bochum', requestVisit, {
    channel: 'phone',
    services: [idCard],
    residentTakesPart: true,
    resident: residentOfBochum(familyName, over),
    access: { lift: 'no', bell: '3. Klingel von oben', dog: true },
    wishes,
  });
  const decided = await send(product, 'bochum', decideNeed, {
    caseId: String(asked.caseId),
    facts: { careLevel: 4 },
    proofKind: 'told-only',
  });
  return String(decided.visitId);
}

async function addKit(name: string): Promise<void> {
  await page.goto(urls.kits());
  const form = page.locator(`form[action="${urls.newKit()}"]`);
  await form.getByLabel('Name des Koffers').fill(name);
  await form.getByLabel('Gewicht in Kilogramm').fill('18,5');
  await form.getByLabel('Tag', { exact: true }).fill('31');
  await form.getByLabel('Monat').fill('Dezember');
  await form.getByLabel('Jahr').fill(String(Number(day.slice(0, 4)) + 1));
  await form.getByRole('button').click();
}

describe('kits and vehicles', () => {
  test('a vehicle and a kit are recorded; the same name twice is refused at its field', async () => {
    await page.goto(urls.kits());
    for (const name of ['Testwagen A', 'Testwagen B']) {
      await page.getByLabel('Name des Fahrzeugs').fill(name);
      await press('Fahrzeug erfassen');
    }
    expect(await text()).toContain('Testwagen B');
    await page.getByLabel('Name des Fahrzeugs').fill('Testwagen A');
    await press('Fahrzeug erfassen');
    expect(await text()).toContain('Ein Fahrzeug mit diesem Namen gibt es schon.');
    await addKit('Testkoffer A');
    expect(await page.locator('h1').innerText()).toBe('Testkoffer A');
    await addKit('Testkoffer B');
    expect(await text()).toContain('18,5 kg');
  });

  test('a run of blanks is put in, one is made void, a wrong run is refused', async () => {
    await page.getByLabel('Erste Nummer').fill('TEST00101');
    await page.getByLabel('Letzte Nummer').fill('TEST00103');
    await press('Vordrucke einlegen');
    expect(await text()).toContain('3 im Koffer');
    await choose('Nummer', 'TEST00102');
    await choose('Grund', 'verdruckt');
    await press('Entwerten');
    expect(await text()).toContain('2 im Koffer');
    await page.getByLabel('Erste Nummer').fill('TEST00105');
    await page.getByLabel('Letzte Nummer').fill('TEST00104');
    await press('Vordrucke einlegen');
    expect(await page.title()).toContain('Fehler');
  });

  test('a check that finds the printer missing and a weak battery makes the kit not ready', async () => {
    await page.locator('input[name="item-printer"][value="missing"]').check();
    await page.getByLabel('Akkustand in Prozent').fill('20');
    await press('Prüfung speichern');
    const shown = await text();
    expect(shown).toContain('Es fehlt oder ist defekt: Drucker.');
    expect(shown).toContain('Der Akku hat 20 %.');
    await page.goto(urls.kits());
    expect(await text()).toContain('nicht einsatzbereit');
  });
});

describe('a tour', () => {
  async function createTour(wish: { kit: string; vehicle: string; crew: [string, string] }): Promise<void> {
    await page.goto(urls.newTour(day));
    await page.getByLabel('Von', { exact: true }).fill('08:00');
    await page.getByLabel('Bis', { exact: true }).fill('14:00');
    await choose('Erste Person', wish.crew[0]);
    await choose('Zweite Person', wish.crew[1]);
    await choose('Fahrzeug', wish.vehicle);
    await choose('Koffer', wish.kit);
    await press('Tour anlegen');
  }

  test('needs two different people', async () => {
    await createTour({ kit: 'Testkoffer A', vehicle: 'Testwagen A', crew: ['Jana Wolff', 'Jana Wolff'] });
    expect(await text()).toContain('Zu einer Tour gehören zwei verschiedene Personen.');
  });

  test('books crew, vehicle and kit as one unit', async () => {
    await createTour({ kit: 'Testkoffer A', vehicle: 'Testwagen A', crew: ['Jana Wolff', 'Timo Beck'] });
    expect(await page.locator('h1').innerText()).toContain('Tour am');
    expect(await text()).toContain('Testwagen A');
    tourPath = new URL(page.url()).pathname;
  });

  test('refuses what is taken already, by name', async () => {
    await createTour({ kit: 'Testkoffer A', vehicle: 'Testwagen B', crew: ['Mira Simon', 'Timo Beck'] });
    const shown = await text();
    expect(shown).toContain('Timo Beck ist 08:00–14:00 schon verplant.');
    expect(shown).toContain('Testkoffer A ist 08:00–14:00 schon verplant.');
    expect(shown).not.toContain('Mira Simon ist');
    await createTour({ kit: 'Testkoffer B', vehicle: 'Testwagen B', crew: ['Mira Simon', 'Jonas Kraft'] });
    expect(await page.locator('h1').innerText()).toContain('Tour am');
  });

  test('three visits: two fit, one says every reason why not', async () => {
    visits.near = await granted('Grabowski');
    visits.far = await granted('Nowak', { lat: 51.46, lon: 7.29 });
    // Saturday is no day of this tour, and Monday not of this wish.
    visits.never = await granted('Kaminski', {}, { spans: [{ days: [6], from: '09:00', to: '12:00' }] });
    await page.goto(urls.visitsToPlan(day));
    const shown = await text();
    expect(shown).toContain('passt um');
    expect(shown).toContain('Samstag, 09:00 bis 12:00 Uhr');
    await page.getByRole('link', { name: 'Planen: Edeltraud Kaminski' }).click();
    const reasons = await text();
    expect(reasons).toContain('Die freie Zeit liegt außerhalb dessen, was die Person sich gewünscht hat.');
    expect(reasons).toContain('Im Koffer der Tour fehlt: Drucker.');

    for (const id of [visits.near, visits.far]) {
      await page.goto(urls.planVisit(id, day));
      await page
        .getByRole('button', { name: /^So planen: Jana Wolff/ })
        .first()
        .click();
      expect(new URL(page.url()).pathname).toBe(tourPath);
    }
    expect(await page.locator('main table').last().locator('tbody tr').count()).toBe(2);
    expect(await text()).toContain('3. Klingel von oben; Hund in der Wohnung');
    expect(await page.locator('main svg[role="img"]').count()).toBe(1);
  });

  test('own choice: refused with the reason, taken when knowingly accepted', async () => {
    await page.goto(urls.planVisit(visits.never ?? '', day));
    await choose('Tour', 'Jana Wolff');
    await page.getByLabel('Ankunft um', { exact: false }).fill('13:00');
    await press('Besuch planen');
    expect(await page.locator('[data-error-summary]').innerText()).toContain('außerhalb dessen');
    await page.getByLabel('Liegt außerhalb der Wunschzeit').check();
    await press('Besuch planen');
    expect(new URL(page.url()).pathname).toBe(tourPath);
    expect(await text()).toContain('13:00 Uhr');
  });

  test('a visit is moved, taken off and cancelled', async () => {
    await page.goto(urls.planVisit(visits.never ?? '', day));
    await page.getByLabel('Ankunft um', { exact: false }).fill('12:30');
    await page.getByLabel('Liegt außerhalb der Wunschzeit').check();
    await press('Besuch planen');
    expect(await text()).toContain('12:30 Uhr');
    await press('Von der Tour nehmen: Edeltraud Kaminski');
    expect(await page.locator('h1').innerText()).toBe('Besuch planen: Edeltraud Kaminski');
    await press(/^Besuch absagen$/);
    expect(await text()).toContain('Bitte füllen Sie dieses Feld aus.');
    await choose('Grund', 'im Krankenhaus');
    await press(/^Besuch absagen$/);
    expect(await product.rows('select state from visit where id = $1', [visits.never])).toEqual([
      { state: 'cancelled' },
    ]);
  });

  test('prints a sheet with telephone and services, and journals who read it', async () => {
    await page.goto(`${tourPath}/sheet`);
    const shown = await text();
    expect(shown).toContain('Edeltraud Nowak');
    expect(shown).toContain('Personalausweis');
    expect(
      await product.rows("select count(*)::int as read from journal_entry where type = 'case.contact-read'"),
    ).toEqual([{ read: 2 }]);
  });
});

describe('what the field recorded and the office refused', () => {
  async function conflict(
    command: string,
    problem: string,
    visitId: string | null,
    input: object,
    data: object = {},
  ): Promise<string> {
    const id = randomUUID();
    const key = deriveKey(await readMasterKey(product.config.secretKeyFile), 'field-conflicts', 'bochum');
    const sealed = seal(key, Buffer.from(JSON.stringify(input)), conflictContext('bochum', id));
    await product.rows(
      `insert into field_conflict select 'bochum', $1, $2, id, $3, $4, $5, $7, $6, now(), now(), 'open' from staff
       where tenant = 'bochum' and login = 'crew1'`,
      [id, randomUUID(), visitId, command, problem, Buffer.from(sealed), JSON.stringify(data)],
    );
    return id;
  }

  test('is applied again once nothing is in the way', async () => {
    const [blank] = await product.rows("select id from consumable where number = 'TEST00103'");
    const input = { consumableId: blank?.id, reason: 'damaged' };
    const id = await conflict('visits.void-consumable', 'visits.consumable-settled', null, input);
    await page.goto(urls.conflicts());
    await page.getByRole('link', { name: 'Klären: Vordruck entwertet, Jana Wolff' }).click();
    expect(await text()).toContain('beschädigt');
    await press('Noch einmal anwenden');
    expect(await product.rows('select state from field_conflict where id = $1', [id])).toEqual([{ state: 'applied' }]);
    expect(await product.rows('select state from consumable where id = $1', [blank?.id])).toEqual([{ state: 'void' }]);
  });

  test('or says again why not, and is dropped with a note in the case', async () => {
    const input = { tourId: tourPath.split('/').at(-1), visitId: visits.near, recordedAt: new Date().toISOString() };
    const weak = { percent: 12, minimum: 30 };
    const id = await conflict('visits.arrive', 'visits.battery-low', visits.near ?? '', input, weak);
    await page.goto(urls.conflict(id));
    expect(await text()).toContain('Der Akku hat 12 %. Gebraucht werden mindestens 30 %.');
    await press('Noch einmal anwenden');
    expect(await text()).toContain('Die Tour ist noch nicht gestartet');
    await press('Nicht übernehmen');
    expect(await text()).toContain('Bitte füllen Sie dieses Feld aus.');
    await page.getByLabel('Notiz für den Vorgang').fill('Das Team war nicht dort.');
    await press('Nicht übernehmen');
    expect(await text()).toContain('Es ist nichts zu klären.');
    expect(await product.rows("select body from case_message where direction = 'internal'")).toEqual([
      { body: 'Vom Gerät nicht übernommen (Ankunft): Das Team war nicht dort.' },
    ]);
    open = urls.conflict(await conflict('visits.arrive', 'visits.re-planned', visits.near ?? '', input));
  });
});

test('the pages of planning are accessible and fit a phone, in both languages', async () => {
  const [kit] = await product.rows("select id from kit where name = 'Testkoffer B'");
  const pages = {
    'to-plan': urls.visitsToPlan(day),
    plan: urls.planVisit(visits.near ?? '', day),
    tours: urls.tours(day),
    tour: tourPath,
    sheet: `${tourPath}/sheet`,
    'new-tour': urls.newTour(day),
    kits: urls.kits(),
    kit: urls.kit(String(kit?.id)),
    conflicts: urls.conflicts(),
    conflict: open,
  };
  await granted('Szymanski', {}, { notBefore: day });
  for (const lang of ['de', 'en'] as const)
    for (const width of [320, 1280]) {
      const look = await newPage(product, { width, lang });
      await signInAs(look, 'dispatcher', 'bochum');
      for (const [name, path] of Object.entries(pages)) {
        await look.goto(path);
        expect(await axe(look), `${name} ${lang} ${width}`).toEqual([]);
        expect(await noHorizontalScroll(look), `${name} ${lang} ${width}`).toEqual([]);
        await look.screenshot({ path: `test-results/desk-visits/${name}-${lang}-${width}.png`, fullPage: true });
      }
      await look.context().close();
    }
}, 240_000);

test('a tour with visits is cancelled only together with them', async () => {
  await page.goto(tourPath);
  await press('Tour absagen');
  expect(await text()).toContain('Auf dieser Tour liegen noch Besuche.');
  await page.getByLabel('Die Besuche warten wieder auf eine Tour.', { exact: false }).check();
  await press('Tour absagen');
  expect(await product.rows('select state from visit where id = $1', [visits.near])).toEqual([{ state: 'to-plan' }]);
  expect((await page.goto(tourPath))?.status()).toBe(404);
});
