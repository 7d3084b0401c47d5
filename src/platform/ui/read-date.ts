/**
 * The date typed into a `DateField`: an ISO date, `undefined` when all three
 * boxes are empty, or what was typed (`"31-2-2026"`), which no date schema
 * accepts, so that the refusal names the field.
 */
export function readDate(form: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => {
    const typed = form[`${name}-${part}`];
    return typeof typed === 'string' ? typed.trim() : '';
  });
  if (!day && !month && !year) return undefined;
  const iso = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  const real = /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return real ? iso : `${day}-${month}-${year}`;
}
