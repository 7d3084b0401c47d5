import { z } from 'zod';

const leika = z.string().regex(/^urn:[a-z0-9][a-z0-9-]*:[A-Za-z0-9:._-]+$/);

/** Where applications of a service go through FIT-Connect; part of a row of `applications.systems`. */
export const fitConnectTargetSchema = z.strictObject({
  destination: z.uuid(),
  /** As the destination offers it: `urn:de:fim:leika:leistung:<14 digits>`. */
  publicService: z.strictObject({ name: z.string().min(1).max(200), identifier: leika }),
  schemaUri: z.url(),
  /** What is sent: our own form of an application (`payload.ts`), or the answers alone where the form follows the destination's schema. */
  content: z.enum(['application', 'answers']).default('application'),
  /** `DE` and digits of the region key, where the destination wants it. */
  region: z
    .string()
    .regex(/^DE\d{2,12}$/)
    .optional(),
});
export type FitConnectTarget = z.output<typeof fitConnectTargetSchema>;

/** JSON Pointer (RFC 6901) into the data of a submission. */
const pointer = z.string().regex(/^(\/[^/]*)+$/);

/** One kind of submission a town takes; part `applications.receive`. */
export const receivedServiceSchema = z.strictObject({
  /** As the delivery service names it: `urn:de:fim:leika:leistung:<14 digits>`. */
  identifier: leika,
  /** Key of the town's own service. */
  service: z.string().min(1),
  schemaUri: z.url(),
  /** JSON Schema 2020-12 of the data; without one any JSON is taken. */
  schema: z.record(z.string(), z.unknown()).optional(),
  /** Where in the data the person stands. Without a name there the submission cannot become a case. */
  person: z.strictObject({
    familyName: pointer,
    givenName: pointer.optional(),
    birthDate: pointer.optional(),
    email: pointer.optional(),
    phone: pointer.optional(),
    street: pointer.optional(),
    houseNumber: pointer.optional(),
    postcode: pointer.optional(),
    place: pointer.optional(),
  }),
});
export type ReceivedService = z.output<typeof receivedServiceSchema>;
