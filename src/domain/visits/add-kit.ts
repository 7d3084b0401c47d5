import { defineCommand } from '#platform/commands/define-command.ts';
import { addKitInput } from './planning-rules.ts';
import { thingEntry, type VisitStep } from './visit-step.ts';

/** A kit with what lies in it. Refuses `visits.kit-name-taken`. */
export const addKit = defineCommand({
  name: 'visits.add-kit',
  input: addKitInput,
  async run(step: VisitStep, input) {
    const kitId = step.newId();
    await step.tx
      .insertInto('kit')
      .values({
        tenant: step.tenant,
        id: kitId,
        name: input.name,
        weight_kg: input.weightKg,
        calibrated_until: input.calibratedUntil,
        battery_percent: input.batteryPercent,
        battery_checked_at: step.now,
        custodian: null,
        custody_tour: null,
        custody_since: null,
      })
      .execute();
    await step.tx
      .insertInto('kit_item')
      .values(
        [...new Set(input.equipment)].map((equipment) => ({
          tenant: step.tenant,
          kit_id: kitId,
          equipment,
          state: 'present',
          checked_at: step.now,
        })),
      )
      .execute();
    return {
      value: { kitId },
      journal: [thingEntry('kit', kitId, 'kit.added', { calibratedUntil: input.calibratedUntil })],
    };
  },
});
