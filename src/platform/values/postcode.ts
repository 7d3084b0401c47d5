import { z } from 'zod';

/** German postcode: five digits, 01001–99998. Codes: `postcode.missing`, `postcode.invalid`. */
export const postcodeSchema = z
  .string()
  .transform((text) => text.replace(/\s+/g, '').replace(/^D-?/i, ''))
  .pipe(
    z
      .string()
      .min(1, 'postcode.missing')
      .regex(/^(?!00|01000|99999)\d{5}$/, 'postcode.invalid'),
  );
