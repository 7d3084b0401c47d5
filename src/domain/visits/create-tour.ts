import { defineCommand } from '#platform/commands/define-command.ts';
import { minutesOf } from '#platform/values/time-window.ts';
import { dayOf, instantAt, span } from './local-time.ts';
import { createTourInput } from './planning-rules.ts';
import { refuse } from './problems.ts';
import { thingEntry, type VisitStep } from './visit-step.ts';

/**
 * Books two people, a vehicle and a kit for a span of a day as one unit. Whether one of them is taken the database
 * decides (`booking_once`): `visits.resource-taken`. Refuses `visits.vehicle-unknown`, `visits.kit-unknown`,
 * `visits.crew-unknown`, `visits.day-past`.
 */
export const createTour = defineCommand({
  name: 'visits.create-tour',
  input: createTourInput,
  async run(step: VisitStep, input) {
    const { tenant } = step;
    if (input.day < dayOf(step.now)) throw refuse('visits.day-past', { field: 'day' });
    const vehicle = await step.tx
      .selectFrom('vehicle')
      .select('id')
      .where('tenant', '=', tenant)
      .where('id', '=', input.vehicleId)
      .where('active', '=', true)
      .executeTakeFirst();
    if (!vehicle) throw refuse('visits.vehicle-unknown', { field: 'vehicleId' });
    // Dispatchers after the same kit queue here instead of running into a deadlock at the constraint.
    const kit = await step.tx
      .selectFrom('kit')
      .select('id')
      .where('tenant', '=', tenant)
      .where('id', '=', input.kitId)
      .where('active', '=', true)
      .forUpdate()
      .executeTakeFirst();
    if (!kit) throw refuse('visits.kit-unknown', { field: 'kitId' });
    const crew = await step.tx
      .selectFrom('staff')
      .innerJoin('staff_role', (join) =>
        join.onRef('staff_role.tenant', '=', 'staff.tenant').onRef('staff_role.staff_id', '=', 'staff.id'),
      )
      .select('staff.id')
      .distinct()
      .where('staff.tenant', '=', tenant)
      .where('staff.id', 'in', input.crew)
      .where('staff.active', '=', true)
      .where('staff_role.role', '=', 'crew')
      .execute();
    if (crew.length !== 2) throw refuse('visits.crew-unknown', { field: 'crew' });
    const tourId = step.newId();
    const during = span(instantAt(input.day, minutesOf(input.from)), instantAt(input.day, minutesOf(input.to)));
    await step.tx
      .insertInto('tour')
      .values({
        tenant,
        id: tourId,
        day: input.day,
        during,
        vehicle_id: input.vehicleId,
        kit_id: input.kitId,
        skills: input.skills,
        state: 'planned',
        created_at: step.now,
      })
      .execute();
    const resources = [
      ...input.crew.map((id) => ({ resource_kind: 'staff', resource_id: id })),
      { resource_kind: 'vehicle', resource_id: input.vehicleId },
      { resource_kind: 'kit', resource_id: input.kitId },
    ].toSorted((a, b) => a.resource_id.localeCompare(b.resource_id));
    await step.tx
      .insertInto('booking')
      .values(resources.map((resource) => ({ tenant, id: step.newId(), tour_id: tourId, during, ...resource })))
      .execute();
    return {
      value: { tourId },
      journal: [
        thingEntry('tour', tourId, 'tour.created', {
          day: input.day,
          crew: input.crew,
          vehicle: input.vehicleId,
          kit: input.kitId,
        }),
      ],
    };
  },
});
