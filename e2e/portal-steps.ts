import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { axe, newPage, noHorizontalScroll, troublesOf } from './harness.ts';

/** Presses Tab until an element is focused, as somebody without a mouse does. */
export async function tabTo(page: Page, css: string): Promise<void> {
  for (let press = 0; press < 150; press++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, css)) return;
  }
  throw new Error(`no Tab leads to ${css} on ${page.url()}`);
}

export async function typeInto(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, `[name="${name}"]`);
  await page.keyboard.type(text);
}

/** Chooses one of several radio buttons with Space and the arrow keys. */
export async function choose(page: Page, name: string, value: string): Promise<void> {
  await tabTo(page, `input[name="${name}"]`);
  await page.keyboard.press('Space');
  for (let press = 0; press < 20; press++) {
    const chosen = await page.evaluate(
      (field) => document.querySelector<HTMLInputElement>(`input[name="${field}"]:checked`)?.value,
      name,
    );
    if (chosen === value) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`${name} has no answer ${value}`);
}

export async function tick(page: Page, name: string, value: string): Promise<void> {
  await tabTo(page, `input[name="${name}"][value="${value}"]`);
  await page.keyboard.press('Space');
}

/** Sends the form of the page with the Enter key on its last button. */
export async function send(page: Page): Promise<void> {
  await tabTo(page, 'main form:first-of-type button[type="submit"]');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

/** No accessibility finding, nothing sticks out at 320 px, nothing failed; a picture when `SHOTS` is set. */
export async function isWell(page: Page, name: string): Promise<void> {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    if (process.env.SHOTS) {
      mkdirSync('test-results/portal', { recursive: true });
      await page.screenshot({ path: `test-results/portal/${name}-${width}.png`, fullPage: true });
    }
    expect(await noHorizontalScroll(page), `${name} at ${width} px`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  const scripts = await page.evaluate(() => matchMedia('(scripting: enabled)').matches);
  expect(await (scripts ? axe(page) : axeOfPicture(page)), name).toEqual([]);
  expect(troublesOf(page), name).toEqual([]);
}

const twins = new WeakMap<Browser, Promise<Page>>();

// Without scripts axe cannot run in the page itself: what the page shows is looked at in one that has them.
async function axeOfPicture(page: Page): Promise<string[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error('a page without a browser');
  const address = new URL(page.url()).origin;
  const twin = await (twins.get(browser) ?? newPage({ address }));
  twins.set(browser, Promise.resolve(twin));
  const body = await page.content();
  const picture = `${address}/picture-of-a-page`;
  await twin.route(picture, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }), { times: 1 });
  await twin.goto(picture);
  return axe(twin);
}

/** The page in the other language, at the same place with the same answers; then back. */
export async function isWellInEnglish(page: Page, name: string): Promise<void> {
  const before = new URL(page.url()).pathname;
  await page.getByRole('link', { name: 'English' }).click();
  expect(new URL(page.url()).pathname).toBe(before);
  expect(await page.getAttribute('html', 'lang')).toBe('en');
  await isWell(page, `${name}-en`);
  await page.getByRole('link', { name: 'Deutsch' }).click();
  expect(await page.getAttribute('html', 'lang')).toBe('de');
}

/** The number and code of the receipt page. */
export async function takenNumbers(page: Page): Promise<{ number: string; code: string }> {
  const values = await page.locator('.bn-case-number__value').allInnerTexts();
  const [number = '', code = ''] = values.map((value) => value.replace(/\s/g, ''));
  return { number, code };
}

/** Asks for a visit through the pages, quickly; ends on the receipt page. */
export async function requestVisit(page: Page, town = 'musterstadt'): Promise<{ number: string; code: string }> {
  await page.goto(`/${town}/visit/new`);
  const next = () => page.locator('main form button').last().click();
  await page.check('[name="whom"][value="self"]');
  await next();
  await page.check('[name="services"][value="99008001012000"]');
  await next();
  await page.fill('[name="resident.familyName"]', 'Sommer');
  await page.fill('[name="resident.address.street"]', 'Rathausplatz');
  await page.fill('[name="resident.address.houseNumber"]', '3');
  await page.fill('[name="resident.address.postcode"]', '45999');
  await page.fill('[name="resident.address.place"]', 'Musterstadt');
  await page.check('[name="livesIn"][value="own-home"]');
  await next();
  await page.check('[name="contactWay"][value="letter"]');
  await next();
  await next();
  await next();
  await next();
  await page.waitForURL(`**/${town}/visit/taken`);
  return takenNumbers(page);
}
