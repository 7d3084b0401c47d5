import { z } from 'zod';
import { areaLevelSchema } from './area-rules.ts';

/** A common service in everyday words. The key is one of the federal list. */
export const everydayServiceShape = z.object({
  key: z.string().regex(/^\d{14}$/),
  name: z.object({ de: z.string().min(1), en: z.string().min(1) }),
  de: z.array(z.string().min(1)),
  en: z.array(z.string().min(1)),
});

/** Who usually carries out a service: an office, a level of administration, or the office of that level. */
export const usualResponsibilityShape = z.object({
  service: z.string().regex(/^\d{5,14}$/),
  ars: z.string().regex(/^(\d{2}|\d{3}|\d{5}|\d{9}|\d{12})?$/),
  level: areaLevelSchema.optional(),
  office: z.object({ de: z.string().min(1), en: z.string().min(1) }).optional(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().optional(),
  source: z.string().min(1),
});
export type UsualResponsibility = z.output<typeof usualResponsibilityShape>;

/**
 * Everyday words all towns share, shipped with the program: common services as people call them, and groups of words
 * that mean the same ("Müll" and "Abfall").
 */
export const everydayWordsShape = z.object({
  services: z.array(everydayServiceShape),
  related: z.array(z.array(z.string().min(1)).min(2)),
  responsibility: z.array(usualResponsibilityShape),
});
export type EverydayWords = z.output<typeof everydayWordsShape>;
export type EverydayService = z.output<typeof everydayServiceShape>;
