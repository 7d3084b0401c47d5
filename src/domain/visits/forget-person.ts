import { z } from 'zod';
import { defineCommand } from '#platform/commands/define-command.ts';
import { caseEntry, type VisitStep } from './visit-step.ts';

/** The case's personal data has been erased: what visits noted about the person goes too; that a visit was, stays. */
export const forgetPerson = defineCommand({
  name: 'visits.forget-person',
  input: z.strictObject({ caseId: z.uuid() }),
  async run(step: VisitStep, { caseId }) {
    await step.tx
      .updateTable('visit_request')
      .set({ bell: null, access_note: null, dog: false, wishes: JSON.stringify({}), skills: [] })
      .where('tenant', '=', step.tenant)
      .where('case_id', '=', caseId)
      .execute();
    await step.tx
      .updateTable('service_result')
      .set({ fields: JSON.stringify({}), kit_order_number: null })
      .where('tenant', '=', step.tenant)
      .where('case_id', '=', caseId)
      .execute();
    await step.tx.deleteFrom('receipt').where('tenant', '=', step.tenant).where('case_id', '=', caseId).execute();
    return { value: {}, journal: [caseEntry(caseId, 'visit.person-forgotten', {}, 'department')] };
  },
});
