import { z } from 'zod';

/** Text of people: trimmed, 1 to `max` characters, line breaks but no other control characters. */
export function plainText(max: number) {
  return z
    .string()
    .transform((value) => value.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u, 'input.invalid'),
    );
}

/** One line: a name on a list, the designation of a document. */
export function lineOfText(min: number, max: number) {
  return z
    .string()
    .transform((value) => value.normalize('NFC').trim().replace(/\s+/gu, ' '))
    .pipe(
      z
        .string()
        .min(min)
        .max(max)
        .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'input.invalid'),
    );
}

/** An instant with its offset, of this century: what lies elsewhere is a broken clock. */
export const instantSchema = z.iso
  .datetime({ offset: true })
  .refine((text) => text >= '2000' && text < '2100', 'input.out-of-range');
