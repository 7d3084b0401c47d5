import { defineCommand } from '#platform/commands/define-command.ts';
import { addConsumablesInput } from './planning-rules.ts';
import { refuse } from './problems.ts';
import { thingEntry, type VisitStep } from './visit-step.ts';

/** Numbered blanks go into a kit. One number known already refuses all (`visits.blank-number-taken`). */
export const addConsumables = defineCommand({
  name: 'visits.add-consumables',
  input: addConsumablesInput,
  async run(step: VisitStep, input) {
    const kit = await step.tx
      .selectFrom('kit')
      .select('id')
      .where('tenant', '=', step.tenant)
      .where('id', '=', input.kitId)
      .executeTakeFirst();
    if (!kit) throw refuse('visits.kit-unknown');
    const numbers = [...new Set(input.numbers)];
    await step.tx
      .insertInto('consumable')
      .values(
        numbers.map((number) => ({
          tenant: step.tenant,
          id: step.newId(),
          kit_id: kit.id,
          kind: input.kind,
          number,
          state: 'in-stock',
          used_case: null,
          settled_at: null,
          settled_by: null,
        })),
      )
      .execute();
    return {
      value: { kitId: kit.id, added: numbers.length },
      journal: [thingEntry('kit', kit.id, 'kit.consumables-added', { kind: input.kind, numbers })],
    };
  },
});
