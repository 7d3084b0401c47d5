import { z } from 'zod';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import { dueTime, type TownTables } from './due-time.ts';
import { openTask } from './open-task.ts';
import { refuse } from './problems.ts';
import { requireCase } from './require-case.ts';
import { limits, officeOwner, waitingResidentUntil } from './rules.ts';
import type { CaseTables } from './tables.ts';

/** The resident has not answered within the limit: a person decides what now. Nothing ends by itself. */
export const noteSilence = defineCommand({
  name: 'cases.note-silence',
  input: z.strictObject({ caseId: z.uuid() }),
  async run(step: Step<CaseTables & TownTables>, input) {
    const row = await requireCase(step, input.caseId, { lock: true });
    if (row.state !== 'waiting-resident' || waitingResidentUntil(row.changed_at) > step.now)
      throw refuse('case.step-not-allowed');
    const { due } = await dueTime(step, limits.silent);
    return {
      value: {},
      journal: [
        await openTask(step, row.id, {
          kind: 'resident-silent',
          ownerRole: officeOwner,
          dueAt: due,
          data: { since: row.changed_at },
        }),
      ],
    };
  },
});
