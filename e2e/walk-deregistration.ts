import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import {
  clear,
  daysFromNow,
  enter,
  goOn,
  type Look,
  type Person,
  pathOf,
  saysHow,
  saysWhere,
  saysWho,
  typeDate,
} from './apply-steps.ts';
import { choose, send, tabTo, typeInto } from './portal-steps.ts';
import type { Walk } from './walk-to-paper.ts';

const jonas: Person = {
  givenName: 'Jonas',
  familyName: 'Reisinger',
  born: '1988-03-12',
  street: 'Hafenstraße',
  houseNumber: '12',
};

/** A family moves abroad together; it comes late, which the law wants said, and the date was wrong at first. */
async function asFamily(page: Page, look: Look): Promise<void> {
  await choose(page, 'leaving', 'only-home');
  await send(page);
  await typeDate(page, 'movedOutOn', daysFromNow(9));
  await send(page);
  expect(await page.title()).toMatch(/^(Fehler|Error):/);
  await look('moving-out-refused');
  await clear(page, 'movedOutOn-day', 'movedOutOn-month', 'movedOutOn-year');
  await typeDate(page, 'movedOutOn', daysFromNow(-20));
  await send(page);
  await saysWho(page, jonas);
  await look('address');
  await saysWhere(page, jonas);
  await look('together');
  await choose(page, 'together', 'yes');
  await send(page);
  await typeInto(page, 'family.0.givenName', 'Ayşe');
  await enter(page, 'button[value="add:family"]');
  expect(await page.inputValue('[name="family.0.givenName"]')).toBe('Ayşe');
  await goOn(page);
  await look('family-refused');
  await page.focus('body');
  // Who was not filled in at all is not asked for; one more, and after all not: the first stays as typed.
  expect(await page.locator('[name="family.1.givenName"]').count()).toBe(0);
  await enter(page, 'button[value="add:family"]');
  await page.focus('body');
  await look('family-two');
  await enter(page, 'button[value="remove:family.1"]');
  expect(await page.inputValue('[name="family.0.givenName"]')).toBe('Ayşe');
  await typeInto(page, 'family.0.familyName', 'Reisinger');
  await typeDate(page, 'family.0.birthDate', '1990-07-30');
  await choose(page, 'family.0.relation', 'spouse');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/country');
  await look('country');
  await typeInto(page, 'country', 'Portugal');
  await choose(page, 'addressKnown', 'yes');
  await thereAndBack(page);
  await send(page);
  await look('address-abroad');
  await typeInto(page, 'address', 'Rua das Flores 1, 1200-195 Lisboa');
  await send(page);
  await saysHow(page, 'none');
  await look('confirm');
  await send(page);
  await look('confirm-refused');
  await page.focus('body');
  await tabTo(page, '[name="truthful"]');
  await page.keyboard.press('Space');
  await send(page);
  expect(pathOf(page)).toMatch(/\/check$/);
  const said = await page.textContent('main');
  for (const each of [/länger als zwei Wochen|more than two weeks/, /§ 17/, /Ayşe/, /Portugal/])
    expect(said).toMatch(each);
}

/** Another language in the middle of a page: what was typed stays, by the links at the top too where there are scripts. */
async function thereAndBack(page: Page): Promise<void> {
  const lang = await page.getAttribute('html', 'lang');
  const scripts = await page.evaluate(() => matchMedia('(scripting: enabled)').matches);
  for (const other of [lang === 'de' ? 'en' : 'de', lang]) {
    await page.focus('body');
    await enter(page, scripts ? `a[hreflang="${other}"]` : `button[value="language:${other}"]`);
    expect(await page.getAttribute('html', 'lang')).toBe(other);
    expect(await page.inputValue('[name="country"]')).toBe('Portugal');
    expect(await page.isChecked('[name="addressKnown"][value="yes"]')).toBe(true);
  }
}

export const deregistration: Walk = {
  name: 'deregistration',
  key: '99115005070000',
  first: 'leaving',
  words: { de: 'ich ziehe ins Ausland', en: 'leave Germany' },
  fill: { de: asFamily, en: asFamily },
  pays: {},
  paper: {
    holder: 'Reisinger',
    title: { de: 'Abmeldebestätigung', en: 'Confirmation of deregistration' },
    says: {
      de: ['Jonas Emil Reisinger', 'Ayşe Reisinger', 'Portugal', '1200-195 Lisboa'],
      en: ['Jonas Emil Reisinger', 'Ayşe Reisinger', 'Portugal', '1200-195 Lisboa'],
    },
    not: { de: [], en: [] },
  },
  desk: { de: ['Abmelden', 'Ayşe Reisinger'], en: ['deregister', 'Ayşe Reisinger'] },
};
