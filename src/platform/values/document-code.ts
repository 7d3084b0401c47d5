import { z } from 'zod';
import { checkSymbol } from './check-symbol.ts';
import { randomSymbols, readSpokenSymbols } from './spoken-alphabet.ts';

const length = 16;

/**
 * The verification code on an issued document: 15 random symbols (67 bits) and a check symbol that finds every single
 * wrong symbol and every swap of two. Stored nowhere; printed in groups of four. Wants ≥ 13 random bytes.
 */
export function makeDocumentCode(random: Uint8Array): string {
  const payload = randomSymbols(random, length - 1);
  return payload + checkSymbol(payload);
}

/** The compact code a text means, or `undefined`. Forgives case, spaces, hyphens and look-alikes; never a wrong check symbol. */
export function parseDocumentCode(text: string): string | undefined {
  if (text.length > 60) return undefined;
  const symbols = readSpokenSymbols(text);
  if (symbols?.length !== length) return undefined;
  return checkSymbol(symbols.slice(0, -1)) === symbols.slice(-1) ? symbols : undefined;
}

/** "HK4M-7PXW-29CD-RT3V" */
export function formatDocumentCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** Typed code → compact code; refuses with `document-code.missing` or `document-code.invalid`. */
export const documentCodeSchema = z.string().transform((text, context) => {
  const code = parseDocumentCode(text);
  if (code !== undefined) return code;
  context.addIssue({ code: 'custom', message: text.trim() === '' ? 'document-code.missing' : 'document-code.invalid' });
  return z.NEVER;
});
