import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  axe,
  closeBrowser,
  newPage,
  noHorizontalScroll,
  signInAs,
  startProduct,
  type TestProduct,
  troublesOf,
} from './harness.ts';

let product: TestProduct;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(async () => {
  await closeBrowser();
  await product?.stop();
});

const combobox = (page: Page) => page.getByRole('combobox');
const options = (page: Page) => page.getByRole('listbox').getByRole('option');
const status = (page: Page) => page.locator('[data-suggest] ~ [role="status"]').innerText();

/** Types as a hand does, and waits for what is suggested. */
async function typeWords(page: Page, words: string): Promise<string[]> {
  // The field becomes a combobox when the script has run.
  await combobox(page).waitFor();
  const answered = page.waitForResponse((answer) => new URL(answer.url()).searchParams.get('q') === words, {
    timeout: 60_000,
  });
  await combobox(page).pressSequentially(words, { delay: 20 });
  await (await answered).finished();
  await options(page).first().waitFor();
  return options(page).allInnerTexts();
}

/** Names of the cards the search's own page shows, in its order. */
async function foundWithoutScripts(path: string, words: string, login?: string): Promise<string[]> {
  const page = await newPage(product, { js: false });
  if (login) await signInAs(page, login);
  await page.goto(path);
  await page.fill('[name="q"]', words);
  await page.locator('main form').first().getByRole('button').click();
  const names = await page.locator('main article h3').allInnerTexts();
  await page.context().close();
  return names;
}

describe.each([
  ['the start page', '/musterstadt', undefined],
  ['the list of services', '/musterstadt/services', undefined],
  ['the search of a call', '/desk/calls', 'agent'],
] as const)('%s', (_, path, login) => {
  const open = async (wish: { width?: number; lang?: 'de' | 'en' } = {}) => {
    const page = await newPage(product, wish);
    if (login) await signInAs(page, login);
    await page.goto(path);
    return page;
  };

  test('suggests what its page finds first without JavaScript', async () => {
    const page = await open();
    const suggested = await typeWords(page, 'perso verloren');
    const found = await foundWithoutScripts(path, 'perso verloren', login);
    expect(suggested.length).toBeGreaterThan(0);
    expect(suggested).toEqual(found.slice(0, suggested.length));
    expect(troublesOf(page)).toEqual([]);
    await page.context().close();
  });

  test('is walked by keyboard, and the choice leads to the service', async () => {
    const page = await open();
    const [first, second] = await typeWords(page, 'ausweis');
    const field = combobox(page);
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    expect(await status(page)).toMatch(/^\d Vorschläge\. Mit den Pfeiltasten wählen\.$/);
    expect(await field.getAttribute('aria-activedescendant')).toBeNull();
    const active = async () => {
      const id = await field.getAttribute('aria-activedescendant');
      return id === null ? undefined : page.locator(`#${id}[aria-selected="true"]`).innerText();
    };
    await page.keyboard.press('ArrowDown');
    expect(await active()).toBe(first);
    await page.keyboard.press('ArrowDown');
    expect(await active()).toBe(second);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await active()).toBeUndefined();
    await page.keyboard.press('ArrowUp');
    expect(await active()).toBe((await options(page).allInnerTexts()).at(-1));
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    expect(await options(page).count()).toBe(0);
    expect(await field.inputValue()).toBe('ausweis');
    expect(await field.getAttribute('aria-activedescendant')).toBeNull();
    await page.keyboard.press('ArrowDown');
    await options(page).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/services\/[a-z0-9-]+/);
    expect(await page.locator('h1').innerText()).toBe(first);
    expect(troublesOf(page)).toEqual([]);
    await page.context().close();
  });

  test('Enter without a choice sends the words', async () => {
    const page = await open();
    await typeWords(page, 'ausweis');
    await page.keyboard.press('Enter');
    await page.waitForURL(/[?&]q=ausweis/);
    await page.context().close();
  });

  test.each(['de', 'en'] as const)('has no barrier while open and fits 320 px (%s)', async (lang) => {
    for (const width of [320, 1280]) {
      const page = await open({ width, lang });
      await typeWords(page, lang === 'de' ? 'ausweis weg' : 'lost id card');
      await page.keyboard.press('ArrowDown');
      expect(await axe(page)).toEqual([]);
      expect(await noHorizontalScroll(page)).toEqual([]);
      const box = await options(page).first().boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      if (process.env.SHOTS) {
        mkdirSync('test-results/suggest', { recursive: true });
        const name = path.replace(/\W+/g, '_');
        await page.screenshot({ path: `test-results/suggest/${name}-${lang}-${width}.png`, fullPage: true });
      }
      await page.context().close();
    }
  });
});

test('a suggestion is chosen by mouse, and leaving the field closes the list', async () => {
  const page = await newPage(product);
  await page.goto('/musterstadt');
  await typeWords(page, 'reisepass');
  await page.keyboard.press('Tab');
  expect(await options(page).count()).toBe(0);
  await combobox(page).fill('');
  const [name] = await typeWords(page, 'hund');
  await options(page).first().click();
  await page.waitForURL(/\/musterstadt\/services\//);
  expect(await page.locator('h1').innerText()).toBe(name);
});

test('asks once the hand rests, and says when there is nothing', async () => {
  const page = await newPage(product);
  await page.goto('/musterstadt');
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/suggest')) asked.push(new URL(request.url()).searchParams.get('q') ?? '');
  });
  await combobox(page).pressSequentially('xyzzy', { delay: 5 });
  await expect.poll(() => status(page)).toBe('Keine Vorschläge.');
  expect(asked).toEqual(['xyzzy']);
  expect(await combobox(page).getAttribute('aria-expanded')).toBe('false');
});

test('an answer that fails leaves the form as it is', async () => {
  const page = await newPage(product);
  await page.route('**/suggest?*', (route) => route.fulfill({ status: 429, body: 'slow down' }));
  await page.goto('/musterstadt');
  const answered = page.waitForResponse(/suggest/);
  await combobox(page).fill('ausweis');
  await answered;
  expect(await options(page).count()).toBe(0);
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=ausweis/);
});

test('a name the list has in German only is marked as German', async () => {
  const page = await newPage(product, { lang: 'en' });
  await product.rows(
    `update search_entry set entry = jsonb_set(entry, '{name,en}', 'null') where tenant = 'shared' and key = '99102013002000'`,
  );
  await page.goto('/musterstadt');
  await typeWords(page, 'hundesteuer');
  const german = options(page)
    .filter({ hasText: /Hundesteuer/ })
    .first();
  expect(await german.getAttribute('lang')).toBe('de');
});
