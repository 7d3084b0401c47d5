import { defineCommand } from '#platform/commands/define-command.ts';
import { settleConflictInput } from './planning-rules.ts';
import { refuse } from './problems.ts';
import { thingEntry, type VisitStep } from './visit-step.ts';

/** A person has looked at what the field sent and the office refused: applied by hand, or dropped. */
export const settleConflict = defineCommand({
  name: 'visits.settle-conflict',
  input: settleConflictInput,
  async run(step: VisitStep, input) {
    const conflict = await step.tx
      .selectFrom('field_conflict')
      .select(['id', 'state'])
      .where('tenant', '=', step.tenant)
      .where('id', '=', input.conflictId)
      .forUpdate()
      .executeTakeFirst();
    if (!conflict) throw refuse('visits.conflict-unknown');
    if (conflict.state !== 'open') throw refuse('visits.conflict-settled');
    await step.tx
      .updateTable('field_conflict')
      .set({ state: input.result, settled_at: step.now, settled_by: step.actor.id })
      .where('tenant', '=', step.tenant)
      .where('id', '=', conflict.id)
      .execute();
    return {
      value: { conflictId: conflict.id },
      journal: [thingEntry('conflict', conflict.id, 'field.conflict-settled', { result: input.result })],
    };
  },
});
