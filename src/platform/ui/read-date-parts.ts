/** The three boxes of a `DateField` as typed, trimmed; for `parseDateFields` of `#platform/values/date.ts`. */
export function readDateParts(
  form: Readonly<Record<string, unknown>>,
  name: string,
): { day: string; month: string; year: string } {
  const typed = (part: string): string => {
    const value = form[`${name}-${part}`];
    return typeof value === 'string' ? value.trim() : '';
  };
  return { day: typed('day'), month: typed('month'), year: typed('year') };
}
