import { z } from 'zod';
import { defineCommand } from '#platform/commands/define-command.ts';
import { type ApplicationStep, applicationEntry } from './application-step.ts';

/**
 * The case's personal data has been erased: search terms with their salts, the register's answers and what it told us for
 * a document go too. That the register was asked, by whom and for what, stays.
 */
export const forgetQuestions = defineCommand({
  name: 'applications.forget-questions',
  input: z.strictObject({ caseId: z.uuid() }),
  async run(step: ApplicationStep, { caseId }) {
    const remove = async (table: 'register_term' | 'application_result') => {
      const gone = await step.tx
        .deleteFrom(table)
        .where('tenant', '=', step.tenant)
        .where('case_id', '=', caseId)
        .executeTakeFirst();
      return Number(gone.numDeletedRows);
    };
    const data = { terms: await remove('register_term'), results: await remove('application_result') };
    return { value: data, journal: [applicationEntry(caseId, 'register.questions-forgotten', data, 'department')] };
  },
});
