import { z } from 'zod';
import { dateSchema } from '#platform/values/date.ts';

const text = (max: number) => z.string().min(1).max(max);

const field = z.union([z.string().max(5000), z.number(), z.boolean(), z.null()]);
const parties = {
  /** Id of the application; also the idempotency key: the same id is the same application, however often it comes. */
  id: z.uuid(),
  town: z.strictObject({ id: text(40), ags: z.string().regex(/^\d{8}$/), name: text(80) }),
  case: z.strictObject({ number: z.string().regex(/^[A-Z0-9]{8}$/), openedAt: z.iso.datetime() }),
  /** `key` is the LeiKa key (text: leading zeros count) or the town's own key; `system` the receiver's register. */
  service: z.strictObject({ key: text(40), name: text(200), form: text(80), legalBasis: text(200), system: text(80) }),
  person: z.strictObject({
    givenName: text(100).optional(),
    familyName: text(100),
    birthDate: dateSchema.optional(),
    address: z
      .strictObject({
        street: text(100),
        houseNumber: text(20),
        postcode: z.string().regex(/^\d{5}$/),
        place: text(100),
        ags: z
          .string()
          .regex(/^\d{8}$/)
          .optional(),
      })
      .optional(),
  }),
};

/**
 * What goes to a specialist system from a visit, version 1. Built from the case when it is sent, never stored by us in this form.
 * There are no biometrics and no register data in it: photo, signature and fingerprints go from the certified kit
 * software to its own addressee, `kitOrderNumber` names that order.
 */
export const visitPayload = z.strictObject({
  schema: z.literal('buergernah.application/1'),
  ...parties,
  /** Done on site: when, by which staff id, after identifying the person by which document. */
  visit: z.strictObject({ recordedAt: z.iso.datetime(), recordedBy: z.uuid(), identifiedBy: text(80).optional() }),
  kitOrderNumber: text(80).optional(),
  consumableNumber: text(80).optional(),
  /** The answers of the service's form, flat. */
  fields: z.record(z.string().max(80), z.union([z.string().max(1000), z.number(), z.boolean(), z.null()])),
});

/**
 * What goes to a specialist system from the portal or another sender, version 2: nobody was visited. Version 1 stays as
 * it is, a receiver tells them by `schema`.
 */
export const onlinePayload = z.strictObject({
  schema: z.literal('buergernah.application/2'),
  ...parties,
  source: z.enum(['online', 'fit-connect']),
  submittedAt: z.iso.datetime(),
  /** The town's form that asked, and its version. */
  form: z.strictObject({ key: text(80), version: z.int().min(0) }),
  /** The answers, flat: `plate`, and of a repeated group `family.0.givenName`, of a choice of several `contents.0`. */
  fields: z.record(z.string().max(200), field),
});

export const applicationPayload = z.discriminatedUnion('schema', [visitPayload, onlinePayload]);
export type ApplicationPayload = z.output<typeof applicationPayload>;

/** What the other side answers: taken in under its reference, or refused with its code. */
export const registerReference = z.object({ reference: z.string().regex(/^[A-Za-z0-9./-]{1,60}$/) });
export const registerRefusal = z.object({ code: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/) });
