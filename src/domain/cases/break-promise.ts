import { z } from 'zod';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import { dueTime, type TownTables } from './due-time.ts';
import { openTask } from './open-task.ts';
import { refuse } from './problems.ts';
import { limits, roleAbove } from './rules.ts';
import type { CaseTables } from './tables.ts';
import { takePromise } from './take-promise.ts';

/** The due time has passed: the promise is broken, openly, and the role above has a day to put it right. */
export const breakPromise = defineCommand({
  name: 'cases.break-promise',
  input: z.strictObject({ promise: z.uuid() }),
  async run(step: Step<CaseTables & TownTables>, input) {
    const row = await takePromise(step, input.promise);
    if (row.state !== 'open') throw refuse('promise.settled');
    if (row.due_at > step.now) throw refuse('promise.not-due');
    await step.tx
      .updateTable('promise')
      .set({ state: 'broken', settled_at: step.now })
      .where('tenant', '=', step.tenant)
      .where('id', '=', row.id)
      .execute();
    const { due } = await dueTime(step, limits.escalated);
    return {
      value: {},
      journal: [
        {
          type: 'promise.broken',
          subject: { kind: 'case', id: row.case_id },
          data: { promise: row.id, kind: row.kind },
          visibility: 'applicant',
        },
        await openTask(step, row.case_id, {
          kind: 'promise-broken',
          ownerRole: roleAbove(row.owner_role),
          dueAt: due,
          data: { promise: row.id, promiseKind: row.kind, owner: row.owner_role },
        }),
      ],
    };
  },
});
