import { defineCommand } from '#platform/commands/define-command.ts';
import { remindInput } from './planning-rules.ts';
import { refuse } from './problems.ts';
import { requireVisit } from './require-visit.ts';
import { caseEntry, type VisitStep } from './visit-step.ts';

/** The day before: the reminder is due, once. Refuses `visits.not-planned` when it is not, or was given already. */
export const remindOfVisit = defineCommand({
  name: 'visits.remind',
  input: remindInput,
  async run(step: VisitStep, input) {
    const { visit, file } = await requireVisit(step, input.visitId);
    if (visit.state !== 'planned' || visit.reminded_at !== null) throw refuse('visits.not-planned');
    await step.tx
      .updateTable('visit')
      .set({ reminded_at: step.now })
      .where('tenant', '=', step.tenant)
      .where('id', '=', visit.id)
      .execute();
    return {
      value: { visitId: visit.id },
      journal: [caseEntry(file.id, 'visit.reminder-due', { visit: visit.id })],
    };
  },
});
