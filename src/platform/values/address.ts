import { z } from 'zod';
import { agsSchema } from './ags.ts';
import { postcodeSchema } from './postcode.ts';

const line = (field: string, max: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim().replace(/ +/g, ' '))
    .pipe(
      z
        .string()
        .min(1, `address.${field}-missing`)
        .max(max, `address.${field}-too-long`)
        .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, `address.${field}-invalid`),
    );

/** A German address. `lat`/`lon` are WGS 84 degrees. Codes: `address.street-missing`, `address.house-number-invalid`, … */
export const addressSchema = z.object({
  street: line('street', 100),
  houseNumber: line('house-number', 20).pipe(z.string().regex(/\d/, 'address.house-number-invalid')),
  postcode: postcodeSchema,
  place: line('place', 100),
  ags: agsSchema.optional(),
  lat: z.number().min(-90, 'address.position-invalid').max(90, 'address.position-invalid').optional(),
  lon: z.number().min(-180, 'address.position-invalid').max(180, 'address.position-invalid').optional(),
});
export type Address = z.output<typeof addressSchema>;

/** "Hauptstraße 66, 12345 Musterstadt" */
export function formatAddress(address: Pick<Address, 'street' | 'houseNumber' | 'postcode' | 'place'>): string {
  return addressLines(address).join(', ');
}

/** Two lines for an envelope. */
export function addressLines(address: Pick<Address, 'street' | 'houseNumber' | 'postcode' | 'place'>): string[] {
  return [`${address.street} ${address.houseNumber}`, `${address.postcode} ${address.place}`];
}
