import { z } from 'zod';
import { dateSchema } from '#platform/values/date.ts';
import { blankNumberSchema } from './planning-rules.ts';
import { instantSchema, lineOfText } from './text-rules.ts';

/** Order number of the certified kit software. Photo and fingerprints are in it and never come here (TR-03121). */
const kitOrderNumber = z
  .string()
  .transform((text) => text.replace(/\s+/g, '').toUpperCase())
  .pipe(z.string().regex(/^[A-Z0-9-]{4,40}$/, 'visits.order-number-invalid'));

const copies = z.int().min(1).max(50);
const designation = lineOfText(3, 120);
const confirmed = z.literal(true, { error: 'visits.must-be-confirmed' });

/**
 * What a crew notes for a service that was done, by the `formKey` of the catalogue. Runs in the field without network.
 * No form has a field for biometrics or register data.
 */
export const serviceForms = {
  'id-card': z.strictObject({
    kitOrderNumber,
    capturedAt: instantSchema,
    oldDocument: z.enum(['still-held', 'lost', 'stolen', 'none']),
  }),
  passport: z.strictObject({
    kitOrderNumber,
    capturedAt: instantSchema,
    oldDocument: z.enum(['still-held', 'lost', 'stolen', 'none']),
    express: z.boolean().default(false),
  }),
  'provisional-id-card': z.strictObject({ blankNumber: blankNumberSchema, kitOrderNumber, validUntil: dateSchema }),
  'id-card-address': z.strictObject({ chipUpdated: z.boolean(), stickerApplied: confirmed }),
  registration: z.strictObject({
    moveInDate: dateSchema,
    landlordConfirmationSeen: confirmed,
    addressChangedOnCard: z.boolean().default(false),
  }),
  deregistration: z.strictObject({ moveOutDate: dateSchema, to: z.enum(['abroad', 'second-home-ends']) }),
  'certificate-of-conduct': z
    .strictObject({
      type: z.enum(['private', 'authority', 'extended']),
      requestSeen: z.boolean().default(false),
      feeWaived: z.boolean().default(false),
    })
    // § 30a BZRG: the extended one needs the written request of whoever wants to see it.
    .refine((form) => form.type !== 'extended' || form.requestSeen, {
      message: 'visits.request-not-seen',
      path: ['requestSeen'],
    }),
  'signature-certification': z.strictObject({ signatures: copies, signedInPresence: confirmed }),
  'copy-certification': z
    .strictObject({
      copies,
      /** Exact designation for the note of § 33 (3) VwVfG. */
      document: designation,
      issuedByAuthority: z.boolean(),
      forAuthority: designation.optional(),
      noAlterations: confirmed,
    })
    .refine((form) => form.issuedByAuthority || form.forAuthority !== undefined, {
      message: 'visits.copy-not-allowed',
      path: ['forAuthority'],
    }),
  'registration-certificate': z.strictObject({ copies, extended: z.boolean().default(false) }),
  'life-certificate': z.strictObject({ copies, seenInPerson: confirmed }),
  'hand-over': z.strictObject({
    handedTo: z.enum(['resident', 'authorised-person']),
    oldDocument: z.enum(['invalidated-and-returned', 'kept-by-office', 'none']),
    receiptSigned: confirmed,
  }),
} as const;
export type FormKey = keyof typeof serviceForms;
export const handOverForm = 'hand-over' satisfies FormKey;

export function isFormKey(key: string): key is FormKey {
  return Object.hasOwn(serviceForms, key);
}
