import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestGroupDate, requestVisit } from '#domain/visits/index.ts';
import { urls } from '../src/desk/urls.ts';
import { idCard, residentOfBochum, send } from './desk-visits-steps.ts';
import { axe, closeBrowser, newPage, noHorizontalScroll, signInAs, startProduct, type TestProduct } from './harness.ts';

let product: TestProduct;
let page: Page;

beforeAll(async () => {
  product = await startProduct();
  page = await newPage(product, { js: false });
  await signInAs(page, 'dispatcher', 'bochum');
});
afterAll(async () => {
  await closeBrowser();
  await product?.stop();
});

async function asked(familyName: string, over = {}): Promise<{ number: string; caseId: string }> {
  const value = await send(product, 'bochum', requestVisit, {
    channel: 'phone',
    services: [idCard],
    residentTakesPart: true,
    resident: residentOfBochum(familyName),
    ...over,
  });
  return { number: String(value.number), caseId: String(value.caseId) };
}

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const text = () => page.locator('main').innerText();

describe('the need check, without JavaScript', () => {
  test('a care level of four is granted; the preview stores nothing, the decision no health data', async () => {
    const { number, caseId } = await asked('Grabowski');
    await page.goto(urls.visits());
    await page.getByRole('link', { name: 'Prüfen: Edeltraud Grabowski' }).click();
    expect(await text()).toContain('Gesundheitsangaben werden nicht gespeichert');
    expect(await page.locator('form[autocomplete="off"]').count()).toBe(1);
    expect(await page.getByRole('button', { name: 'So entscheiden' }).count()).toBe(0);

    await page.getByLabel('Pflegegrad', { exact: false }).first().selectOption('4');
    await page.getByLabel('Art des Nachweises').selectOption('care-level-notice');
    await press('Prüfen');
    const preview = await text();
    expect(preview).toContain('Ergebnis: bewilligt');
    expect(preview).toContain('Zeile 7 der Regeltabelle, Fassung 1');
    expect(preview).toContain('Pflegegrad: 4');
    expect(await product.rows('select 1 from need_decision where case_id = $1', [caseId])).toEqual([]);

    await press('So entscheiden');
    expect(new URL(page.url()).pathname).toBe(urls.needCheck(number));
    expect(await text()).toContain('Bewilligt');
    const [row] = await product.rows('select * from need_decision where case_id = $1', [caseId]);
    expect(row).toMatchObject({ decision: 'granted', ground: 'care-level', proof_kind: 'care-level-notice' });
    expect(await page.getByRole('link', { name: 'Besuch planen' }).count()).toBe(1);
    const kept = await product.rows(
      `select count(*)::int as found from journal_entry where data::text ~* 'careLevel.{0,4}4' or data::text like '%"aG"%'`,
    );
    expect(kept).toEqual([{ found: 0 }]);
  });

  test('a lower care level is refused with the next best ways; the case ends refused', async () => {
    const { number, caseId } = await asked('Nowak');
    await page.goto(urls.needCheck(number));
    await page.getByLabel('Pflegegrad', { exact: false }).first().selectOption('2');
    await press('Prüfen');
    const preview = await text();
    expect(preview).toContain('Ergebnis: abgelehnt');
    expect(preview).toContain('Befreiung von der Ausweispflicht');
    expect(preview).toContain('Bürgerbüro Mitte');
    await press('So entscheiden');
    expect(await text()).toContain('Der Vorgang ist beendet');
    expect(await product.rows('select state, outcome from case_file where id = $1', [caseId])).toEqual([
      { state: 'ended', outcome: 'refused' },
    ]);
  });

  test('nothing said is unclear: the question is shown, sent and the request waits', async () => {
    const { number, caseId } = await asked('Kaminski');
    await page.goto(urls.needCheck(number));
    await press('Prüfen');
    expect(await text()).toContain('Ergebnis: noch unklar');
    await page.getByLabel('Was wir die Person fragen').fill('Bitte rufen Sie uns an.');
    await press('So entscheiden');
    expect(await text()).toContain('Nachgefragt');
    expect(await product.rows('select state from case_file where id = $1', [caseId])).toEqual([
      { state: 'waiting-resident' },
    ]);
    expect(
      await product.rows("select body from case_message where case_id = $1 and direction = 'to-resident'", [caseId]),
    ).toEqual([{ body: 'Bitte rufen Sie uns an.' }]);
    await page.goto(urls.visits());
    expect(await page.locator('tr', { hasText: 'Kaminski' }).innerText()).toContain('Wartet auf Antwort');
  });

  test('whoever changes an answer after the preview sees the new result before deciding', async () => {
    const { number, caseId } = await asked('Wischnewski');
    await page.goto(urls.needCheck(number));
    await page.getByLabel('Pflegegrad', { exact: false }).first().selectOption('5');
    await press('Prüfen');
    await page.getByLabel('Pflegegrad', { exact: false }).first().selectOption('1');
    await press('So entscheiden');
    const shown = await text();
    expect(shown).toContain('Die Angaben ergeben jetzt etwas anderes');
    expect(shown).toContain('Ergebnis: abgelehnt');
    expect(await product.rows('select 1 from need_decision where case_id = $1', [caseId])).toEqual([]);
  });

  test('a group date is granted for all at once and asks nothing about single people', async () => {
    const value = await send(product, 'bochum', requestGroupDate, {
      channel: 'institution',
      services: [idCard],
      homeName: 'Haus am Park',
      address: residentOfBochum('x').address,
      contact: { familyName: 'Berg', contactWay: 'email', email: 'leitung@haus.example' },
      expectedResidents: 4,
    });
    await page.goto(urls.needCheck(String(value.number)));
    expect(await page.getByLabel('Merkzeichen').count()).toBe(0);
    await press('Prüfen');
    expect(await text()).toContain('Sammeltermine haben Vorrang');
    await press('So entscheiden');
    await page.goto(urls.group(String(value.number)));
    expect(await text()).toContain('0 auf der Liste, 4 erwartet');
    await page.getByLabel('Nachname').fill('Ahlers');
    await page.getByLabel('Personalausweis', { exact: true }).check();
    await page.getByLabel('der Person selbst').check();
    await press('Auf die Liste setzen');
    expect(await text()).toContain('Ahlers');
    await page.getByLabel('Nachname').fill('');
    await press('Auf die Liste setzen');
    expect(await page.title()).toContain('Fehler');
  });
});

