import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadParties } from './load-parties.ts';
import { makeKeyPair } from './test-keys.ts';

const options = { userAgent: 'test', now: () => '2026-11-25T10:00:00.000Z' };
const addresses = { apiUrl: 'https://fit.example/api/', tokenUrl: 'https://fit.example/token' };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buergernah-parties-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function load(party: unknown) {
  await writeFile(join(folder, 'town.json'), typeof party === 'string' ? party : JSON.stringify(party));
  return loadParties(folder, options);
}

it('reads who a town is, and keeps the private half of a key to itself', { timeout: 60_000 }, async () => {
  const replyKey = makeKeyPair('RSA-OAEP-256', 'sender-reply-key').privateJwk;
  const parties = await load({ ...addresses, sender: { clientId: 'a', clientSecret: 'b', replyKey } });
  const sender = parties.get('town')?.sender;
  expect(sender?.api.apiUrl).toBe('https://fit.example/api');
  expect(sender?.replyKey?.publicJwk).toEqual({
    kty: 'RSA',
    n: replyKey.n,
    e: 'AQAB',
    kid: 'sender-reply-key',
    alg: 'RSA-OAEP-256',
    key_ops: ['wrapKey'],
  });
});

it('names the file and the entry that cannot be used, never a value', { timeout: 60_000 }, async () => {
  await expect(load('{"apiUrl":')).rejects.toThrow('town.json');
  await expect(load({ ...addresses, sender: { clientId: 'a', clientSecret: '' } })).rejects.toThrow(
    'sender.clientSecret',
  );
  await expect(load({ ...addresses, apiUrl: 'ftp://x' })).rejects.toThrow('apiUrl');
  const replyKey = makeKeyPair('RSA-OAEP-256', 'short', 2048).privateJwk;
  const short = load({ ...addresses, sender: { clientId: 'a', clientSecret: 'b', replyKey } });
  await expect(short).rejects.toThrow(/town\.json: sender\.replyKey: key\.too-short$/);
});
