import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseNumberSchema, formatCaseNumber, makeCaseNumber, parseCaseNumber, spellCaseNumber } from './case-number.ts';
import { spokenAlphabet } from './spoken-alphabet.ts';

const numbers = fc.uint8Array({ minLength: 8, maxLength: 16 }).map((bytes) => makeCaseNumber(bytes));
const symbol = fc.constantFrom(...spokenAlphabet);

describe('case number', () => {
  it('has 23 different symbols without 0 O Q 1 I', () => {
    expect(new Set(spokenAlphabet).size).toBe(23);
    expect(spokenAlphabet).not.toMatch(/[01OQIAEUSZBGN]/);
  });

  it('comes back from its shown form, however typed', () => {
    fc.assert(
      fc.property(numbers, fc.constantFrom('', ' ', '-', ' – ', '.'), (number, gap) => {
        expect(parseCaseNumber(formatCaseNumber(number))).toBe(number);
        expect(parseCaseNumber(` ${[...number].join(gap).toLowerCase()} `)).toBe(number);
      }),
    );
  });

  it('finds every single wrong symbol', () => {
    fc.assert(
      fc.property(numbers, fc.nat(7), symbol, (number, place, wrong) => {
        fc.pre(number[place] !== wrong);
        expect(parseCaseNumber(number.slice(0, place) + wrong + number.slice(place + 1))).toBeUndefined();
      }),
    );
  });

  it('finds every swap of two symbols, next to each other or not', () => {
    fc.assert(
      fc.property(numbers, fc.nat(7), fc.nat(7), (number, a, b) => {
        const symbols = [...number];
        fc.pre(symbols[a] !== symbols[b]);
        const swapped = symbols.map((s, i) => (i === a ? symbols[b] : i === b ? symbols[a] : s)).join('');
        expect(parseCaseNumber(swapped)).toBeUndefined();
      }),
    );
  });

  it('reads look-alikes for what they were', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const misread = number.replaceAll('D', 'O').replaceAll('5', 'S').replaceAll('2', 'z').replaceAll('8', 'B');
        expect(parseCaseNumber(misread)).toBe(number);
      }),
    );
  });

  it('takes any text without throwing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => parseCaseNumber(text)?.length !== 0));
  });

  it('is spelled by the German and the English table', () => {
    expect(spellCaseNumber('K7M2', 'de')).toEqual(['K wie Köln', 'sieben', 'M wie München', 'zwo']);
    expect(spellCaseNumber('K7', 'en')).toEqual(['K for Kilo', 'seven']);
  });

  it('refuses with a code', () => {
    expect(caseNumberSchema.safeParse(' ').error?.issues[0]?.message).toBe('case-number.missing');
    expect(caseNumberSchema.safeParse('K7M-4PX-92A').error?.issues[0]?.message).toBe('case-number.invalid');
  });
});
