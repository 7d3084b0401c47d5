import { createHmac } from 'node:crypto';
import { sameHash } from '#platform/crypto/secret-hash.ts';
import { makeSpokenCode, parseAccessSecret } from '#platform/values/access-secret.ts';

/** Symbols of the code that find a draft; the others prove that it is theirs. */
export const handleLength = 4;

export interface DraftOf {
  tenant: string;
  draft: string;
  handle: string;
}

/**
 * The code a draft is resumed with: twelve symbols, show with `formatSpokenCode`. The first four are stored and find
 * it, so that wrong attempts can be counted and slowed down at this one draft; the other eight are derived and stored
 * nowhere. `key` is `deriveKey(master, 'draft-access')`.
 */
export function draftCode(key: Uint8Array, of: DraftOf): string {
  const secret = createHmac('sha256', key)
    .update(JSON.stringify([of.tenant, of.draft]))
    .digest();
  return `${of.handle}${makeSpokenCode(secret).slice(0, 8)}`;
}

/** The part of a code, however typed, that finds the draft; `undefined` when it is no such code. */
export function handleOf(text: string): string | undefined {
  const given = parseAccessSecret(text);
  return given?.kind === 'spoken' ? given.secret.slice(0, handleLength) : undefined;
}

/** Is this, however typed, the code of the draft? */
export function opensDraft(key: Uint8Array, of: DraftOf, text: string): boolean {
  const given = parseAccessSecret(text);
  return given?.kind === 'spoken' && sameHash(given.secret, draftCode(key, of));
}
