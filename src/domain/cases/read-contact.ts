import { z } from 'zod';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import { refuse } from './problems.ts';
import { requireCase } from './require-case.ts';
import { seesContent } from './rules.ts';
import type { CaseTables } from './tables.ts';

/**
 * Somebody of the office looks at phone, mail and address: the page asks for this first and reads after it.
 * An agent may, when the case was opened by its secret or the agents owe it a call or a task.
 */
export const readContact = defineCommand({
  name: 'cases.read-contact',
  input: z.strictObject({ caseId: z.uuid() }),
  async run(step: Step<CaseTables>, input) {
    const row = await requireCase(step, input.caseId);
    if (!seesContent(step.actor, row.id) && !(await owesWork(step, row.id))) throw refuse('case.secret-needed');
    return {
      value: {},
      journal: [{ type: 'case.contact-read', subject: { kind: 'case', id: row.id }, visibility: 'department' }],
    };
  },
});

async function owesWork(step: Step<CaseTables>, caseId: string): Promise<boolean> {
  for (const table of ['promise', 'task'] as const) {
    const row = await step.tx
      .selectFrom(table)
      .select('id')
      .where('tenant', '=', step.tenant)
      .where('case_id', '=', caseId)
      .where('state', '=', 'open')
      .where('owner_role', 'in', [...step.actor.roles, ''])
      .executeTakeFirst();
    if (row) return true;
  }
  return false;
}
