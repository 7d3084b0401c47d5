import { z } from 'zod';

/** Commands a device may send; all others are nobody's from the field. */
export const fieldCommandNames = [
  'visits.take-out-kit',
  'visits.arrive',
  'visits.identify-person',
  'visits.record-consent',
  'visits.record-service',
  'visits.finish-person',
  'visits.issue-receipt',
  'visits.finish-visit',
  'visits.return-kit',
  'visits.void-consumable',
  'cases.attach-paper',
] as const;
export type FieldCommandName = (typeof fieldCommandNames)[number];

/**
 * One thing the crew did. `after` names the command it builds on (the one before at the same visit): until that one is
 * settled this one waits, in whatever order they arrive.
 */
export const envelopeSchema = z.strictObject({
  id: z.uuid(),
  after: z.uuid().nullable().default(null),
  name: z.enum(fieldCommandNames),
  input: z.record(z.string(), z.unknown()),
  recordedAt: z.iso.datetime({ offset: true }),
});
export type Envelope = z.output<typeof envelopeSchema>;

export const batchSize = 50;

export const syncBody = z.strictObject({
  /** The tour the device holds, and its version; the answer brings a newer one. */
  since: z.strictObject({ tourId: z.uuid(), version: z.string().max(64) }).nullable(),
  commands: z.array(envelopeSchema).max(batchSize),
});

/**
 * `accepted`: stored, the device may forget it. `refused`: it lies on the desk with everything typed, the device may
 * forget it too. `waiting`: try again later, nothing was stored.
 */
export const outcomeSchema = z.object({
  id: z.string(),
  state: z.enum(['accepted', 'refused', 'waiting']),
  code: z.string().optional(),
  message: z.string().optional(),
});
export type SyncOutcome = z.output<typeof outcomeSchema>;
