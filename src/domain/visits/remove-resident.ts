import { changeCase, requireCase } from '#domain/cases/index.ts';
import { defineCommand } from '#platform/commands/define-command.ts';
import { openList, recountMinutes } from './group-list.ts';
import { refuse } from './problems.ts';
import { removeResidentInput } from './request-rules.ts';
import { caseEntry, type VisitStep } from './visit-step.ts';

/** Takes a resident off the list of a group date; the resident's case ends withdrawn. Refuses `visits.list-closed`. */
export const removeResident = defineCommand({
  name: 'visits.remove-resident',
  input: removeResidentInput,
  async run(step: VisitStep, input) {
    const list = await openList(step, input.groupCaseId);
    const file = await requireCase(step, input.caseId, { lock: true });
    if (file.group_case !== list.file.id || file.state === 'ended') throw refuse('visits.not-on-list');
    await step.tx
      .updateTable('consent')
      .set({ withdrawn_at: step.now })
      .where('tenant', '=', step.tenant)
      .where('case_id', '=', file.id)
      .where('withdrawn_at', 'is', null)
      .execute();
    if (list.visit) {
      await step.tx
        .deleteFrom('visit_person')
        .where('tenant', '=', step.tenant)
        .where('visit_id', '=', list.visit.id)
        .where('case_id', '=', file.id)
        .execute();
      await recountMinutes(step, list);
    }
    return {
      value: { caseId: file.id },
      journal: [
        caseEntry(list.file.id, 'group-date.resident-removed', { resident: file.id }),
        caseEntry(file.id, 'case.withdrawn', { groupCase: list.file.id }),
        await changeCase(step, file.id, { state: 'ended', outcome: 'withdrawn' }),
      ],
    };
  },
});
