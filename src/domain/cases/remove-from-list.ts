import { z } from 'zod';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import { refuse } from './problems.ts';
import type { CaseTables } from './tables.ts';

/** A signed-in resident takes a case off their list. The case goes on; number and secret still open it. */
export const removeFromList = defineCommand({
  name: 'cases.remove-from-list',
  input: z.strictObject({ caseId: z.uuid() }),
  async run(step: Step<CaseTables>, input) {
    const gone = await step.tx
      .deleteFrom('case_account')
      .where('tenant', '=', step.tenant)
      .where('account', '=', step.actor.account?.id ?? '')
      .where('case_id', '=', input.caseId)
      .executeTakeFirst();
    if (Number(gone.numDeletedRows) === 0) throw refuse('case.unknown');
    return {
      value: {},
      journal: [
        { type: 'case.removed-from-list', subject: { kind: 'case', id: input.caseId }, visibility: 'applicant' },
      ],
    };
  },
});
