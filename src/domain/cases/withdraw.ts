import { z } from 'zod';
import { defineCommand, type Entry, type Step } from '#platform/commands/define-command.ts';
import { changeCase } from './change-case.ts';
import { refuse } from './problems.ts';
import { requireOpenedCase } from './require-case.ts';
import { promiseKinds } from './rules.ts';
import { releasePromises } from './settle-promises.ts';
import { dropTasks } from './settle-tasks.ts';
import type { CaseTables } from './tables.ts';

/**
 * The resident no longer wants it, and says so here or by telephone: an agent needs the caller's secret. Withdrawing a group date withdraws its residents' running cases too.
 */
export const withdraw = defineCommand({
  name: 'cases.withdraw',
  input: z.strictObject({ caseId: z.uuid() }),
  async run(step: Step<CaseTables>, input) {
    const row = await requireOpenedCase(step, input.caseId, { lock: true });
    if (row.state === 'ended') throw refuse('case.already-ended');
    const members = await step.tx
      .selectFrom('case_file')
      .select('id')
      .where('tenant', '=', step.tenant)
      .where('group_case', '=', row.id)
      .where('state', '<>', 'ended')
      .orderBy('id')
      .execute();
    const rest: Entry[] = [];
    for (const { id } of members) rest.push(...(await end(step, id)));
    const [first, ...own] = await end(step, row.id);
    return { value: {}, journal: [first, ...own, ...rest] };
  },
});

async function end(step: Step<CaseTables>, caseId: string): Promise<[Entry, ...Entry[]]> {
  return [
    { type: 'case.withdrawn', subject: { kind: 'case', id: caseId }, visibility: 'applicant' },
    await changeCase(step, caseId, { state: 'ended', outcome: 'withdrawn' }),
    ...(await releasePromises(step, caseId, promiseKinds)),
    ...(await dropTasks(step, caseId)),
  ];
}
