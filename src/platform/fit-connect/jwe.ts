import { CompactEncrypt, compactDecrypt } from 'jose';
import { z } from 'zod';
import type { RsaKey } from './rsa-key.ts';

/** Shortest compact JWE with a 4096-bit key, in characters. */
const minLength = 776;

const headerSchema = z.looseObject({
  alg: z.string(),
  enc: z.string(),
  kid: z.string().optional(),
  cty: z.string().optional(),
  zip: z.unknown().optional(),
});

export type JweProblem =
  | 'jwe.unreadable'
  | 'jwe.too-short'
  | 'jwe.wrong-algorithm'
  | 'jwe.zip-forbidden'
  | 'jwe.wrong-cty'
  | 'jwe.unknown-key'
  | 'jwe.undecipherable';

export type JweOpened = { ok: true; bytes: Uint8Array; tag: string } | { ok: false; problem: JweProblem };

/**
 * Encrypts for one receiver: JWE compact (RFC 7516), RSA-OAEP-256 and A256GCM, never compressed. `cty` is the media
 * type of the content; the delivery service refuses metadata and data without it.
 */
export function encryptFor(receiver: RsaKey, content: { bytes: Uint8Array; cty: string }): Promise<string> {
  return new CompactEncrypt(content.bytes)
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: receiver.kid, cty: content.cty })
    .encrypt(receiver.key);
}

/**
 * Opens a JWE with the key its header names. `cty` lists the media types the content may have; left out, any and none.
 * The tag is what an accepting event repeats.
 */
export async function openJwe(
  keys: readonly RsaKey[],
  jwe: string,
  expected: { cty?: readonly string[] } = {},
): Promise<JweOpened> {
  const segments = jwe.split('.');
  if (segments.length !== 5 || !segments.every(isCanonical)) return { ok: false, problem: 'jwe.unreadable' };
  if (jwe.length < minLength) return { ok: false, problem: 'jwe.too-short' };
  const header = headerSchema.safeParse(jsonOf(segments[0] ?? ''));
  if (!header.success) return { ok: false, problem: 'jwe.unreadable' };
  const { alg, enc, kid, cty } = header.data;
  if (alg !== 'RSA-OAEP-256' || enc !== 'A256GCM') return { ok: false, problem: 'jwe.wrong-algorithm' };
  if ('zip' in header.data) return { ok: false, problem: 'jwe.zip-forbidden' };
  if (expected.cty && !expected.cty.includes(cty ?? '')) return { ok: false, problem: 'jwe.wrong-cty' };
  const key = keys.find((one) => one.kid === kid);
  if (!key) return { ok: false, problem: 'jwe.unknown-key' };
  try {
    const { plaintext } = await compactDecrypt(jwe, key.key, {
      keyManagementAlgorithms: ['RSA-OAEP-256'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return { ok: true, bytes: plaintext, tag: segments[4] ?? '' };
  } catch {
    return { ok: false, problem: 'jwe.undecipherable' };
  }
}

/** The authentication tag: the fifth part of a compact JWE; `undefined` when it is none. */
export function authenticationTag(jwe: string): string | undefined {
  const segments = jwe.split('.');
  return segments.length === 5 && segments[4] ? segments[4] : undefined;
}

// Lenient base64 gives one ciphertext many spellings, and so one tag too: only the shortest is ours.
function isCanonical(segment: string): boolean {
  return segment !== '' && Buffer.from(segment, 'base64url').toString('base64url') === segment;
}

function jsonOf(segment: string): unknown {
  try {
    return JSON.parse(Buffer.from(segment, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
