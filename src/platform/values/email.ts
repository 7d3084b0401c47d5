import { z } from 'zod';

/** A mail address; the domain in lower case, the local part as written. Codes: `email.missing`, `email.invalid`. */
export const emailSchema = z
  .string()
  .transform((text) =>
    text
      .normalize('NFC')
      .trim()
      .replace(/@[^@]*$/, (domain) => domain.toLowerCase()),
  )
  .pipe(
    z
      .string()
      .min(1, 'email.missing')
      .max(254, 'email.invalid')
      // No quotes, brackets or line breaks: nothing that could become a second recipient or header. Umlaut domains pass.
      .regex(
        /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u,
        'email.invalid',
      ),
  );
