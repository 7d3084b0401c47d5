import { z } from 'zod';

/** Whole euro cents. Fees are never fractions; sums stay exact. */
export const centsSchema = z
  .int({ error: 'money.invalid' })
  .min(0, 'money.negative')
  .max(100_000_000, 'money.too-much');

/** "46,00 €" or "€46.00". */
export function formatCents(cents: number, lang: 'de' | 'en'): string {
  const locale = lang === 'de' ? 'de-DE' : 'en-GB';
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(cents / 100);
}

/** Cents from "46", "46,5", "1.234,50" or "1234.50" (with or without €); `undefined` when it is no amount. */
export function parseEuro(text: string): number | undefined {
  const amount = text.replace(/[\s€]|eur(o)?$/gi, '');
  const match = /^(\d{1,7}|\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?$/.exec(amount) ?? /^(\d{1,7})\.(\d{1,2})$/.exec(amount);
  if (match === null) return undefined;
  return Number(match[1]?.replaceAll('.', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
