import { z } from 'zod';

/** Languages a person can be written to in; the texts themselves are `platform/i18n`. Code: `language.invalid`. */
export const languageSchema = z.enum(['de', 'en'], { error: 'language.invalid' });
export type Language = z.output<typeof languageSchema>;

/** The best of our languages for an Accept-Language header; German when nothing fits. */
export function chooseLanguage(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const q = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find((value) => value !== undefined);
      return { tag: tag.trim(), q: q === undefined ? 1 : Number(q) };
    })
    .filter((wish) => wish.q > 0)
    .sort((a, b) => b.q - a.q);
  for (const { tag } of wishes) {
    const known = languageSchema.safeParse(tag.split('-')[0]);
    if (known.success) return known.data;
  }
  return 'de';
}
