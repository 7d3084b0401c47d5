import { z } from 'zod';
import { defineCommand } from '#platform/commands/define-command.ts';
import { type ApplicationStep, applicationEntry } from './application-step.ts';

/** The case's personal data has been erased: the answers go too; that an application was, stays. */
export const forgetAnswers = defineCommand({
  name: 'applications.forget-answers',
  input: z.strictObject({ caseId: z.uuid() }),
  async run(step: ApplicationStep, { caseId }) {
    const gone = await step.tx
      .deleteFrom('application_answers')
      .where('tenant', '=', step.tenant)
      .where('case_id', '=', caseId)
      .executeTakeFirst();
    const answers = Number(gone.numDeletedRows);
    return {
      value: { answers },
      journal: [applicationEntry(caseId, 'application.answers-erased', { answers }, 'department')],
    };
  },
});
