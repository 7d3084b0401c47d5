import { defineCommand } from '#platform/commands/define-command.ts';
import { addVehicleInput } from './planning-rules.ts';
import { thingEntry, type VisitStep } from './visit-step.ts';

/** A vehicle crews can drive. Refuses `visits.vehicle-name-taken`. */
export const addVehicle = defineCommand({
  name: 'visits.add-vehicle',
  input: addVehicleInput,
  async run(step: VisitStep, input) {
    const vehicleId = step.newId();
    await step.tx.insertInto('vehicle').values({ tenant: step.tenant, id: vehicleId, name: input.name }).execute();
    return { value: { vehicleId }, journal: [thingEntry('vehicle', vehicleId, 'vehicle.added')] };
  },
});
