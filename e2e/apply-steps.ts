import type { Page } from 'playwright-core';
import { choose, send, tabTo, typeInto } from './portal-steps.ts';

/** Types a date into its three boxes. */
export async function typeDate(page: Page, name: string, iso: string): Promise<void> {
  const [year = '', month = '', day = ''] = iso.split('-');
  await typeInto(page, `${name}-day`, String(Number(day)));
  await typeInto(page, `${name}-month`, String(Number(month)));
  await typeInto(page, `${name}-year`, year);
}

/** An ISO date so many days from now. */
export function daysFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Goes on from a page that has other buttons before the one that goes on. */
export async function goOn(page: Page): Promise<void> {
  await tabTo(page, 'main form .bn-button-row button:not([name])');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

export const pathOf = (page: Page): string => new URL(page.url()).pathname;

/** The pages every form ends with, by keyboard: who, where, how to answer. */
export async function saysWho(
  page: Page,
  person: { givenName: string; familyName: string; born: string },
): Promise<void> {
  await typeInto(page, 'givenName', person.givenName);
  await typeInto(page, 'familyName', person.familyName);
  await typeDate(page, 'birthDate', person.born);
  await send(page);
}

export async function saysWhere(page: Page): Promise<void> {
  await typeInto(page, 'street', 'Lange Straße');
  await typeInto(page, 'houseNumber', '12a');
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
