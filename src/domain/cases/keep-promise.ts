import { z } from 'zod';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import { refuse } from './problems.ts';
import { maySettle } from './rules.ts';
import type { CaseTables } from './tables.ts';
import { takePromise } from './take-promise.ts';

/** What was promised has been done. A broken promise stays broken, even when it is done later. */
export const keepPromise = defineCommand({
  name: 'cases.keep-promise',
  input: z.strictObject({ promise: z.uuid() }),
  async run(step: Step<CaseTables>, input) {
    const row = await takePromise(step, input.promise);
    if (!maySettle(step.actor.roles, row.owner_role)) throw refuse('task.other-role');
    if (row.state !== 'open') throw refuse('promise.settled');
    await step.tx
      .updateTable('promise')
      .set({ state: 'kept', settled_at: step.now })
      .where('tenant', '=', step.tenant)
      .where('id', '=', row.id)
      .execute();
    return {
      value: {},
      journal: [
        {
          type: 'promise.kept',
          subject: { kind: 'case', id: row.case_id },
          data: { promise: row.id, kind: row.kind },
          visibility: 'applicant',
        },
      ],
    };
  },
});
