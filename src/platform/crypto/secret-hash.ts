import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { AccessSecret } from '#platform/values/access-secret.ts';

/**
 * What the database keeps of an access secret. A link secret has 128 bit: SHA-256 is enough. A spoken code could be
 * found by trying all of them against a stolen table, so its hash is keyed by the installation and bound to its number.
 * `key` is `deriveKey(master, 'access-codes', tenant)`.
 */
export function hashAccessSecret(access: AccessSecret, of: { number: string; key: Uint8Array }): string {
  if (access.kind === 'link') return `link:${hashSecret(access.secret)}`;
  return `spoken:${createHmac('sha256', of.key).update(`${of.number}:${access.secret}`).digest('base64url')}`;
}

/** True when one of the stored hashes belongs to the secret. Looks at all of them: time tells nothing. */
export function matchesAccessSecret(
  access: AccessSecret,
  stored: readonly string[],
  of: { number: string; key: Uint8Array },
): boolean {
  const hash = hashAccessSecret(access, of);
  return stored.reduce((found, candidate) => sameHash(hash, candidate) || found, false);
}

/** SHA-256 (base64url) of a secret with at least 80 random bits: session ids, bearer tokens, link secrets. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Compares two texts in a time that depends on neither's content. */
export function sameHash(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
