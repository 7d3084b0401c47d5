import { z } from 'zod';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import { refuse } from './messages.ts';
import type { IdentityTables } from './tables.ts';

const coordinate = z.string().regex(/^[\w-]{43}$/);

/** Days a device works without being enrolled again: what a lost one could do ends by itself. */
export const leaseDays = 14;

/**
 * Puts a device on the town's list. The door has drawn the token and signed the certificate; here only the token's
 * hash arrives. A crew member enrols for themselves: what the device sends later, they have done.
 */
export const enrolDevice = defineCommand({
  name: 'identity.enrol-device',
  input: z.strictObject({
    deviceId: z.uuid(),
    name: z.string().trim().min(1).max(60),
    publicKey: z.strictObject({ x: coordinate, y: coordinate }),
    tokenHash: z.string().regex(/^[0-9a-f]{64}$/),
    certificate: z.string().max(2000),
    leaseUntil: z.iso.datetime(),
  }),
  async run(step: Step<IdentityTables>, input) {
    // A program may carry the crew's role, but a device belongs to a person.
    if (step.actor.kind !== 'staff') throw refuse('device.for-people');
    await step.tx
      .insertInto('device')
      .values({
        tenant: step.tenant,
        id: input.deviceId,
        name: input.name,
        token_hash: Buffer.from(input.tokenHash, 'hex'),
        public_key: JSON.stringify(input.publicKey),
        certificate: input.certificate,
        enrolled_by: step.actor.id,
        enrolled_at: step.now,
        lease_until: input.leaseUntil,
        last_seen_at: step.now,
        locked_at: null,
        locked_by: null,
      })
      .execute();
    return {
      value: { deviceId: input.deviceId },
      journal: [
        {
          type: 'device.enrolled',
          subject: { kind: 'device', id: input.deviceId },
          data: { leaseUntil: input.leaseUntil },
          visibility: 'department',
        },
      ],
    };
  },
});
