import { z } from 'zod';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import { writeMessage } from './add-message.ts';
import { dueTime, type TownTables } from './due-time.ts';
import { makePromise } from './make-promise.ts';
import { openTask } from './open-task.ts';
import { refuse } from './problems.ts';
import { requireCase } from './require-case.ts';
import { bodySchema, limits, mayObject, officeOwner } from './rules.ts';
import type { CaseTables } from './tables.ts';

/**
 * The resident objects to how the case ended. It stays ended: a person looks at it within five service days and
 * decides (`cases.finish-task`, `upheld` reopens it openly). The resident gets that term as a promise.
 */
export const object = defineCommand({
  name: 'cases.object',
  input: z.strictObject({ caseId: z.uuid(), body: bodySchema.optional() }),
  async run(step: Step<CaseTables & TownTables>, input) {
    const row = await requireCase(step, input.caseId, { lock: true });
    if (!mayObject(row.state, row.outcome)) throw refuse('case.objection-not-possible');
    const open = await step.tx
      .selectFrom('task')
      .select('id')
      .where('tenant', '=', step.tenant)
      .where('case_id', '=', row.id)
      .where('kind', '=', 'objection')
      .where('state', '=', 'open')
      .executeTakeFirst();
    if (open) throw refuse('case.objection-open');
    const { due, explanation } = await dueTime(step, limits.objection);
    return {
      value: { dueAt: due },
      journal: [
        { type: 'case.objection-raised', subject: { kind: 'case', id: row.id }, visibility: 'applicant' },
        ...(input.body === undefined
          ? []
          : [await writeMessage(step, row.id, { direction: 'to-office', body: input.body })]),
        await openTask(step, row.id, { kind: 'objection', ownerRole: officeOwner, dueAt: due, data: {} }),
        await makePromise(step, row.id, { kind: 'decision', ownerRole: officeOwner, dueAt: due, explanation }),
      ],
    };
  },
});
