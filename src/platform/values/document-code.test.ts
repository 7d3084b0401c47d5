import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDocumentCode, makeDocumentCode, parseDocumentCode } from './document-code.ts';
import { spokenAlphabet } from './spoken-alphabet.ts';

const code = fc.uint8Array({ minLength: 20, maxLength: 32 }).map(makeDocumentCode);
const symbol = fc.constantFrom(...spokenAlphabet);

describe('a document code', () => {
  it('is read as it is printed, typed small or with blanks', () => {
    fc.assert(
      fc.property(code, (made) => {
        expect(made).toHaveLength(16);
        const shown = formatDocumentCode(made);
        expect(shown).toMatch(/^(\w{4}-){3}\w{4}$/);
        for (const typed of [shown, made, shown.toLowerCase(), shown.replaceAll('-', ' ')])
          expect(parseDocumentCode(typed)).toBe(made);
      }),
    );
  });

  it('is no code any more with one other symbol or two swapped', () => {
    fc.assert(
      fc.property(code, fc.nat(15), symbol, (made, at, other) => {
        const altered = made.slice(0, at) + other + made.slice(at + 1);
        expect(parseDocumentCode(altered)).toBe(other === made[at] ? made : undefined);
      }),
    );
    fc.assert(
      fc.property(code, fc.nat(15), fc.nat(15), (made, one, two) => {
        const signs = [...made];
        [signs[one], signs[two]] = [made.charAt(two), made.charAt(one)];
        expect(parseDocumentCode(signs.join(''))).toBe(made[one] === made[two] ? made : undefined);
      }),
    );
  });

  it('takes any text without throwing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => parseDocumentCode(text) === undefined || true));
  });
});
