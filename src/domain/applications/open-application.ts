import { z } from 'zod';
import { requireCase } from '#domain/cases/index.ts';
import { defineCommand } from '#platform/commands/define-command.ts';
import { type ApplicationStep, applicationEntry } from './application-step.ts';
import { insertApplication } from './insert-application.ts';

/** A service done on site that must go to a specialist system. One per result: `application.opened-already`. */
export const openApplication = defineCommand({
  name: 'applications.open',
  input: z.strictObject({ caseId: z.uuid(), visitId: z.uuid(), resultId: z.uuid(), service: z.string().max(40) }),
  async run(step: ApplicationStep, input) {
    const file = await requireCase(step, input.caseId);
    const id = await insertApplication(step, {
      caseId: file.id,
      service: input.service,
      source: 'visit',
      sourceId: input.resultId,
      visitId: input.visitId,
    });
    return {
      value: { application: id },
      journal: [applicationEntry(file.id, 'application.opened', { application: id, service: input.service })],
    };
  },
});
