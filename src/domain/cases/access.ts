import { createHash, createHmac } from 'node:crypto';
import { sameHash } from '#platform/crypto/secret-hash.ts';
import { makeLinkSecret, makeSpokenCode, parseAccessSecret } from '#platform/values/access-secret.ts';

/** What a secret hangs on. The number is not among it: who knows the number knows nothing of the secret. */
export interface SecretOf {
  tenant: string;
  caseId: string;
  /** Counting it up makes every earlier secret of the case worthless. */
  secretVersion: number;
}

/** The secret of links and QR codes (22 characters). `key` is `deriveKey(master, 'case-access')`; nothing is stored. */
export function caseSecret(key: Uint8Array, of: SecretOf): string {
  return makeLinkSecret(derive(key, 'link', of));
}

/** The secret to be said on the telephone (12 symbols), independent of the one for links. Show with `formatSpokenCode`. */
export function spokenCode(key: Uint8Array, of: SecretOf): string {
  return makeSpokenCode(derive(key, 'spoken', of));
}

/** Does the text, link secret or spoken code however typed, open the case? */
export function opensCase(key: Uint8Array, of: SecretOf, text: string): boolean {
  const given = parseAccessSecret(text);
  if (given === undefined) return false;
  return sameHash(given.secret, given.kind === 'link' ? caseSecret(key, of) : spokenCode(key, of));
}

/** What proves a new mail address: sent to it and nowhere else. The database knows its hash only. */
export function emailToken(key: Uint8Array, of: { tenant: string; change: string }): string {
  return makeLinkSecret(hmac(key, ['email', of.tenant, of.change]));
}

/** SHA-256 (hex) of a token, as `cases.issue-email-token` takes it. */
export function hashEmailToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function derive(key: Uint8Array, form: string, of: SecretOf): Uint8Array {
  return hmac(key, [form, of.tenant, of.caseId, String(of.secretVersion)]);
}

function hmac(key: Uint8Array, parts: readonly string[]): Uint8Array {
  if (key.length < 32) throw new RangeError('the key for secrets needs 32 bytes');
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest();
}
