import { z } from 'zod';

/** A common service in everyday words. The key is one of the federal list. */
export const everydayServiceShape = z.object({
  key: z.string().regex(/^\d{14}$/),
  name: z.object({ de: z.string().min(1), en: z.string().min(1) }),
  de: z.array(z.string().min(1)),
  en: z.array(z.string().min(1)),
});

/**
 * Everyday words all towns share, shipped with the program: common services as people call them, and groups of words
 * that mean the same ("Müll" and "Abfall").
 */
export const everydayWordsShape = z.object({
  services: z.array(everydayServiceShape),
  related: z.array(z.array(z.string().min(1)).min(2)),
});
export type EverydayWords = z.output<typeof everydayWordsShape>;
export type EverydayService = z.output<typeof everydayServiceShape>;
