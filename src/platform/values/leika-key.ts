import { z } from 'zod';

/** LeiKa key of a public service (FIM): 14 digits, "99" and four groups of three. Code: `leika-key.invalid`. */
export const leikaKeySchema = z
  .string()
  .transform((text) => text.replace(/[\s.]+/g, ''))
  .pipe(z.string().regex(/^99\d{12}$/, 'leika-key.invalid'));

/** "99008001012000" → "99 008 001 012 000", as catalogues print it. */
export function formatLeikaKey(key: string): string {
  return key.replace(/^(\d{2})(\d{3})(\d{3})(\d{3})(\d{3})$/, '$1 $2 $3 $4 $5');
}
