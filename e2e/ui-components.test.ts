import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Lang, languages } from '#platform/i18n/messages.ts';
import { componentPage } from '#platform/ui/dev-page.tsx';
import { renderPage } from '#platform/ui/render-page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pictures = path.resolve('test-results/ui');
let browser: Browser;
let css = '';
let script = '';

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      assetsInlineLimit: 100_000,
      rolldownOptions: {
        input: [path.resolve('src/platform/ui/styles/main.css'), path.resolve('src/platform/ui/enhance.island.tsx')],
      },
    },
  });
  for (const part of Array.isArray(built) ? built : [built]) {
    if (!('output' in part)) continue;
    for (const file of part.output) {
      if (file.fileName.endsWith('.css') && file.type === 'asset') css = String(file.source);
      if (file.type === 'chunk' && file.fileName.includes('enhance')) script = file.code;
    }
  }
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
});

afterAll(async () => browser?.close());

async function open(
  lang: Lang,
  width: number,
  options: { dark?: boolean; javaScriptEnabled?: boolean } = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: options.dark ? 'dark' : 'light',
    javaScriptEnabled: options.javaScriptEnabled ?? true,
  });
  const page = await context.newPage();
  const html = renderPage(componentPage({ lang, nonce: 'n', assets: { css: ['/main.css'], js: ['/enhance.js'] } }));
  await page.route('http://ui.test/**', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/main.css') return route.fulfill({ contentType: 'text/css', body: css });
    if (pathname === '/enhance.js') return route.fulfill({ contentType: 'text/javascript', body: script });
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: {
        'content-security-policy':
          "default-src 'none'; style-src 'self' 'nonce-n'; script-src 'self' 'nonce-n'; img-src 'self' data:; font-src 'self' data:; form-action 'self'",
      },
      body: html,
    });
  });
  await page.goto('http://ui.test/');
  return page;
}

interface AxeFinding {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found: AxeFinding[] = await page.evaluate('axe.run().then((result) => result.violations)');
  return found.flatMap((finding) => finding.nodes.map((node) => `${finding.id}: ${node.html} ${node.failureSummary}`));
}

const cases = languages.flatMap((lang) => [320, 1280].map((width) => ({ lang, width })));

describe.each(cases)('the component page in $lang at $width px', ({ lang, width }) => {
  test('has no accessibility violations, light and dark', async () => {
    for (const dark of [false, true]) {
      const page = await open(lang, width, { dark });
      expect(await violations(page)).toEqual([]);
      await page.screenshot({
        path: path.join(pictures, `${lang}-${width}-${dark ? 'dark' : 'light'}.png`),
        fullPage: true,
      });
      await page.context().close();
    }
  });

  test('never scrolls sideways and clips nothing', async () => {
    const page = await open(lang, width);
    const outside = await page.evaluate(() => {
      const edge = document.documentElement.clientWidth;
      return [...document.querySelectorAll('main *, header *, footer *')]
        .filter((element) => !element.closest('svg, .bn-skip-link, .kern-sr-only, thead'))
        .filter((element) => element.getBoundingClientRect().right > edge + 1)
        .map((element) => element.outerHTML.slice(0, 120));
    });
    expect(outside).toEqual([]);
    await page.context().close();
  });
});

test('without scripts a refused form takes the focus, and its link leads to the field', async () => {
  const page = await open('de', 1280, { javaScriptEnabled: false });
  await expect
    .poll(() => page.locator('.bn-error-summary').evaluate((summary) => summary.matches(':focus')))
    .toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(page.url()).toBe('http://ui.test/#f-family-name');
  await page.context().close();
});

test('a form that asks first is sent once, after yes', async () => {
  const page = await open('de', 1280);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.postData() ?? '');
  });
  const button = page.getByRole('button', { name: 'Termin absagen' });
  await button.click();
  const dialog = page.getByRole('dialog', { name: 'Sind Sie sicher?' });
  expect(await dialog.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  expect(sent).toEqual([]);
  await button.click();
  await dialog.getByRole('button', { name: 'Ja, fortfahren' }).click();
  await expect.poll(() => sent.length).toBe(1);
  expect(sent[0]).toContain('commandId=01890000-0000-7000-8000-000000000000');
  await page.context().close();
});

test('pressing again while the first is on its way sends once', async () => {
  const page = await open('de', 1280);
  const pressed: string[] = [];
  // Without an answer to the first press the page stays, so the second press meets it as an impatient hand does.
  await page.route('http://ui.test/**', (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    pressed.push(route.request().url());
    return route.fulfill({ status: 204 });
  });
  const button = page.locator('form[action="#remove"] button');
  await button.dispatchEvent('click');
  await expect.poll(() => pressed.length).toBe(1);
  await button.dispatchEvent('click');
  await page.waitForTimeout(500);
  expect(pressed).toHaveLength(1);
  await page.context().close();
});
