import { defineCommand } from '#platform/commands/define-command.ts';
import { recordConsentInput } from './field-rules.ts';
import { requireFieldPerson } from './require-field-visit.ts';
import { caseEntry, type VisitStep } from './visit-step.ts';

/** What the resident, or who may act for them, agrees to, ticked on the device. */
export const recordConsent = defineCommand({
  name: 'visits.record-consent',
  input: recordConsentInput,
  async run(step: VisitStep, input) {
    const { visit, recordedAt } = await requireFieldPerson(step, input);
    const consentId = step.newId();
    await step.tx
      .insertInto('consent')
      .values({
        tenant: step.tenant,
        id: consentId,
        case_id: input.caseId,
        kind: input.kind,
        given_by: input.givenBy,
        recorded_by_kind: step.actor.kind,
        recorded_by: step.actor.id,
        at: recordedAt,
        withdrawn_at: null,
      })
      .execute();
    if (input.kind === 'service')
      await step.tx
        .updateTable('visit_person')
        .set({ consent_at: recordedAt })
        .where('tenant', '=', step.tenant)
        .where('visit_id', '=', visit.id)
        .where('case_id', '=', input.caseId)
        .execute();
    return {
      value: { consentId },
      journal: [
        caseEntry(input.caseId, 'visit.consent-recorded', {
          visit: visit.id,
          kind: input.kind,
          givenBy: input.givenBy,
          recordedAt,
        }),
      ],
    };
  },
});
