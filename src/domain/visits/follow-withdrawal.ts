import { z } from 'zod';
import { defineCommand, type Entry } from '#platform/commands/define-command.ts';
import { closeVisit } from './cancel-visit.ts';
import { countTourChange } from './take-off-plan.ts';
import { caseEntry, type VisitStep } from './visit-step.ts';

/** A withdrawn case needs no visit: its own are cancelled, and on a group date's list it no longer stands. */
export const followWithdrawal = defineCommand({
  name: 'visits.follow-withdrawal',
  input: z.strictObject({ caseId: z.uuid() }),
  async run(step: VisitStep, { caseId }) {
    const visits = await step.tx
      .selectFrom('visit')
      .select(['id', 'tour_id'])
      .where('tenant', '=', step.tenant)
      .where('case_id', '=', caseId)
      .where('state', 'in', ['to-plan', 'planned'])
      .forUpdate()
      .execute();
    const entries: Entry[] = [];
    for (const visit of visits) {
      await closeVisit(step, visit.id);
      if (visit.tour_id !== null) await countTourChange(step, visit.tour_id);
      entries.push(caseEntry(caseId, 'visit.cancelled', { visit: visit.id, by: 'system', reason: 'withdrawn' }));
    }
    const listed = await step.tx
      .deleteFrom('visit_person')
      .using('visit')
      .whereRef('visit.tenant', '=', 'visit_person.tenant')
      .whereRef('visit.id', '=', 'visit_person.visit_id')
      .where('visit_person.tenant', '=', step.tenant)
      .where('visit_person.case_id', '=', caseId)
      .where('visit.case_id', '<>', caseId)
      .where('visit.state', 'in', ['to-plan', 'planned'])
      .returning('visit_person.visit_id')
      .execute();
    for (const { visit_id } of listed)
      entries.push(caseEntry(caseId, 'visit.left-list', { visit: visit_id }, 'department'));
    const [first, ...rest] = entries;
    return {
      value: { cancelled: visits.length },
      journal: [first ?? caseEntry(caseId, 'visit.nothing-to-cancel', {}, 'department'), ...rest],
    };
  },
});
