import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { axe, noHorizontalScroll } from './harness.ts';

/**
 * What keeps somebody from using the page as it stands, with everything unfolded: barriers, what sticks out of a phone,
 * a missing title or heading, the wrong language. A picture of it where `SHOTS` is set.
 */
export async function whatIsWrongWith(page: Page, address: string, lang: string): Promise<string[]> {
  const found: string[] = [];
  await page.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true;
  });
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    if (process.env.SHOTS) {
      mkdirSync(`test-results/pages/${lang}`, { recursive: true });
      const name = address.replace(/\W+/g, '_').slice(0, 80);
      await page.screenshot({ path: `test-results/pages/${lang}/${name}-${width}.png`, fullPage: true });
    }
    found.push(...(await noHorizontalScroll(page)).map((what) => `${address} at ${width} px sticks out: ${what}`));
  }
  found.push(...(await axe(page)).map((what) => `${address}: ${what}`));
  const shown = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    headings: document.querySelectorAll('h1').length,
  }));
  if (shown.lang !== lang || shown.title === '' || shown.headings !== 1)
    found.push(`${address}: ${JSON.stringify(shown)}`);
  return found;
}
