import { importJWK } from 'jose';
import { z } from 'zod';

/** What a key is for: FIT-Connect knows these two and no other (JWA names, RFC 7518). */
export type KeyUse = 'RSA-OAEP-256' | 'PS512';

/** Smallest modulus FIT-Connect takes, in bits. */
const minBits = 4096;

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);
const publicJwkSchema = z.looseObject({
  kty: z.literal('RSA'),
  n: base64url,
  e: z.literal('AQAB'),
  kid: z.string().min(1).max(200),
  alg: z.enum(['RSA-OAEP-256', 'PS512']).optional(),
  use: z.enum(['enc', 'sig']).optional(),
  key_ops: z.array(z.string()).optional(),
});
const privateParts = z.looseObject({
  d: base64url,
  p: base64url,
  q: base64url,
  dp: base64url,
  dq: base64url,
  qi: base64url,
});

export interface RsaKey {
  kid: string;
  use: KeyUse;
  key: CryptoKey;
}

export type KeyProblem = 'key.unreadable' | 'key.too-short' | 'key.wrong-use' | 'key.not-private';
export type KeyRead = { ok: true; key: RsaKey } | { ok: false; problem: KeyProblem };

const operations: Readonly<
  Record<KeyUse, { readonly use: string; readonly public: string; readonly private: string }>
> = {
  'RSA-OAEP-256': { use: 'enc', public: 'wrapKey', private: 'unwrapKey' },
  PS512: { use: 'sig', public: 'verify', private: 'sign' },
};

/** Somebody's public key, as a destination or the delivery service publishes it. Private parts in it are not read. */
export function readPublicKey(jwk: unknown, use: KeyUse): Promise<KeyRead> {
  return readKey(jwk, use, 'public');
}

/** One of our own keys, from a file or the environment. */
export function readPrivateKey(jwk: unknown, use: KeyUse): Promise<KeyRead> {
  return readKey(jwk, use, 'private');
}

/** What the other side needs of a private key of ours: its public half in the form the metadata schema asks for. */
export function publicHalf(jwk: unknown, use: KeyUse) {
  const { kty, n, e, kid } = publicJwkSchema.parse(jwk);
  return { kty, n, e, kid, alg: use, key_ops: [operations[use].public] };
}

async function readKey(jwk: unknown, use: KeyUse, half: 'public' | 'private'): Promise<KeyRead> {
  const read = publicJwkSchema.safeParse(jwk);
  if (!read.success) return { ok: false, problem: 'key.unreadable' };
  const { kty, n, e, kid, alg, use: stated, key_ops: allowed } = read.data;
  const wanted = operations[use];
  const fits =
    (alg ?? use) === use &&
    (stated ?? wanted.use) === wanted.use &&
    (allowed === undefined || allowed.includes(wanted[half]));
  if (!fits) return { ok: false, problem: 'key.wrong-use' };
  if (bitsOf(n) < minBits) return { ok: false, problem: 'key.too-short' };
  const secret = half === 'private' ? privateParts.safeParse(jwk) : undefined;
  if (secret?.success === false) return { ok: false, problem: 'key.not-private' };
  const { d, p, q, dp, dq, qi } = secret?.data ?? {};
  const parts = d && p && q && dp && dq && qi ? { d, p, q, dp, dq, qi } : {};
  try {
    // Only the numbers go in: jose reads `wrapKey` as "may not encrypt", and we have judged use and operations above.
    const key = await importJWK({ kty, n, e, ...parts }, use);
    if (key instanceof Uint8Array) return { ok: false, problem: 'key.unreadable' };
    return { ok: true, key: { kid, use, key } };
  } catch {
    return { ok: false, problem: 'key.unreadable' };
  }
}

/** Bits of the modulus without leading zeros: 683 characters alone would not prove the length. */
function bitsOf(n: string): number {
  const bytes = Buffer.from(n, 'base64url');
  const first = bytes.findIndex((byte) => byte !== 0);
  if (first < 0) return 0;
  return (bytes.length - first) * 8 - (Math.clz32(bytes[first] ?? 0) - 24);
}
