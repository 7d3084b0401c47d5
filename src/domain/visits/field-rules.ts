import { z } from 'zod';
import { serviceKeySchema } from './request-rules.ts';
import { identityDocuments, personOutcomes } from './rules.ts';
import { instantSchema } from './text-rules.ts';

/** Every field command names its tour and visit, and when the device recorded it; received time stands beside it. */
const at = { tourId: z.uuid(), visitId: z.uuid(), recordedAt: instantSchema };
const person = { ...at, caseId: z.uuid() };

export const notDoneReasons = [
  'not-able',
  'refused',
  'papers-missing',
  'not-identified',
  'kit-failed',
  'no-blank',
  'no-longer-needed',
  'other-date',
] as const;

export const arriveInput = z.strictObject(at);
/** What was looked at, never its number. */
export const identifyPersonInput = z.strictObject({ ...person, document: z.enum(identityDocuments) });
export const recordConsentInput = z.strictObject({
  ...person,
  kind: z.enum(['service', 'photo-of-papers']).default('service'),
  givenBy: z.enum(['resident', 'guardian', 'attorney']),
});
/** `form` is checked against `serviceForms[formKey]` of the service (at a hand-over visit: `hand-over`). */
export const recordServiceInput = z.discriminatedUnion('result', [
  z.strictObject({
    ...person,
    serviceKey: serviceKeySchema,
    result: z.literal('done'),
    form: z.record(z.string().max(60), z.unknown()),
  }),
  z.strictObject({
    ...person,
    serviceKey: serviceKeySchema,
    result: z.literal('not-done'),
    reason: z.enum(notDoneReasons),
  }),
]);
export const finishPersonInput = z.strictObject({ ...person, outcome: z.enum(personOutcomes) });
export const finishVisitInput = z.strictObject(at);
/** A compact token (`a.b.c`) signed by the device; it verifies without the server. */
export const issueReceiptInput = z.strictObject({
  ...person,
  receiptId: z.uuid(),
  token: z
    .string()
    .max(4000)
    .regex(/^[A-Za-z0-9_.~-]+$/),
});
export const problemDataShape = z.record(z.string().max(60), z.union([z.string().max(2000), z.number()]));

/** A field command the office has refused, kept whole until a person settles it. */
export const recordConflictInput = z.strictObject({
  visitId: z.uuid().optional(),
  command: z.string().regex(/^[a-z]+\.[a-z-]+$/),
  problem: z.string().regex(/^[a-z-]+\.[a-z.-]+$/),
  /** What the sentence of the problem names: codes, dates, numbers. */
  problemData: problemDataShape.optional(),
  refused: z.record(z.string(), z.unknown()),
  recordedAt: instantSchema,
});
