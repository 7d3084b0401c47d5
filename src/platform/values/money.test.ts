import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseEuros } from './money.ts';

it('reads amounts as people write them', () => {
  const known = {
    '12': 1200,
    '12,5': 1250,
    '12,50': 1250,
    '12.50': 1250,
    '1.234,50 €': 123_450,
    '0': 0,
    '1,234.5': 123_450,
  };
  for (const [text, cents] of Object.entries(known)) expect(parseEuros(text), text).toBe(cents);
  for (const text of ['', '-1', '12,345,', 'zwölf', '1e3', '12,', '12,505', '1.23.4', '٣'])
    expect(parseEuros(text), text).toBeUndefined();
});

it('reads back every amount that is written out', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_900 }), (cents) => {
      const text = (cents / 100).toFixed(2);
      expect(parseEuros(text)).toBe(cents);
      expect(parseEuros(text.replace('.', ','))).toBe(cents);
      expect(
        parseEuros(new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' }).format(cents / 100)),
      ).toBe(cents);
    }),
  );
});
