import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { idCard } from './fill-with-life.ts';

/** Looks at a page that has just come, under this name. */
type Look = (step: string) => Promise<void>;

const next = (page: Page) => page.locator('main form button').last().click();

/** Sends the page empty first, so that it says what is missing. */
async function refuse(page: Page, look: Look, step: string): Promise<void> {
  await next(page);
  await page.locator('[data-error-summary]').waitFor();
  await look(`${step}-refused`);
}

async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.fill(`[name="${name}"]`, value);
}

async function choose(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.check(`[name="${name}"][value="${value}"]`);
}

async function isAt(page: Page, step: string): Promise<void> {
  await page.waitForURL((url) => url.pathname.endsWith(`/${step}`));
  expect(await page.locator('[data-error-summary]').count(), step).toBe(0);
}

const address = (name: string) => ({
  [`${name}.street`]: 'Rathausplatz',
  [`${name}.houseNumber`]: '3',
  [`${name}.postcode`]: '45999',
  [`${name}.place`]: 'Musterstadt',
});

const wishes = {
  'access.bell': 'Yıldız, 3. OG',
  'notBefore-day': '7',
  'notBefore-month': '1',
  'notBefore-year': String(new Date().getFullYear() + 1),
  message: 'Bitte lange klingeln.',
};

/** A daughter asks for her mother: every page as it comes, one also as it is sent back. Ends on the receipt page. */
export async function walkRequest(page: Page, town: string, look: Look): Promise<void> {
  await page.goto(`/${town}/visit/new`);
  await choose(page, { whom: 'relative' });
  await next(page);
  await isAt(page, 'services');
  await look('services');
  await choose(page, { services: idCard });
  await next(page);
  await isAt(page, 'person');
  await look('person');
  await refuse(page, look, 'person');
  await fill(page, { 'caller.familyName': 'Yıldız', 'resident.givenName': 'Emine', 'resident.familyName': 'Yıldız' });
  await fill(page, address('resident.address'));
  await choose(page, { livesIn: 'own-home', takesPart: 'yes' });
  await next(page);
  await isAt(page, 'contact');
  await look('contact');
  await choose(page, { contactWay: 'email', callBack: 'yes' });
  await fill(page, { email: 'aylin@example.org', phone: '0299 5550123' });
  await next(page);
  await isAt(page, 'visit');
  await look('visit');
  await fill(page, wishes);
  await choose(page, { 'access.lift': 'no', days: '2', dayPart: 'morning' });
  await next(page);
  await isAt(page, 'proof');
  await look('proof');
  await choose(page, { proofKinds: 'care-level-notice' });
  await next(page);
  await isAt(page, 'check');
  await look('check');
  await next(page);
  await isAt(page, 'taken');
  await look('taken');
}

/** The management of a home asks for a date. Ends on the receipt page. */
export async function walkGroupRequest(page: Page, town: string, look: Look): Promise<void> {
  await page.goto(`/${town}/visit/group`);
  await refuse(page, look, 'home');
  await fill(page, { homeName: 'Haus am Markt', expectedResidents: '3', ...address('address') });
  await next(page);
  await isAt(page, 'contact');
  await look('contact');
  await fill(page, { 'contact.familyName': 'Brandt', email: 'leitung@example.org', phone: '0299 5550124' });
  await choose(page, { contactWay: 'email' });
  await next(page);
  await isAt(page, 'services');
  await look('services');
  await choose(page, { services: idCard });
  await next(page);
  await isAt(page, 'visit');
  await look('visit');
  await fill(page, wishes);
  await next(page);
  await isAt(page, 'check');
  await look('check');
  await next(page);
  await isAt(page, 'taken');
  await look('taken');
}
