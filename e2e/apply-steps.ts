import type { Page } from 'playwright-core';
import { choose, send, tabTo, typeInto } from './portal-steps.ts';

/** Looks at the page as it stands, under this name. */
export type Look = (name: string) => Promise<void>;

/** Somebody the sandbox register knows, as they fill in a form. */
export interface Person {
  givenName: string;
  familyName: string;
  born: string;
  street: string;
  houseNumber: string;
}

export const hedwig: Person = {
  givenName: 'Hedwig',
  familyName: 'Sonnenschein',
  born: '1938-04-02',
  street: 'Lindenweg',
  houseNumber: '7',
};

/** Types a date into its three boxes. */
export async function typeDate(page: Page, name: string, iso: string): Promise<void> {
  const [year = '', month = '', day = ''] = iso.split('-');
  await typeInto(page, `${name}-day`, String(Number(day)));
  await typeInto(page, `${name}-month`, String(Number(month)));
  await typeInto(page, `${name}-year`, year);
}

/** Empties fields that are to be typed again, and begins at the top of the page. */
export async function clear(page: Page, ...names: string[]): Promise<void> {
  for (const name of names) await page.fill(`[name="${name}"]`, '');
  await page.focus('body');
}

/** An ISO date so many days from now. */
export function daysFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Presses Enter on what a selector names, and waits for the page it leads to. */
export async function enter(page: Page, css: string): Promise<void> {
  await tabTo(page, css);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

/** Goes on from a page that has other buttons before the one that goes on. */
export const goOn = (page: Page) => enter(page, 'main form .bn-button-row button:not([name])');

export const pathOf = (page: Page): string => new URL(page.url()).pathname;

/** The pages every form ends with, by keyboard: who, where, how to answer. */
export async function saysWho(page: Page, person: Person): Promise<void> {
  await typeInto(page, 'givenName', person.givenName);
  await typeInto(page, 'familyName', person.familyName);
  await typeDate(page, 'birthDate', person.born);
  await send(page);
}

export async function saysWhere(page: Page, { street, houseNumber }: Person): Promise<void> {
  await typeInto(page, 'street', street);
  await typeInto(page, 'houseNumber', houseNumber);
  await typeInto(page, 'postcode', '45999');
  await typeInto(page, 'place', 'Musterstadt');
  await send(page);
}

export async function saysHow(page: Page, way: 'email' | 'letter' | 'call' | 'none', reach = ''): Promise<void> {
  await choose(page, 'contactWay', way);
  await send(page);
  if (way === 'email') {
    await typeInto(page, 'email', reach);
    await send(page);
  }
  if (way === 'call') {
    await typeInto(page, 'phone', reach);
    await send(page);
  }
}
