import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { enter, type Look, pathOf } from './apply-steps.ts';
import { newPage, signInAs, type TestProduct, until } from './harness.ts';
import { type Paper, readPaper } from './issued-paper.ts';
import { choose, isWell, send, tabTo, takenNumbers, typeInto } from './portal-steps.ts';

export type Lang = 'de' | 'en';

/** A service from the search field of the portal to its paper: what is typed, what must come out. */
export interface Walk {
  name: string;
  key: string;
  /** The form's first page. */
  first: string;
  /** What somebody types who looks for it. */
  words: Record<Lang, string>;
  /** Fills in the pages by keyboard, from the first to the check. */
  fill: Record<Lang, (page: Page, look: Look) => Promise<void>>;
  /** The amount where there is a fee. */
  pays: Partial<Record<Lang, RegExp>>;
  /** A caseworker decides; otherwise the register answers by itself. */
  decided?: boolean;
  paper: {
    holder: string;
    title: Record<Lang, string>;
    says: Record<Lang, string[]>;
    not: Record<Lang, string[]>;
  };
  /** What the caseworker's page says in the end. */
  desk: Record<Lang, string[]>;
}

export interface Walker {
  product: TestProduct;
  walk: Walk;
  lang: Lang;
  js: boolean;
}

const town = '/musterstadt';
const wrongLanguage: Record<Lang, RegExp> = {
  de: /\b(the|your|please|with|this|has been)\b/i,
  en: /\b(Bitte|Ihre?|Sie|Weiter|und|nicht|wird|wurde|ist|für)\b/,
};

/** What is visible of a page, without what is marked as being in another language. */
const wordsOf = (page: Page) =>
  page.evaluate(() => {
    const copy = document.querySelector('main')?.cloneNode(true);
    if (!(copy instanceof HTMLElement)) return '';
    for (const other of copy.querySelectorAll('[lang], script')) other.remove();
    return copy.innerText;
  });

/** Pages that are the same for every service: looked at once in each language. */
const shared = new Set(['home', 'provider', 'verify', 'verify-typo']);
const seen = new Set<string>();

/** A page at 320 px that is looked at step by step: no barrier, nothing sticks out, one heading, one language. */
export async function openWalker({ product, walk, lang, js }: Walker): Promise<{ page: Page; look: Look }> {
  const page = await newPage(product, { js, lang, width: 320 });
  const look: Look = async (name) => {
    if (shared.has(name)) {
      const once = `${product.address} ${name} ${lang}`;
      if (seen.has(once)) return;
      seen.add(once);
    }
    await isWell(page, `${walk.name}-${name}-${lang}`);
    expect(await page.locator('h1').count(), name).toBe(1);
    expect(await page.getAttribute('html', 'lang'), name).toBe(lang);
    expect(await wordsOf(page), name).not.toMatch(wrongLanguage[lang]);
    await page.setViewportSize({ width: 320, height: 900 });
  };
  return { page, look };
}

/** From the search field to the number, by keyboard. */
export async function applyFor({ walk, lang }: Walker, page: Page, look: Look): Promise<string> {
  const form = `${town}/apply/${walk.key}`;
  await page.goto(town);
  await look('home');
  await page.focus('body');
  await typeInto(page, 'q', walk.words[lang]);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await look('search');
  await enter(page, `main a[href^="${town}/services/${walk.key}"]`);
  await look('service');
  await enter(page, `a[href="${form}"]`);
  await look('start');
  await enter(page, `a[href="${form}/${walk.first}"]`);
  await look('first');
  await walk.fill[lang](page, look);
  expect(pathOf(page)).toBe(`${form}/check`);
  await look('check');
  await page.focus('body');
  await send(page);
  expect(pathOf(page)).toBe(`${form}/sent`);
  await look('sent');
  const { number } = await takenNumbers(page);
  expect(number).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{2}$/);
  return number;
}

/** From the receipt page to the provider and back. */
export async function pay({ walk, lang }: Walker, page: Page, look: Look): Promise<void> {
  const amount = walk.pays[lang];
  if (!amount) return;
  await enter(page, 'main a[href*="/pay/"]');
  expect(await page.textContent('main')).toMatch(amount);
  await look('pay');
  await page.focus('body');
  await tabTo(page, 'main form button[type="submit"]');
  await Promise.all([page.waitForURL('**/dev/pay/transactions/**'), page.keyboard.press('Enter')]);
  await look('provider');
  await page.focus('body');
  await tabTo(page, 'main form button[type="submit"]');
  await Promise.all([page.waitForURL('**/return'), page.keyboard.press('Enter')]);
  expect(await page.textContent('main')).toMatch(amount);
  await look('paid');
}

/** The paper from the resident's own page, once it lies there. */
export async function fetchPaper(
  { product, walk, lang }: Walker,
  page: Page,
  look: Look,
  number: string,
): Promise<Paper> {
  const link = page.locator('#documents a', { hasText: walk.paper.title[lang] });
  const ended = "select 1 from case_file where number = $1 and state = 'ended'";
  await until(
    async () => (await product.rows(ended, [number.replaceAll('-', '')])).length === 1,
    'the end of the case',
    60,
  );
  await page.goto(`${town}/case/${number}`);
  expect(await link.count()).toBe(1);
  await look('case');
  await page.focus('body');
  await tabTo(page, `#documents a[href="${await link.getAttribute('href')}"]`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toBe(`${walk.paper.title[lang]}.pdf`);
  return readPaper(await download.path());
}

/** The caseworker's page of the case: looked at, and decided where that is a caseworker's to do. */
export async function decideAtDesk(walker: Walker, number: string): Promise<void> {
  const { product, walk, lang, js } = walker;
  if (!walk.decided) return;
  const page = await newPage(product, { js, lang });
  await signInAs(page, 'caseworker', 'musterstadt', `/desk/cases/${number}`);
  const decide = page.locator('[id^="decide-"]');
  await until(async () => {
    await page.reload();
    return (await decide.count()) === 1;
  }, 'what is to be decided');
  await isWell(page, `${walk.name}-desk-decide-${lang}`);
  const name = (await decide.locator('input[value="approve"]').getAttribute('name')) ?? '';
  await page.focus('body');
  await choose(page, name, 'approve');
  await page.keyboard.press('Enter');
  await until(async () => (await page.locator('[id^="decide-"]').count()) === 0, 'the decision');
  await page.context().close();
}
