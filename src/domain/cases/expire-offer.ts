import { z } from 'zod';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import { changeCase } from './change-case.ts';
import { dueTime, type TownTables } from './due-time.ts';
import { openTask } from './open-task.ts';
import { refuse } from './problems.ts';
import { requireCase } from './require-case.ts';
import { limits, officeOwner, roleAbove } from './rules.ts';
import type { CaseTables } from './tables.ts';

/** Nobody accepted responsibility in time: it goes back up one level. */
export const expireOffer = defineCommand({
  name: 'cases.expire-offer',
  input: z.strictObject({ caseId: z.uuid() }),
  async run(step: Step<CaseTables & TownTables>, input) {
    const row = await requireCase(step, input.caseId, { lock: true });
    if (row.state === 'ended' || row.responsibility !== 'offered') throw refuse('case.step-not-allowed');
    const { due: limit } = await dueTime({ ...step, now: row.opened_at }, limits.offered);
    if (Date.parse(limit) > Date.parse(step.now)) throw refuse('case.step-not-allowed');
    const { due } = await dueTime(step, limits.escalated);
    return {
      value: {},
      journal: [
        await changeCase(step, row.id, { responsibility: 'expired' }),
        await openTask(step, row.id, {
          kind: 'nobody-accepted',
          ownerRole: roleAbove(officeOwner),
          dueAt: due,
          data: {},
        }),
      ],
    };
  },
});
