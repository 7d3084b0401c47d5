import { z } from 'zod';

/** Languages a person can be written to in; the texts themselves are `platform/i18n`. Code: `language.invalid`. */
export const languageSchema = z.enum(['de', 'en'], { error: 'language.invalid' });
export type Language = z.output<typeof languageSchema>;