test('the need is checked and decided by keyboard alone', async () => {
  const { number, caseId } = await asked('Tastatur');
  const keys = await newPage(product, { js: true });
  await signInAs(keys, 'dispatcher', 'bochum');
  await keys.goto(urls.needCheck(number));
  const tabTo = async (selector: string) => {
    for (let presses = 0; presses < 80; presses += 1) {
      if (await keys.locator(`${selector}:focus`).count()) return;
      await keys.keyboard.press('Tab');
    }
    throw new Error(`${selector} is not reached by Tab`);
  };
  await keys.keyboard.press('Tab');
  await keys.keyboard.press('Enter');
  await tabTo('select[name="careLevel"]');
  await keys.keyboard.type('Pflegegrad 5');
  await tabTo('input[name="deferrable"]');
  await keys.keyboard.press('ArrowRight');
  await tabTo('button[value="check"]');
  await keys.keyboard.press('Enter');
  await keys.locator('#result').waitFor();
  await tabTo('button[value="decide"]');
  await keys.keyboard.press('Enter');
  await keys.getByRole('link', { name: 'Besuch planen' }).waitFor();
  expect(await product.rows('select decision from need_decision where case_id = $1', [caseId])).toEqual([
    { decision: 'granted' },
  ]);
  await keys.context().close();
});

test('the pages of the need check are accessible and fit a phone, in both languages', async () => {
  const { number } = await asked('Szymanski');
  for (const lang of ['de', 'en'] as const)
    for (const width of [320, 1280]) {
      const look = await newPage(product, { width, lang });
      await signInAs(look, 'dispatcher', 'bochum');
      for (const path of [urls.visits(), urls.needCheck(number)]) {
        await look.goto(path);
        expect(await axe(look), `${path} ${lang} ${width}`).toEqual([]);
        expect(await noHorizontalScroll(look), `${path} ${lang} ${width}`).toEqual([]);
        await look.screenshot({
          path: `test-results/desk-visits/${path.split('/')[3] ?? 'list'}-${lang}-${width}.png`,
          fullPage: true,
        });
      }
      await look.locator('select[name="careLevel"]').selectOption('3');
      await look.locator('button[value="check"]').click();
      await look.locator('#result').waitFor();
      expect(await axe(look), `preview ${lang} ${width}`).toEqual([]);
      expect(await noHorizontalScroll(look), `preview ${lang} ${width}`).toEqual([]);
      await look.screenshot({ path: `test-results/desk-visits/preview-${lang}-${width}.png`, fullPage: true });
      await look.context().close();
    }
});
