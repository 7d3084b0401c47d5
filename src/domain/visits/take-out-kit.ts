import { sql } from 'kysely';
import { defineCommand } from '#platform/commands/define-command.ts';
import { noteItems } from './check-kit.ts';
import { takeOutKitInput } from './planning-rules.ts';
import { refuse } from './problems.ts';
import { onSiteServices, readServices } from './read-services.ts';
import { blanksInStock, blanksPromised } from './read-tour.ts';
import { requireOwnTour } from './require-own-tour.ts';
import { readVisitSettings } from './settings.ts';
import { thingEntry, type VisitStep } from './visit-step.ts';

/**
 * The crew takes the kit of its tour over, by checklist; with it the tour starts. Refuses what would strand them:
 * `visits.kit-incomplete`, `visits.calibration-expired`, `visits.battery-low`, `visits.no-blanks`; and `visits.kit-out`.
 */
export const takeOutKit = defineCommand({
  name: 'visits.take-out-kit',
  input: takeOutKitInput,
  async run(step: VisitStep, input) {
    const { tenant } = step;
    const tour = await requireOwnTour(step, input.tourId, { lock: true });
    if (tour.state !== 'planned') throw refuse('visits.tour-closed');
    const settings = (await readVisitSettings(step.tx, tenant)).value;
    const kit = await step.tx
      .selectFrom('kit')
      .select(['id', 'calibrated_until'])
      .where('tenant', '=', tenant)
      .where('id', '=', tour.kit_id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const present = new Set<string>(
      input.checklist.filter((item) => item.state === 'present').map((item) => item.equipment),
    );
    const needed = new Set([...settings.requiredEquipment, ...(await equipmentOf(step, tour.id))]);
    const wanting = [...needed].filter((equipment) => !present.has(equipment));
    if (wanting.length > 0) throw refuse('visits.kit-incomplete', { data: { equipment: wanting.join(',') } });
    if (kit.calibrated_until < tour.day)
      throw refuse('visits.calibration-expired', { data: { until: kit.calibrated_until } });
    if (input.batteryPercent < settings.batteryMinimumPercent)
      throw refuse('visits.battery-low', {
        data: { percent: input.batteryPercent, minimum: settings.batteryMinimumPercent },
      });
    const blanks = {
      needed: await blanksPromised(step.tx, tenant, kit.id, tour.id),
      left: await blanksInStock(step.tx, tenant, kit.id),
    };
    if (blanks.needed > blanks.left) throw refuse('visits.no-blanks', { data: blanks });

    const takenAt = input.recordedAt === undefined ? step.now : new Date(input.recordedAt).toISOString();
    await step.tx
      .insertInto('kit_custody')
      .values({
        tenant,
        id: step.newId(),
        kit_id: kit.id,
        tour_id: tour.id,
        staff_id: step.actor.id,
        taken_at: takenAt,
        returned_at: null,
        checklist: JSON.stringify(input.checklist),
      })
      .execute();
    await noteItems(step, kit.id, input.checklist, input.batteryPercent);
    await step.tx
      .updateTable('kit')
      .set({ custodian: step.actor.id, custody_tour: tour.id, custody_since: takenAt })
      .where('tenant', '=', tenant)
      .where('id', '=', kit.id)
      .execute();
    await step.tx
      .updateTable('tour')
      .set((of) => ({ state: 'under-way', version: of('version', '+', 1) }))
      .where('tenant', '=', tenant)
      .where('id', '=', tour.id)
      .execute();
    return {
      value: { tourId: tour.id, kitId: kit.id },
      journal: [
        thingEntry('kit', kit.id, 'kit.taken-out', {
          tour: tour.id,
          battery: input.batteryPercent,
          recordedAt: takenAt,
        }),
        thingEntry('tour', tour.id, 'tour.started', { kit: kit.id }),
      ],
    };
  },
});

async function equipmentOf(step: VisitStep, tourId: string): Promise<string[]> {
  const persons = await step.tx
    .selectFrom('visit_person as person')
    .innerJoin('visit', (join) =>
      join.onRef('visit.tenant', '=', 'person.tenant').onRef('visit.id', '=', 'person.visit_id'),
    )
    .select(sql<string[]>`person.service_keys`.as('keys'))
    .where('person.tenant', '=', step.tenant)
    .where('visit.tour_id', '=', tourId)
    .where('visit.purpose', '=', 'service')
    .where('visit.state', '=', 'planned')
    .execute();
  const services = (await readServices(step.tx, step.tenant)).value;
  return onSiteServices(
    services,
    persons.flatMap((person) => person.keys),
  ).flatMap((service) => service.kitEquipment);
}
