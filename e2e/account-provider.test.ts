import { afterAll, beforeAll, expect, test } from 'vitest';
import { deriveKey, readMasterKey } from '#platform/crypto/derive-key.ts';
import { seal, unseal } from '#platform/crypto/seal.ts';
import { freePort, startProduct, type TestProduct } from './harness.ts';
import { startProvider, type TestPerson, type TestProvider } from './test-provider.ts';
import type { WebAnswer, WebClient } from './web-client.ts';

// The same walks as with the sandbox account, against a provider that is not ours.
const town = 'musterstadt';
const levels = ['STORK-QAA-Level-1', 'STORK-QAA-Level-3', 'STORK-QAA-Level-4'];
let provider: TestProvider;
let product: TestProduct;

beforeAll(async () => {
  const port = await freePort();
  provider = await startProvider(`http://127.0.0.1:${port}/${town}/my/return`, levels);
  const { issuer, clientId, clientSecret } = provider;
  product = await startProduct({ worker: false, config: { port, account: { issuer, clientId, clientSecret } } });
});
afterAll(async () => {
  await product?.stop();
  await provider?.stop();
});

const max: TestPerson = {
  subject: 'max',
  login: 'max',
  acr: 'STORK-QAA-Level-3',
  claims: {
    bpk2: 'BPK2-max',
    given_name: 'Max',
    family_name: 'Sommer',
    birthdate: '1990-01-31',
    email: 'max@example.org',
    address: { street_address: 'Rathausplatz 3', postal_code: '45999', locality: 'Musterstadt' },
  },
};

async function away(client: WebClient, person: TestPerson, level = 'low'): Promise<string> {
  provider.nextPerson = person;
  const started = await client.post(`/${town}/my/sign-in`, { level, next: `/${town}/services` });
  const back = new URL(await provider.follow(started.location ?? ''));
  return `${back.pathname}${back.search}`;
}

const signIn = async (client: WebClient, person: TestPerson, level?: string): Promise<WebAnswer> =>
  client.get(await away(client, person, level));

test('asks with PKCE, state, nonce and the levels that are enough', async () => {
  const started = await product.client().post(`/${town}/my/sign-in`, { level: 'substantial' });
  const asked = new URL(started.location ?? '').searchParams;
  expect(asked.get('acr_values')).toBe('STORK-QAA-Level-3 STORK-QAA-Level-4');
  expect(asked.get('code_challenge_method')).toBe('S256');
  for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThan(20);
});

test('takes what the provider tells of the person, and the level it returns', async () => {
  const client = product.client();
  expect((await signIn(client, max, 'substantial')).location).toBe(`/${town}/services`);
  const my = await client.get(`/${town}/my`);
  for (const text of ['Max Sommer', '31. Januar 1990', 'Rathausplatz 3, 45999 Musterstadt', 'substanziell'])
    expect(my.text).toContain(text);
});

test('a returned level below the wished one is not taken for it; none at all is the lowest', async () => {
  for (const acr of ['STORK-QAA-Level-1', undefined]) {
    const client = product.client();
    const { acr: _reached, ...person } = { ...max, subject: `max-${acr}` };
    const answer = await signIn(client, acr ? { ...person, acr } : person, 'substantial');
    expect(answer.location).toContain('notice=too-low');
    expect((await client.get(`/${town}/my`)).text).toContain('niedrig');
  }
});

test('missing attributes are no error; without a pseudonym the sign-in is a temporary one', async () => {
  const client = product.client();
  const answer = await signIn(client, { subject: 'kim', login: 'kim', acr: 'STORK-QAA-Level-1' });
  expect(answer.location).toBe(`/${town}/services`);
  const my = await client.get(`/${town}/my`);
  expect(my.text).toContain('nicht mitgeteilt');
  expect(my.text).toContain('gibt es keine Liste');
});

test('a spent answer is refused, and so is an id token for another nonce', async () => {
  const client = product.client();
  const back = await away(client, max);
  const pending = client.cookies.get('bn_my_sign_in') ?? '';
  expect((await client.get(back)).location).toBe(`/${town}/services`);
  client.cookies.set('bn_my_sign_in', pending);
  expect((await client.get(back)).location).toContain('notice=failed');

  const other = product.client();
  const fresh = await away(other, max);
  other.cookies.set('bn_my_sign_in', await withOtherNonce(other.cookies.get('bn_my_sign_in') ?? ''));
  expect((await other.get(fresh)).location).toContain('notice=failed');
  expect((await other.get(`/${town}/my`)).status).toBe(303);
});

/** What the browser remembers, as if it had asked with another nonce: state and PKCE still fit. */
async function withOtherNonce(value: string): Promise<string> {
  const key = deriveKey(await readMasterKey(product.config.secretKeyFile), 'account-sign-in', town);
  const plain = Buffer.from(unseal(key, Buffer.from(value, 'base64url'), 'bn_my_sign_in')).toString('utf8');
  const changed = plain.replace(/"nonce":"[^"]+"/, '"nonce":"another-nonce"');
  expect(changed).not.toBe(plain);
  return Buffer.from(seal(key, Buffer.from(changed), 'bn_my_sign_in')).toString('base64url');
}

test('a provider that is gone is said to be so', async () => {
  const client = product.client();
  const back = await away(client, max);
  await provider.stop();
  expect((await client.get(back)).location).toContain('notice=unavailable');
});
