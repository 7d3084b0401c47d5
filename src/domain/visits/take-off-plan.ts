import { changeCase, releasePromises } from '#domain/cases/index.ts';
import type { Entry } from '#platform/commands/define-command.ts';
import { membersOf } from './members-of.ts';
import { caseEntry, type VisitStep } from './visit-step.ts';

/** Takes a planned visit off its tour; it waits to be planned again. The promised window is released. */
export async function takeOffPlan(
  step: VisitStep,
  visit: { id: string; case_id: string; tour_id: string | null },
): Promise<[Entry, ...Entry[]]> {
  await step.tx
    .updateTable('visit')
    .set((of) => ({
      state: 'to-plan',
      tour_id: null,
      during: null,
      window_start: null,
      window_end: null,
      reminded_at: null,
      version: of('version', '+', 1),
    }))
    .where('tenant', '=', step.tenant)
    .where('id', '=', visit.id)
    .execute();
  await step.tx
    .updateTable('group_date')
    .set({ closes_at: null })
    .where('tenant', '=', step.tenant)
    .where('case_id', '=', visit.case_id)
    .execute();
  if (visit.tour_id !== null) await countTourChange(step, visit.tour_id);
  const entries: Entry[] = await releasePromises(step, visit.case_id, ['visit-window']);
  for (const id of [visit.case_id, ...(await membersOf(step, visit.case_id))])
    entries.push(await changeCase(step, id, { state: 'in-work' }));
  return [caseEntry(visit.case_id, 'visit.unplanned', { visit: visit.id }), ...entries];
}

/** A tour whose stops changed is another version: pages and devices can tell. */
export async function countTourChange(step: VisitStep, tourId: string): Promise<void> {
  await step.tx
    .updateTable('tour')
    .set((of) => ({ version: of('version', '+', 1) }))
    .where('tenant', '=', step.tenant)
    .where('id', '=', tourId)
    .execute();
}
