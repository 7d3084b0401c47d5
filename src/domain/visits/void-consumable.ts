import { defineCommand } from '#platform/commands/define-command.ts';
import { voidConsumableInput } from './planning-rules.ts';
import { refuse } from './problems.ts';
import { thingEntry, type VisitStep } from './visit-step.ts';

/** A blank that can no longer be used; its number stays accounted for. Refuses `visits.consumable-settled`. */
export const voidConsumable = defineCommand({
  name: 'visits.void-consumable',
  input: voidConsumableInput,
  async run(step: VisitStep, input) {
    const blank = await step.tx
      .selectFrom('consumable')
      .select(['id', 'state', 'number', 'kit_id'])
      .where('tenant', '=', step.tenant)
      .where('id', '=', input.consumableId)
      .forUpdate()
      .executeTakeFirst();
    if (!blank) throw refuse('visits.consumable-unknown');
    if (blank.state !== 'in-stock') throw refuse('visits.consumable-settled');
    await step.tx
      .updateTable('consumable')
      .set({ state: 'void', settled_at: step.now, settled_by: step.actor.id })
      .where('tenant', '=', step.tenant)
      .where('id', '=', blank.id)
      .execute();
    return {
      value: { consumableId: blank.id },
      journal: [
        thingEntry('kit', blank.kit_id ?? blank.id, 'kit.consumable-voided', {
          number: blank.number,
          reason: input.reason,
        }),
      ],
    };
  },
});
