import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { clear, enter, hedwig, type Look, pathOf, saysHow, saysWhere, saysWho } from './apply-steps.ts';
import { choose, send, tick, typeInto } from './portal-steps.ts';
import type { Walk } from './walk-to-paper.ts';

const key = 'registration-certificate';
const form = `/musterstadt/apply/${key}`;

/** An extended certificate with civil status, free of charge because it is for a pension. */
async function forThePension(page: Page, look: Look): Promise<void> {
  await choose(page, 'kind', 'extended');
  await send(page);
  await look('contents');
  await tick(page, 'contents', 'former-names');
  await tick(page, 'contents', 'civil-status');
  await send(page);
  await look('purpose');
  await choose(page, 'purpose', 'pension');
  await send(page);
  await look('copies');
  await typeInto(page, 'copies', '1');
  await send(page);
  await look('delivery');
  await choose(page, 'delivery', 'sent');
  await send(page);
  await look('person');
  await saysWho(page, hedwig);
  await look('address');
  await saysWhere(page, hedwig);
  await look('contact');
  await saysHow(page, 'letter');
  expect(await page.textContent('main')).toContain('free of charge');
}

/** Two copies, after every mistake one can make, and after having wanted something else at first. */
async function afterMistakes(page: Page, look: Look): Promise<void> {
  await send(page);
  expect(await page.title()).toMatch(/^Fehler:/);
  expect(await page.textContent('.bn-error-summary')).toContain('Bitte wählen Sie eine Art.');
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('bn-error-summary');
  await look('kind-refused');
  await choose(page, 'kind', 'extended');
  await send(page);
  await tick(page, 'contents', 'civil-status');
  await send(page);
  await choose(page, 'purpose', 'other');
  await send(page);
  await look('purpose-text');
  await typeInto(page, 'purposeText', 'Bücherei in Übersee');
  await enter(page, 'button[value="language:en"]');
  expect(await page.textContent('h1')).toBe('What for exactly?');
  expect(await page.inputValue('[name="purposeText"]')).toBe('Bücherei in Übersee');
  await enter(page, 'button[value="language:de"]');
  await send(page);
  await typeInto(page, 'copies', '9');
  await send(page);
  expect(await page.textContent('.bn-error-summary')).toContain('Bitte geben Sie höchstens 5 an.');
  await page.goto(`${form}/copies`);
  expect(await page.inputValue('[name="copies"]')).toBe('9');
  await clear(page, 'copies');
  await typeInto(page, 'copies', '2');
  await send(page);
  await choose(page, 'delivery', 'pick-up');
  await send(page);
  await typeInto(page, 'familyName', hedwig.familyName);
  await typeInto(page, 'birthDate-day', '31');
  await typeInto(page, 'birthDate-month', '2');
  await typeInto(page, 'birthDate-year', '1938');
  await send(page);
  expect(await page.textContent('.bn-error-summary')).toContain('Diesen Tag gibt es in diesem Monat nicht.');
  expect(await page.inputValue('[name="birthDate-day"]')).toBe('31');
  await look('person-refused');
  await clear(page, 'familyName', 'birthDate-day', 'birthDate-month', 'birthDate-year');
  await saysWho(page, hedwig);
  await saysWhere(page, hedwig);
  await saysHow(page, 'email', 'hedwig@example.org');
  await look('check-before');
  const main = await page.textContent('main');
  for (const said of ['Erweitert', 'Familienstand', 'Bücherei in Übersee', 'Hedwig', '2. April 1938', 'Per E-Mail'])
    expect(main).toContain(said);
  // Another kind after all: the answers of the way left behind do not leave.
  await enter(page, `a[href="${form}/kind?from=check"]`);
  await choose(page, 'kind', 'simple');
  await send(page);
  expect(pathOf(page)).toBe(`${form}/check`);
  expect(await page.textContent('main')).not.toContain('Familienstand');
  expect(await page.textContent('main')).toMatch(/16,00\s€ \(2 Ausfertigungen\)/);
}

export const certificate: Walk = {
  name: 'certificate',
  key,
  first: 'kind',
  words: { de: 'meldebescheinigung', en: 'proof of address' },
  fill: { de: afterMistakes, en: forThePension },
  pays: { de: /16,00\s€/ },
  paper: {
    holder: 'Sonnenschein',
    title: { de: 'Meldebescheinigung', en: 'Certificate of registration' },
    says: { de: ['HEDWIG Maria', 'Lindenweg 7'], en: ['HEDWIG Maria', 'Regenbogen', 'single', 'Lindenweg 7'] },
    not: { de: ['Familienstand'], en: [] },
  },
  desk: {
    de: ['Meldebescheinigung ausstellen', '2 Ausfertigungen, wird abgeholt'],
    en: ['issue a certificate of registration'],
  },
};
