import { changeCase, makePromise, releasePromises } from '#domain/cases/index.ts';
import { defineCommand, type Entry } from '#platform/commands/define-command.ts';
import { Refusal } from '#platform/commands/refusal.ts';
import { minutesOf } from '#platform/values/time-window.ts';
import { addDays, instantAt, span } from './local-time.ts';
import { membersOf } from './members-of.ts';
import { planVisitInput } from './planning-rules.ts';
import { refuse } from './problems.ts';
import { type PlannedTour, readTour } from './read-tour.ts';
import { readVisitToPlace } from './read-visit-to-place.ts';
import { requireVisit } from './require-visit.ts';
import { readVisitSettings, type VisitSettings } from './settings.ts';
import { countTourChange } from './take-off-plan.ts';
import { fitVisit, type Placement } from './tour-rules.ts';
import { caseEntry, type VisitStep } from './visit-step.ts';

/**
 * Puts a visit on a tour, at a given time or at the best place, and promises a window. Planned already means moved.
 * Refuses every reason why it does not fit (`visits.fit-…`), and `visits.slot-taken` when somebody was faster.
 */
export const planVisit = defineCommand({
  name: 'visits.plan-visit',
  input: planVisitInput,
  async run(step: VisitStep, input) {
    const { visit, file } = await requireVisit(step, input.visitId, { version: input.version });
    if (visit.state !== 'to-plan' && visit.state !== 'planned') throw refuse('visits.not-to-plan');
    const planned = await readTour(step.tx, step.tenant, input.tourId, step.now, { lock: true });
    if (!planned) throw refuse('visits.tour-unknown', { field: 'tourId' });
    const place = await readVisitToPlace(step.tx, step.tenant, visit.id);
    if (!place) throw refuse('visits.unknown');
    const settings = (await readVisitSettings(step.tx, step.tenant)).value;
    // A visit that stays with its kit has already been counted among the blanks promised.
    const own = visit.tour_id === planned.id ? place.blanks : 0;
    const kit = { ...planned.tour.kit, blanksLeft: planned.tour.kit.blanksLeft + own };
    const fit = fitVisit({ ...planned.tour, kit }, planned.stops, place, settings, {
      at: input.start === undefined ? undefined : minutesOf(input.start),
      accepted: input.accept,
    });
    if (!fit.fits) {
      const [first, ...rest] = fit.reasons.map(({ code, data }) => ({ code: `visits.fit-${code}`, data }));
      throw first ? new Refusal(first, ...rest) : refuse('visits.not-to-plan');
    }
    const { windowStart, windowEnd } = await write(step, visit.id, planned, fit);
    await closeListBefore(step, file.id, planned.day, settings);
    await countTourChange(step, planned.id);
    if (visit.tour_id !== null && visit.tour_id !== planned.id) await countTourChange(step, visit.tour_id);
    const journal: Entry[] = await releasePromises(step, file.id, ['visit-window']);
    for (const id of [file.id, ...(await membersOf(step, file.id))])
      journal.push(await changeCase(step, id, { state: 'planned' }));
    journal.push(
      await makePromise(step, file.id, {
        kind: 'visit-window',
        ownerRole: 'dispatcher',
        // The crew may be without network until the evening; whether it was in time is told by the arrival it recorded.
        dueAt: new Date(Date.parse(planned.endsAt) + graceHours * 3_600_000).toISOString(),
        explanation: [{ kind: 'window', from: windowStart, to: windowEnd }],
      }),
    );
    const type = visit.state === 'planned' ? 'visit.moved' : 'visit.planned';
    return {
      value: { visitId: visit.id, tourId: planned.id, windowStart, windowEnd },
      journal: [caseEntry(file.id, type, { visit: visit.id, tour: planned.id, windowStart, windowEnd }), ...journal],
    };
  },
});

const graceHours = 4;

async function write(step: VisitStep, visitId: string, planned: PlannedTour, place: Placement) {
  const at = (minutes: number) => instantAt(planned.day, minutes);
  const windowStart = at(minutesOf(place.window.from));
  const windowEnd = at(minutesOf(place.window.to));
  await step.tx
    .updateTable('visit')
    .set((of) => ({
      state: 'planned',
      tour_id: planned.id,
      during: span(at(place.during.begin), at(place.during.end)),
      window_start: windowStart,
      window_end: windowEnd,
      travel_minutes: place.travel,
      setup_minutes: place.setup,
      reminded_at: null,
      version: of('version', '+', 1),
    }))
    .where('tenant', '=', step.tenant)
    .where('id', '=', visitId)
    .execute();
  return { windowStart, windowEnd };
}

/** The list of a group date closes on the evening before. */
async function closeListBefore(step: VisitStep, caseId: string, day: string, settings: VisitSettings): Promise<void> {
  await step.tx
    .updateTable('group_date')
    .set({ closes_at: instantAt(addDays(day, -1), minutesOf(settings.groupListClosesAt)) })
    .where('tenant', '=', step.tenant)
    .where('case_id', '=', caseId)
    .execute();
}
