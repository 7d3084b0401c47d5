import { z } from 'zod';

/**
 * One part of a name as its bearer writes it: 1–100 characters, NFC, inner spaces single. Any script, apostrophes,
 * digits ("III."): who refuses names refuses people. Only control and format characters are refused.
 * Codes: `name.missing`, `name.too-long`, `name.bad-character`.
 */
export const namePartSchema = z
  .string()
  .transform((text) =>
    text
      .normalize('NFC')
      .trim()
      .replace(/[^\S\r\n\t]+/g, ' '),
  )
  .pipe(
    z
      .string()
      .min(1, 'name.missing')
      .max(100, 'name.too-long')
      // Joiners are kept: some scripts need them.
      .regex(/^(?:[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|[\u200c\u200d])*$/u, 'name.bad-character'),
  );
