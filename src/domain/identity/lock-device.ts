import { z } from 'zod';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import { refuse } from './messages.ts';
import type { IdentityTables } from './tables.ts';

/** Locks a lost device for good: it may do nothing any more, and its next contact wipes it. Locking twice is once. */
export const lockDevice = defineCommand({
  name: 'identity.lock-device',
  input: z.strictObject({ deviceId: z.uuid() }),
  async run(step: Step<IdentityTables>, input) {
    const device = await step.tx
      .selectFrom('device')
      .select(['id', 'locked_at'])
      .where('tenant', '=', step.tenant)
      .where('id', '=', input.deviceId)
      .forUpdate()
      .executeTakeFirst();
    if (!device) throw refuse('device.not-on-list');
    if (device.locked_at !== null) throw refuse('device.already-locked');
    await step.tx
      .updateTable('device')
      .set({ locked_at: step.now, locked_by: step.actor.id })
      .where('tenant', '=', step.tenant)
      .where('id', '=', device.id)
      .execute();
    return {
      value: { deviceId: device.id },
      journal: [
        { type: 'device.locked', subject: { kind: 'device', id: device.id }, data: {}, visibility: 'department' },
      ],
    };
  },
});
