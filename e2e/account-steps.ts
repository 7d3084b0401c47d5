import type { Page } from 'playwright-core';
import type { TestProduct } from './harness.ts';
import type { WebAnswer, WebClient } from './web-client.ts';

export interface SignInWish {
  town?: string;
  resident?: 'erika' | 'yusuf' | 'temporary';
  acr?: string;
  /** What the portal wishes for, and where it goes on. */
  level?: string;
  next?: string;
  end?: 'sign-in' | 'cancel' | 'fail';
}

/** Hidden fields of a form as a browser would send them. */
function hiddenOf(text: string): Record<string, string> {
  const plain = (value: string) => value.replaceAll('&amp;', '&').replaceAll('&quot;', '"');
  const found = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, plain(value)]));
}

/** From the portal to the sandbox account and through its page; gives the address it sends the browser back to. */
export async function throughSandbox(product: TestProduct, client: WebClient, wish: SignInWish = {}): Promise<string> {
  const { town = 'musterstadt', resident = 'erika', acr = 'STORK-QAA-Level-3', end = 'sign-in', level, next } = wish;
  const started = await client.post(`/${town}/my/sign-in`, {
    ...(level ? { level } : {}),
    ...(next ? { next } : {}),
  });
  const { pathname, search } = new URL(started.location ?? '', product.address);
  const asked = await client.get(`${pathname}${search}`);
  const { csrf: _own, ...hidden } = hiddenOf(asked.text);
  const answered = await client.post('/dev/account/authorize', { ...hidden, resident, acr, end });
  const back = new URL(answered.location ?? '', product.address);
  return `${back.pathname}${back.search}`;
}

/** Signs in with the sandbox account; gives the portal's answer to the return. */
export async function signInResident(
  product: TestProduct,
  client: WebClient,
  wish: SignInWish = {},
): Promise<WebAnswer> {
  return client.get(await throughSandbox(product, client, wish));
}

/** The same in a browser, from the portal's sign-in page to wherever it leads. */
export async function signInInBrowser(page: Page, resident = 'erika', acr = 'STORK-QAA-Level-3'): Promise<void> {
  await page.locator('main form button').first().click();
  await page.check(`[name="resident"][value="${resident}"]`);
  await page.check(`[name="acr"][value="${acr}"]`);
  await page.locator('button[name="end"][value="sign-in"]').click();
}
