import { expect, test } from 'vitest';
import { finishCodeFlow, startCodeFlow } from './code-flow.ts';
import { providerSignOut } from './provider.ts';

// Port 9 discards: nobody answers there.
const nobody = { issuer: 'http://127.0.0.1:9', clientId: 'test', clientSecret: 'test' };

test('a provider nobody can reach is an outcome, not a fault', async () => {
  expect(await startCodeFlow(nobody, { redirectUri: 'http://127.0.0.1/back', scope: 'openid' })).toBeUndefined();
  const returned = new URL('http://127.0.0.1/back?code=x&state=y');
  expect(await finishCodeFlow(nobody, returned, { state: 'y', nonce: 'n', verifier: 'v' })).toEqual({
    ok: false,
    problem: 'unavailable',
  });
  expect(await providerSignOut(nobody)).toBeUndefined();
});

test('a provider elsewhere without TLS is not spoken to', async () => {
  const plain = { ...nobody, issuer: 'http://account.example' };
  expect(await startCodeFlow(plain, { redirectUri: 'http://127.0.0.1/back', scope: 'openid' })).toBeUndefined();
});
