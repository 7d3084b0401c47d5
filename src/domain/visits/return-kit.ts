import { defineCommand } from '#platform/commands/define-command.ts';
import { noteItems } from './check-kit.ts';
import { returnKitInput } from './planning-rules.ts';
import { refuse } from './problems.ts';
import { thingEntry, type VisitStep } from './visit-step.ts';

/** The kit comes back; with it the tour ends. Refuses `visits.kit-not-out`. */
export const returnKit = defineCommand({
  name: 'visits.return-kit',
  input: returnKitInput,
  async run(step: VisitStep, input) {
    const { tenant } = step;
    const custody = await step.tx
      .selectFrom('kit_custody')
      .select(['id', 'kit_id'])
      .where('tenant', '=', tenant)
      .where('tour_id', '=', input.tourId)
      .where('returned_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!custody) throw refuse('visits.kit-not-out');
    const returnedAt = input.recordedAt === undefined ? step.now : new Date(input.recordedAt).toISOString();
    await step.tx
      .updateTable('kit_custody')
      .set({ returned_at: returnedAt })
      .where('tenant', '=', tenant)
      .where('id', '=', custody.id)
      .execute();
    await noteItems(step, custody.kit_id, input.checklist, input.batteryPercent);
    await step.tx
      .updateTable('kit')
      .set({ custodian: null, custody_tour: null, custody_since: null })
      .where('tenant', '=', tenant)
      .where('id', '=', custody.kit_id)
      .execute();
    await step.tx
      .updateTable('tour')
      .set((of) => ({ state: 'finished', version: of('version', '+', 1) }))
      .where('tenant', '=', tenant)
      .where('id', '=', input.tourId)
      .where('state', '=', 'under-way')
      .execute();
    return {
      value: { tourId: input.tourId, kitId: custody.kit_id },
      journal: [
        thingEntry('kit', custody.kit_id, 'kit.returned', {
          tour: input.tourId,
          battery: input.batteryPercent,
          wanting: input.checklist.filter((item) => item.state !== 'present').map((item) => item.equipment),
          recordedAt: returnedAt,
        }),
        thingEntry('tour', input.tourId, 'tour.finished'),
      ],
    };
  },
});
