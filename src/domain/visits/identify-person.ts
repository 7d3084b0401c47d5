import { defineCommand } from '#platform/commands/define-command.ts';
import { identifyPersonInput } from './field-rules.ts';
import { requireFieldPerson } from './require-field-visit.ts';
import { caseEntry, type VisitStep } from './visit-step.ts';

/** The crew knows who is in front of it, by what it looked at. The document's number is not asked for. */
export const identifyPerson = defineCommand({
  name: 'visits.identify-person',
  input: identifyPersonInput,
  async run(step: VisitStep, input) {
    const { visit, recordedAt } = await requireFieldPerson(step, input);
    await step.tx
      .updateTable('visit_person')
      .set({ identified_by: input.document, identified_at: recordedAt })
      .where('tenant', '=', step.tenant)
      .where('visit_id', '=', visit.id)
      .where('case_id', '=', input.caseId)
      .execute();
    return {
      value: { visitId: visit.id, caseId: input.caseId },
      journal: [
        caseEntry(input.caseId, 'visit.person-identified', { visit: visit.id, document: input.document, recordedAt }),
      ],
    };
  },
});
