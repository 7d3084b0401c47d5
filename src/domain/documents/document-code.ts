import { createHmac } from 'node:crypto';
import { makeDocumentCode } from '#platform/values/document-code.ts';

/** `key` is `deriveKey(master, 'document-code', tenant)`. The code is derived, stands on the paper and is stored nowhere. */
export function documentCode(key: Uint8Array, document: string): string {
  return makeDocumentCode(hmac(key, ['code', document]));
}

/** What a document is found by: a keyed digest of its code. */
export function hashOfCode(key: Uint8Array, code: string): Buffer {
  return hmac(key, ['hash', code]);
}

/**
 * A keyed commitment to whom the document is about. Whoever holds the paper can ask whether the name on it is the one it
 * was issued for; nobody can read the name from it, not even with the database.
 */
export function hashOfHolder(key: Uint8Array, code: string, familyName: string): Buffer {
  const plain = familyName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLocaleUpperCase('de-DE')
    .replace(/[^\p{L}\p{N}]/gu, '');
  return hmac(key, ['holder', code, plain]);
}

function hmac(key: Uint8Array, parts: readonly string[]): Buffer {
  if (key.length < 32) throw new RangeError('the key for document codes needs 32 bytes');
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest();
}
