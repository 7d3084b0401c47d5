import { z } from 'zod';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import { listCase } from './list-case.ts';
import { refuse } from './problems.ts';
import { requireOpenedCase } from './require-case.ts';
import type { CaseTables } from './tables.ts';

/**
 * A signed-in resident takes a case they have opened by its secret into their list. Whoever holds the secret may:
 * the list gives no more than the secret does. Refuses `case.unknown`, `case.no-list` for a temporary sign-in.
 */
export const addToList = defineCommand({
  name: 'cases.add-to-list',
  input: z.strictObject({ caseId: z.uuid() }),
  async run(step: Step<CaseTables>, input) {
    const row = await requireOpenedCase(step, input.caseId);
    // Through a group date its residents' cases can be touched, but each list is its holder's own.
    if (row.id !== step.actor.caseId) throw refuse('case.unknown');
    if (step.actor.account?.id === undefined) throw refuse('case.no-list');
    await listCase(step, row.id);
    return {
      value: { number: row.number },
      journal: [{ type: 'case.added-to-list', subject: { kind: 'case', id: row.id }, visibility: 'applicant' }],
    };
  },
});
