import { CompactSign, compactVerify, createLocalJWKSet, errors } from 'jose';
import type { PublicJwk, SigningKey } from '#platform/crypto/signing-key.ts';

/**
 * Signs bytes that travel beside their signature: JWS compact with the middle part left out (RFC 7515, appendix F),
 * ES256. `iat` (seconds) stands in the protected header, so a recorded request grows old.
 */
export async function signDetached(key: SigningKey, bytes: Uint8Array, now: string): Promise<string> {
  const whole = await new CompactSign(bytes)
    .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ: 'buergernah-outbound', iat: seconds(now) })
    .sign(key.privateKey);
  const [head, , signature] = whole.split('.');
  return `${head}..${signature}`;
}

export type DetachedRead =
  | { ok: true; kid: string }
  | { ok: false; problem: 'signature.missing' | 'signature.invalid' | 'signature.too-old' };

/** Checks a detached signature over exactly these bytes, made at most `maxAgeSeconds` before or after `now`. */
export async function verifyDetached(
  signature: string | undefined,
  bytes: Uint8Array,
  expected: { jwks: { keys: PublicJwk[] }; now: string; maxAgeSeconds: number },
): Promise<DetachedRead> {
  const [head, middle, tail, ...rest] = (signature ?? '').split('.');
  if (!head || middle !== '' || !tail || rest.length > 0) return { ok: false, problem: 'signature.missing' };
  try {
    const whole = `${head}.${Buffer.from(bytes).toString('base64url')}.${tail}`;
    const { protectedHeader } = await compactVerify(whole, createLocalJWKSet(expected.jwks), { algorithms: ['ES256'] });
    const { typ, iat, kid } = protectedHeader;
    if (typ !== 'buergernah-outbound' || typeof iat !== 'number') return { ok: false, problem: 'signature.invalid' };
    if (Math.abs(seconds(expected.now) - iat) > expected.maxAgeSeconds)
      return { ok: false, problem: 'signature.too-old' };
    return { ok: true, kid: kid ?? '' };
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError)
      return { ok: false, problem: 'signature.invalid' };
    throw error;
  }
}

function seconds(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000);
}
