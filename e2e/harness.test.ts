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

describe('the shared harness', () => {
  test.each([true, false])('signs in by one click (JavaScript: %s)', async (js) => {
    const page = await newPage(product, { js, width: 320 });
    await signInAs(page, 'dispatcher', 'bochum');
    expect(new URL(page.url()).pathname).toBe('/desk');
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    expect(await noHorizontalScroll(page)).toEqual([]);
    if (js) expect(await axe(page)).toEqual([]);
    expect(troublesOf(page)).toEqual([]);
    await page.context().close();
  });

  test('a client without a browser signs in and stays signed in', async () => {
    const client = product.client({ lang: 'en' });
    expect((await client.get('/desk')).status).toBe(303);
    await client.signInAs('agent');
    expect((await client.get('/desk')).status).toBe(200);
  });
});
