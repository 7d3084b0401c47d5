import { z } from 'zod';
import { checkSymbol } from './check-symbol.ts';
import { spellSymbol } from './spell.ts';
import { randomSymbols, readSpokenSymbols } from './spoken-alphabet.ts';

const length = 8;

/**
 * The public number of a case, made to be spoken. Stored compact ("K7M4PX92"), shown as "K7M-4PX-92".
 * Seven random symbols (3.4 thousand million) and a check digit. It identifies, it opens nothing, and it is never
 * derived from the access secret. Uniqueness is the database's job: draw again on conflict.
 */
export function makeCaseNumber(random: Uint8Array): string {
  const payload = randomSymbols(random, length - 1);
  return payload + checkSymbol(payload);
}

/** The compact number a text means, or `undefined`. Forgives case, spaces, hyphens, look-alikes; never a wrong check digit. */
export function parseCaseNumber(text: string): string | undefined {
  if (text.length > 40) return undefined;
  const symbols = readSpokenSymbols(text);
  if (symbols?.length !== length) return undefined;
  return checkSymbol(symbols.slice(0, -1)) === symbols.slice(-1) ? symbols : undefined;
}

/** "K7M4PX92" → "K7M-4PX-92". */
export function formatCaseNumber(number: string): string {
  return [number.slice(0, 3), number.slice(3, 6), number.slice(6)].join('-');
}

/** The number as a voice reads it, one entry per symbol: ["K wie Köln", "sieben", …]. */
export function spellCaseNumber(number: string, lang: 'de' | 'en'): string[] {
  return [...number].map((symbol) => spellSymbol(symbol, lang));
}

/** Typed or stored number → compact number; refuses with `case-number.invalid`. */
export const caseNumberSchema = z.string().transform((text, context) => {
  const number = parseCaseNumber(text);
  if (number !== undefined) return number;
  context.addIssue({ code: 'custom', message: text.trim() === '' ? 'case-number.missing' : 'case-number.invalid' });
  return z.NEVER;
});
