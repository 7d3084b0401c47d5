import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeBrowser, freePort, newPage, startProduct, type TestProduct } from './harness.ts';
import { startProvider, type TestProvider } from './test-provider.ts';
import type { WebAnswer, WebClient } from './web-client.ts';

const town = 'musterstadt';
let provider: TestProvider;
let product: TestProduct;

beforeAll(async () => {
  const port = await freePort();
  provider = await startProvider(`http://127.0.0.1:${port}/desk/sign-in/oidc/return`);
  const { issuer, clientId, clientSecret } = provider;
  product = await startProduct({ worker: false, config: { port, oidc: { issuer, clientId, clientSecret } } });
});
afterAll(async () => {
  await closeBrowser();
  await product?.stop();
  await provider?.stop();
});

/** Goes to the provider and signs in there; gives the address the provider sends the browser back to. */
async function throughProvider(client: WebClient, person: { subject: string; login: string }): Promise<string> {
  provider.nextPerson = person;
  const started = await client.post('/desk/sign-in/oidc', { town, next: '/desk' });
  expect(started.status).toBe(303);
  const back = new URL(await provider.follow(started.location ?? ''));
  expect(back.pathname).toBe('/desk/sign-in/oidc/return');
  return `${back.pathname}${back.search}`;
}

const signedIn = async (client: WebClient) => (await client.get('/desk')).status === 200;
const refused = (answer: WebAnswer) => {
  expect(answer.status).not.toBe(303);
  expect(answer.text).toContain('Ihr Konto ist hier nicht bekannt.');
};

describe('sign-in by OpenID Connect', () => {
  test('in a browser: to the provider, back, and to work', async () => {
    provider.nextPerson = { subject: 'account-0', login: 'caseworker' };
    const page = await newPage(product, { js: false });
    await page.goto('/desk');
    await page.getByRole('combobox').selectOption(town);
    await page.getByRole('button', { name: 'Mit dem Dienstkonto anmelden' }).click();
    await page.waitForURL((url) => url.pathname === '/desk');
    await page.context().close();
  });

  test('binds an account at its first sign-in, and knows it by the provider’s id afterwards', async () => {
    const client = product.client();
    const answer = await client.get(await throughProvider(client, { subject: 'account-1', login: 'Dispatcher' }));
    expect(answer.status).toBe(303);
    expect(answer.location).toBe('/desk');
    expect(client.setCookies.some((line) => /^bn_staff=.*HttpOnly.*SameSite=Lax/.test(line))).toBe(true);
    expect(await signedIn(client)).toBe(true);
    const renamed = product.client();
    await renamed.get(await throughProvider(renamed, { subject: 'account-1', login: 'somebody-else' }));
    expect(await signedIn(renamed)).toBe(true);
  });

  test('a bound account is not taken over by another person of the same name', async () => {
    const client = product.client();
    refused(await client.get(await throughProvider(client, { subject: 'account-2', login: 'dispatcher' })));
    expect(await signedIn(client)).toBe(false);
  });

  test('an account nobody knows is refused', async () => {
    const client = product.client();
    refused(await client.get(await throughProvider(client, { subject: 'account-3', login: 'stranger' })));
    expect(await signedIn(client)).toBe(false);
  });

  test('another state, another browser, a spent answer, and none at all are refused', async () => {
    const person = { subject: 'account-4', login: 'agent' };
    const client = product.client();
    const back = await throughProvider(client, person);
    refused(await client.get(back.replace(/state=[^&]+/, 'state=forged')));
    expect(await signedIn(client)).toBe(false);

    const victim = product.client();
    const stolen = await throughProvider(product.client(), person);
    expect((await victim.get(stolen)).location).toBe('/desk/sign-in');
    expect(await signedIn(victim)).toBe(false);

    const mixed = product.client();
    // The answer to somebody else's question, with this browser's own state: nonce and PKCE do not fit.
    const own = await throughProvider(mixed, person);
    const foreign = await throughProvider(product.client(), person);
    const code = /code=([^&]+)/.exec(foreign)?.[1] ?? '';
    refused(await mixed.get(own.replace(/code=[^&]+/, `code=${code}`)));
    expect(await signedIn(mixed)).toBe(false);

    const denied = product.client();
    await denied.post('/desk/sign-in/oidc', { town, next: '/desk' });
    refused(await denied.get('/desk/sign-in/oidc/return?error=access_denied'));
  });

  test('the local ways in are closed', async () => {
    const client = product.client();
    expect((await client.get('/desk/sign-in')).text).not.toContain('/desk/sign-in/persona');
    expect((await client.post('/desk/sign-in/persona', { town, login: 'agent' })).status).not.toBe(303);
    const answer = await client.post('/desk/sign-in/password', { town, login: 'agent', password: 'buergernah-demo' });
    expect(answer.status).not.toBe(303);
    expect(await signedIn(client)).toBe(false);
  });
});
