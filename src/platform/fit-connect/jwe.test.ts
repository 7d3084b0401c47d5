import { CompactEncrypt } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { authenticationTag, encryptFor, openJwe } from './jwe.ts';
import { type RsaKey, readPrivateKey, readPublicKey } from './rsa-key.ts';
import mockKey from './test-destination-key.json' with { type: 'json' };
import { makeKeyPair, makeKeys } from './test-keys.ts';

let keys: { public: RsaKey; private: RsaKey };
let signing: ReturnType<typeof makeKeyPair>;
let short: JsonWebKey;
beforeAll(async () => {
  keys = await makeKeys('RSA-OAEP-256', 'receiver-1');
  signing = makeKeyPair('PS512', 'sign-1');
  short = makeKeyPair('RSA-OAEP-256', 'short', 2048).publicJwk;
}, 60_000);
const bytes = new TextEncoder().encode('{"name":"Ümit"}');
const content = { bytes, cty: 'application/json' };

describe('a key', () => {
  it('is read with and without operations; private parts are not looked at', async () => {
    expect((await readPublicKey(mockKey, 'RSA-OAEP-256')).ok).toBe(true);
    expect((await readPublicKey(signing.publicJwk, 'PS512')).ok).toBe(true);
    expect((await readPrivateKey(signing.privateJwk, 'PS512')).ok).toBe(true);
    expect(await readPrivateKey({ ...signing.publicJwk, key_ops: ['sign'] }, 'PS512')).toEqual({
      ok: false,
      problem: 'key.not-private',
    });
  });

  it('is refused when it is too short, for something else, or no RSA key at all', async () => {
    expect(await readPublicKey(short, 'RSA-OAEP-256')).toEqual({ ok: false, problem: 'key.too-short' });
    // Zeros in front make the text long and the key no longer.
    const padded = Buffer.concat([Buffer.alloc(256), Buffer.from(short.n ?? '', 'base64url')]).toString('base64url');
    expect(await readPublicKey({ ...short, n: padded }, 'RSA-OAEP-256')).toEqual({
      ok: false,
      problem: 'key.too-short',
    });
    expect(await readPublicKey({ ...mockKey, use: 'sig' }, 'RSA-OAEP-256')).toMatchObject({ problem: 'key.wrong-use' });
    expect(await readPublicKey({ ...mockKey, key_ops: ['verify'] }, 'RSA-OAEP-256')).toMatchObject({
      problem: 'key.wrong-use',
    });
    expect(await readPublicKey(mockKey, 'PS512')).toMatchObject({ problem: 'key.wrong-use' });
    expect(await readPublicKey({ ...mockKey, e: 'Aw' }, 'RSA-OAEP-256')).toMatchObject({ problem: 'key.unreadable' });
    expect(await readPublicKey({ kty: 'EC' }, 'RSA-OAEP-256')).toMatchObject({ problem: 'key.unreadable' });
    expect(await readPublicKey(undefined, 'RSA-OAEP-256')).toMatchObject({ problem: 'key.unreadable' });
  });
});

describe('an encrypted content', () => {
  it('opens for its receiver, with its tag, and says what it is', async () => {
    const jwe = await encryptFor(keys.public, content);
    expect(jwe.length).toBeGreaterThanOrEqual(776);
    expect(JSON.parse(Buffer.from(jwe.split('.')[0] ?? '', 'base64url').toString())).toEqual({
      alg: 'RSA-OAEP-256',
      enc: 'A256GCM',
      kid: 'receiver-1',
      cty: 'application/json',
    });
    const opened = await openJwe([keys.private], jwe, { cty: ['application/json'] });
    expect(opened).toMatchObject({ ok: true, tag: authenticationTag(jwe) });
    expect(opened.ok && Buffer.from(opened.bytes).equals(bytes)).toBe(true);
  });

  it('is refused compressed, with another algorithm, without or with a wrong cty, for another key', async () => {
    const make = (header: Record<string, unknown>) =>
      new CompactEncrypt(bytes)
        .setProtectedHeader({
          alg: 'RSA-OAEP-256',
          enc: 'A256GCM',
          kid: 'receiver-1',
          cty: 'application/json',
          ...header,
        })
        .encrypt(keys.public.key);
    const json = { cty: ['application/json'] };
    const open = async (jwe: string) => openJwe([keys.private], jwe, json);
    expect(await open(await make({ enc: 'A128GCM' }))).toMatchObject({ problem: 'jwe.wrong-algorithm' });
    expect(await open(await make({ cty: undefined }))).toMatchObject({ problem: 'jwe.wrong-cty' });
    expect(await open(await make({ cty: 'text/plain' }))).toMatchObject({ problem: 'jwe.wrong-cty' });
    expect(await open(await make({ kid: 'other' }))).toMatchObject({ problem: 'jwe.unknown-key' });
    const jwe = await encryptFor(keys.public, content);
    const zipped = { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'receiver-1', cty: 'application/json', zip: 'DEF' };
    const head = Buffer.from(JSON.stringify(zipped)).toString('base64url');
    expect(await open([head, ...jwe.split('.').slice(1)].join('.'))).toMatchObject({ problem: 'jwe.zip-forbidden' });
  });

  it('is refused with one changed bit, another spelling of the same bits, a part too few, or too short', async () => {
    const jwe = await encryptFor(keys.public, content);
    const parts = jwe.split('.');
    const swap = (index: number, change: (part: string) => string) =>
      parts.map((part, at) => (at === index ? change(part) : part)).join('.');
    const flip = (part: string) => (part.startsWith('A') ? 'B' : 'A') + part.slice(1);
    for (const index of [1, 2, 3, 4]) {
      const changed = await openJwe([keys.private], swap(index, flip));
      expect(changed.ok).toBe(false);
    }
    // The last character of a tag has four bits nobody reads.
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const sloppy = (part: string) => part.slice(0, -1) + (alphabet[alphabet.indexOf(part.at(-1) ?? 'A') + 1] ?? 'B');
    expect(await openJwe([keys.private], swap(4, sloppy))).toMatchObject({ problem: 'jwe.unreadable' });
    expect(await openJwe([keys.private], parts.slice(0, 4).join('.'))).toMatchObject({ problem: 'jwe.unreadable' });
    expect(await openJwe([keys.private], 'a.b.c.d.e')).toMatchObject({ ok: false });
    expect(await openJwe([keys.private], '')).toMatchObject({ problem: 'jwe.unreadable' });
    expect(
      await openJwe(
        [keys.private],
        swap(1, () => 'QUJD'),
      ),
    ).toMatchObject({ problem: 'jwe.too-short' });
  });
});
