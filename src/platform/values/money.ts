/**
 * Whole cents of an amount in euros as typed: "12", "12,5", "12.50", "1.234,50 €"; `undefined` when it is none. "1.234"
 * alone is refused: it is one amount in German and another in English.
 */
export function parseEuros(text: string): number | undefined {
  const plain = text.replace(/\s|€|EUR/giu, '');
  const match =
    /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(plain) ??
    /^(\d{1,3}(?:\.\d{3})+),(\d{1,2})$/.exec(plain) ??
    /^(\d{1,3}(?:,\d{3})+)\.(\d{1,2})$/.exec(plain);
  if (!match) return undefined;
  const [, euros = '', cents = ''] = match;
  return Number(euros.replace(/[.,]/g, '')) * 100 + Number(cents.padEnd(2, '0'));
}
