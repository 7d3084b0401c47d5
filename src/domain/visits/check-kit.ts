import type { z } from 'zod';
import { defineCommand } from '#platform/commands/define-command.ts';
import { checkKitInput, type checklistSchema } from './planning-rules.ts';
import { refuse } from './problems.ts';
import { thingEntry, type VisitStep } from './visit-step.ts';

/** Somebody looked: what is there, what is missing or defect, the battery, perhaps a new calibration. */
export const checkKit = defineCommand({
  name: 'visits.check-kit',
  input: checkKitInput,
  async run(step: VisitStep, input) {
    const kit = await step.tx
      .selectFrom('kit')
      .select(['id', 'calibrated_until'])
      .where('tenant', '=', step.tenant)
      .where('id', '=', input.kitId)
      .forUpdate()
      .executeTakeFirst();
    if (!kit) throw refuse('visits.kit-unknown');
    await noteItems(step, kit.id, input.items, input.batteryPercent);
    const calibratedUntil = input.calibratedUntil ?? kit.calibrated_until;
    await step.tx
      .updateTable('kit')
      .set({ calibrated_until: calibratedUntil })
      .where('tenant', '=', step.tenant)
      .where('id', '=', kit.id)
      .execute();
    return {
      value: { kitId: kit.id },
      journal: [
        thingEntry('kit', kit.id, 'kit.checked', {
          wanting: input.items.filter((item) => item.state !== 'present').map((item) => item.equipment),
          battery: input.batteryPercent,
          calibratedUntil,
        }),
      ],
    };
  },
});

/** Writes down what was seen in a kit; what was not looked at keeps its state. */
export async function noteItems(
  step: VisitStep,
  kitId: string,
  items: z.output<typeof checklistSchema>,
  batteryPercent: number,
): Promise<void> {
  // The last word counts when a thing is named twice.
  const byEquipment = new Map(items.map((item) => [item.equipment, item]));
  for (const item of byEquipment.values())
    await step.tx
      .insertInto('kit_item')
      .values({ tenant: step.tenant, kit_id: kitId, ...item, checked_at: step.now })
      .onConflict((conflict) =>
        conflict.columns(['tenant', 'kit_id', 'equipment']).doUpdateSet({ state: item.state, checked_at: step.now }),
      )
      .execute();
  await step.tx
    .updateTable('kit')
    .set({ battery_percent: batteryPercent, battery_checked_at: step.now })
    .where('tenant', '=', step.tenant)
    .where('id', '=', kitId)
    .execute();
}
