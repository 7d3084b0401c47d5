import { z } from 'zod';
import { spellSymbol } from './spell.ts';
import { randomSymbols, readSpokenSymbols } from './spoken-alphabet.ts';

/**
 * What opens a case beside its number. Two forms, drawn independently of the number and of each other:
 * - the link secret (128 bit, base64url, 22 characters) for links and QR codes; its hash may be a plain SHA-256;
 * - the spoken code (12 symbols, 54 bit) for the telephone and paper; only together with the number, attempts slowed
 *   down, hash keyed. Hashing lives in `platform/crypto/secret-hash.ts`.
 */
export function makeLinkSecret(random: Uint8Array): string {
  if (random.length < 16) throw new RangeError('a link secret needs 16 random bytes');
  let binary = '';
  for (const byte of random.slice(0, 16)) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Compact spoken code ("HK4M7PXW29CD"), shown by `formatSpokenCode`. Wants ≥ 11 random bytes. */
export function makeSpokenCode(random: Uint8Array): string {
  return randomSymbols(random, spokenLength);
}

/** "HK4M-7PXW-29CD" */
export function formatSpokenCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

export function spellSpokenCode(code: string, lang: 'de' | 'en'): string[] {
  return [...code].map((symbol) => spellSymbol(symbol, lang));
}

export type AccessSecret = { kind: 'link'; secret: string } | { kind: 'spoken'; secret: string };

/** Which of the two forms a text is, or `undefined`. Spoken codes are forgiven like case numbers, link secrets are not. */
export function parseAccessSecret(text: string): AccessSecret | undefined {
  const trimmed = text.trim();
  if (/^[A-Za-z0-9_-]{22}$/.test(trimmed)) return { kind: 'link', secret: trimmed };
  if (trimmed.length > 60) return undefined;
  const symbols = readSpokenSymbols(trimmed);
  return symbols?.length === spokenLength ? { kind: 'spoken', secret: symbols } : undefined;
}

/** Refuses with `access-secret.missing` or `access-secret.invalid`. */
export const accessSecretSchema = z.string().transform((text, context) => {
  const secret = parseAccessSecret(text);
  if (secret !== undefined) return secret;
  context.addIssue({ code: 'custom', message: text.trim() === '' ? 'access-secret.missing' : 'access-secret.invalid' });
  return z.NEVER;
});

const spokenLength = 12;
