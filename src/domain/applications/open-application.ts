import { z } from 'zod';
import { requireCase } from '#domain/cases/index.ts';
import { defineCommand } from '#platform/commands/define-command.ts';
import { type ApplicationStep, applicationEntry } from './application-step.ts';

/** A service done on site that must go to a specialist system. One per result: `application.opened-already`. */
export const openApplication = defineCommand({
  name: 'applications.open',
  input: z.strictObject({ caseId: z.uuid(), visitId: z.uuid(), resultId: z.uuid(), service: z.string().max(40) }),
  async run(step: ApplicationStep, input) {
    const file = await requireCase(step, input.caseId);
    const id = step.newId();
    await step.tx
      .insertInto('application')
      .values({
        tenant: step.tenant,
        id,
        case_id: file.id,
        visit_id: input.visitId,
        service_key: input.service,
        source: 'visit',
        source_id: input.resultId,
        state: 'waiting',
        reference: null,
        refusal: null,
        attempts: 0,
        created_at: step.now,
        changed_at: step.now,
      })
      .execute();
    return {
      value: { application: id },
      journal: [applicationEntry(file.id, 'application.opened', { application: id, service: input.service })],
    };
  },
});
