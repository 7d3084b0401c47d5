import { defineCommand, type Entry } from '#platform/commands/define-command.ts';
import { cancelTourInput } from './planning-rules.ts';
import { refuse } from './problems.ts';
import { requireVisit } from './require-visit.ts';
import { takeOffPlan } from './take-off-plan.ts';
import { thingEntry, type VisitStep } from './visit-step.ts';

/**
 * Cancels a tour and frees crew, vehicle and kit. With `unplan` its visits wait to be planned again; without it a tour
 * with visits is refused (`visits.tour-has-visits`). Also `visits.tour-unknown`, `visits.tour-closed`, `visits.tour-stale`.
 */
export const cancelTour = defineCommand({
  name: 'visits.cancel-tour',
  input: cancelTourInput,
  async run(step: VisitStep, input) {
    const { tenant } = step;
    const visits = await step.tx
      .selectFrom('visit')
      .select('id')
      .where('tenant', '=', tenant)
      .where('tour_id', '=', input.tourId)
      .where('state', 'in', ['planned', 'on-site'])
      .orderBy('case_id')
      .execute();
    if (visits.length > 0 && !input.unplan) throw refuse('visits.tour-has-visits');
    const entries: Entry[] = [];
    // Cases before the tour: the order in which planning locks.
    for (const { id } of visits) {
      const { visit } = await requireVisit(step, id);
      if (visit.state === 'planned' && visit.tour_id === input.tourId)
        entries.push(...(await takeOffPlan(step, visit)));
    }
    const tour = await step.tx
      .selectFrom('tour')
      .select(['state', 'version'])
      .where('tenant', '=', tenant)
      .where('id', '=', input.tourId)
      .forUpdate()
      .executeTakeFirst();
    if (!tour) throw refuse('visits.tour-unknown');
    if (tour.state !== 'planned') throw refuse('visits.tour-closed');
    const read = tour.version - entries.filter((entry) => entry.type === 'visit.unplanned').length;
    if (input.version !== undefined && input.version !== read) throw refuse('visits.tour-stale');
    await step.tx
      .updateTable('tour')
      .set({ state: 'cancelled', version: tour.version + 1 })
      .where('tenant', '=', tenant)
      .where('id', '=', input.tourId)
      .execute();
    await step.tx.deleteFrom('booking').where('tenant', '=', tenant).where('tour_id', '=', input.tourId).execute();
    return {
      value: { tourId: input.tourId, unplanned: entries.filter((entry) => entry.type === 'visit.unplanned').length },
      journal: [thingEntry('tour', input.tourId, 'tour.cancelled'), ...entries],
    };
  },
});
