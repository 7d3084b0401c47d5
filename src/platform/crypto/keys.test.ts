import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deriveKey, readMasterKey, readOrCreateMasterKey } from './derive-key.ts';
import { seal, unseal } from './seal.ts';
import { sameHash } from './secret-hash.ts';
import { loadSigningKey, publicJwks } from './signing-key.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const master = Buffer.from('a'.repeat(32));

describe('master key', () => {
  it('is drawn once, private, and the same for two that start together', async () => {
    const path = join(folder, 'deep', 'secret');
    const [a, b] = await Promise.all([readOrCreateMasterKey(path), readOrCreateMasterKey(path)]);
    expect(a).toEqual(b);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readOrCreateMasterKey(path)).toEqual(a);
  });

  it('refuses a short one by name', async () => {
    const path = join(folder, 'short');
    await writeFile(path, 'too short\n');
    await expect(readMasterKey(path)).rejects.toThrow(path);
  });

  it('gives every purpose and context its own key', () => {
    const keys = [
      deriveKey(master, 'blobs', 'a'),
      deriveKey(master, 'blobs', 'b'),
      deriveKey(master, 'blobsa'),
      deriveKey(master, 'codes', 'a'),
    ].map((key) => Buffer.from(key).toString('hex'));
    expect(new Set(keys).size).toBe(4);
    expect(keys[0]).toBe(Buffer.from(deriveKey(master, 'blobs', 'a')).toString('hex'));
  });
});

describe('seal', () => {
  const key = deriveKey(master, 'test');

  it('opens what it sealed, and nothing with a flipped bit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(), (plain, place) => {
        const sealed = seal(key, plain, 'here');
        expect(Buffer.from(unseal(key, sealed, 'here'))).toEqual(Buffer.from(plain));
        const changed = Uint8Array.from(sealed);
        const at = place % changed.length;
        changed[at] = (changed[at] ?? 0) ^ 1;
        expect(() => unseal(key, changed, 'here')).toThrow();
      }),
    );
  });

  it('does not open elsewhere or with another key', () => {
    const sealed = seal(key, Buffer.from('secret'), 'here');
    expect(() => unseal(key, sealed, 'there')).toThrow();
    expect(() => unseal(deriveKey(master, 'other'), sealed, 'here')).toThrow();
    expect(() => unseal(key, new Uint8Array(3), 'here')).toThrow();
  });
});

describe('access secrets', () => {
  it('compares texts of any length', () => {
    expect(sameHash('abc', 'abc')).toBe(true);
    expect(sameHash('abc', 'abcd')).toBe(false);
  });
});

describe('signing key', () => {
  it('makes one private key pair, also when two start together', async () => {
    const path = join(folder, 'sign', 'a.jwk');
    const [a, b] = await Promise.all([loadSigningKey(path), loadSigningKey(path)]);
    expect(a.kid).toBe(b.kid);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'utf8')).toContain('"d"');
    expect(JSON.stringify(publicJwks([a]))).not.toContain('"d"');
  });
});
