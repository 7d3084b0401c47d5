import { changeCase, openTask, releasePromises } from '#domain/cases/index.ts';
import { readTown } from '#domain/identity/index.ts';
import { defineCommand, type Entry } from '#platform/commands/define-command.ts';
import { dueInServiceTime } from '#platform/values/working-time.ts';
import { membersOf } from './members-of.ts';
import { cancelVisitInput } from './planning-rules.ts';
import { refuse } from './problems.ts';
import { requireVisit } from './require-visit.ts';
import { countTourChange } from './take-off-plan.ts';
import { caseEntry, type VisitStep } from './visit-step.ts';

/**
 * The resident no longer wants or can have the visit, by link or by phone. "Not needed" ends the case as withdrawn;
 * with any other reason, and when a finished card still waits to be handed over, a dispatcher hears of it.
 */
export const cancelVisit = defineCommand({
  name: 'visits.cancel-visit',
  input: cancelVisitInput,
  async run(step: VisitStep, input) {
    const { visit, file } = await requireVisit(step, input.visitId, { opened: true });
    if (visit.state !== 'to-plan' && visit.state !== 'planned') throw refuse('visits.not-to-plan');
    await closeVisit(step, visit.id);
    if (visit.tour_id !== null) await countTourChange(step, visit.tour_id);
    const entries: Entry[] = await releasePromises(step, file.id, ['visit-window']);
    const ends = input.reason === 'not-needed' && visit.purpose === 'service';
    for (const id of [file.id, ...(await membersOf(step, file.id))]) {
      entries.push(await changeCase(step, id, ends ? { state: 'ended', outcome: 'withdrawn' } : { state: 'in-work' }));
    }
    if (!ends) {
      const { calendar } = (await readTown(step.tx, step.tenant)).value;
      entries.push(
        await openTask(step, file.id, {
          kind: 'visit-cancelled',
          ownerRole: 'dispatcher',
          dueAt: dueInServiceTime(step.now, 24, calendar).due,
          data: { visit: visit.id, reason: input.reason },
        }),
      );
    }
    return {
      value: { visitId: visit.id },
      journal: [
        caseEntry(file.id, 'visit.cancelled', { visit: visit.id, by: step.actor.kind, reason: input.reason }),
        ...entries,
      ],
    };
  },
});

/** Cancels the row; the tour keeps the gap. */
export async function closeVisit(step: VisitStep, visitId: string): Promise<void> {
  await step.tx
    .updateTable('visit')
    .set((of) => ({ state: 'cancelled', ended_at: step.now, version: of('version', '+', 1) }))
    .where('tenant', '=', step.tenant)
    .where('id', '=', visitId)
    .execute();
}
