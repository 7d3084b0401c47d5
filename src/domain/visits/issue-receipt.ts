import { defineCommand } from '#platform/commands/define-command.ts';
import { issueReceiptInput } from './field-rules.ts';
import { refuse } from './problems.ts';
import { requireFieldPerson } from './require-field-visit.ts';
import { caseEntry, type VisitStep } from './visit-step.ts';

/** Keeps the receipt the device signed and the resident holds. It verifies without us; this is the office's copy. */
export const issueReceipt = defineCommand({
  name: 'visits.issue-receipt',
  input: issueReceiptInput,
  async run(step: VisitStep, input) {
    const { device } = step.actor;
    if (device === undefined) throw refuse('visits.no-device');
    const { visit, recordedAt } = await requireFieldPerson(step, input, { finished: true });
    await step.tx
      .insertInto('receipt')
      .values({
        tenant: step.tenant,
        id: input.receiptId,
        case_id: input.caseId,
        visit_id: visit.id,
        token: input.token,
        issued_at: recordedAt,
        device,
      })
      .execute();
    return {
      value: { receiptId: input.receiptId },
      journal: [caseEntry(input.caseId, 'visit.receipt-issued', { receipt: input.receiptId, visit: visit.id })],
    };
  },
});
