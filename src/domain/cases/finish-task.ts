import { z } from 'zod';
import { defineCommand, type Entry, type Step } from '#platform/commands/define-command.ts';
import { changeCase } from './change-case.ts';
import { refuse } from './problems.ts';
import { requireCase } from './require-case.ts';
import { codeSchema, maySettle, resultsOf } from './rules.ts';
import { keepPromises } from './settle-promises.ts';
import type { CaseTables, TaskRow } from './tables.ts';

/** A task is done, with one of the results of its kind. Upholding an objection reopens the case; nothing else does. */
export const finishTask = defineCommand({
  name: 'cases.finish-task',
  input: z.strictObject({ task: z.uuid(), result: codeSchema }),
  async run(step: Step<CaseTables>, input) {
    const found = await step.tx
      .selectFrom('task')
      .select('case_id')
      .where('tenant', '=', step.tenant)
      .where('id', '=', input.task)
      .executeTakeFirst();
    if (!found) throw refuse('task.unknown');
    // The case is locked first, as everywhere: one order of locks cannot end in a deadlock.
    await requireCase(step, found.case_id, { lock: true });
    const task = await step.tx
      .selectFrom('task')
      .selectAll()
      .where('tenant', '=', step.tenant)
      .where('id', '=', input.task)
      .executeTakeFirstOrThrow();
    if (!maySettle(step.actor.roles, task.owner_role)) throw refuse('task.other-role');
    if (task.state !== 'open') throw refuse('task.settled');
    if (!resultsOf(task.kind).includes(input.result)) throw refuse('task.result-unknown', { field: 'result' });
    await step.tx
      .updateTable('task')
      .set({ state: 'done', done_at: step.now, done_by: step.actor.id, result: input.result })
      .where('tenant', '=', step.tenant)
      .where('id', '=', task.id)
      .execute();
    return {
      value: {},
      journal: [
        {
          type: 'task.finished',
          subject: { kind: 'case', id: task.case_id },
          data: { task: task.id, kind: task.kind, result: input.result },
          visibility: 'department',
        },
        ...(task.kind === 'objection' ? await decideObjection(step, task, input.result) : []),
      ],
    };
  },
});

async function decideObjection(step: Step<CaseTables>, task: TaskRow, result: string): Promise<Entry[]> {
  const decided: Entry = {
    type: 'case.objection-decided',
    subject: { kind: 'case', id: task.case_id },
    data: { result },
    visibility: 'applicant',
  };
  const kept = await keepPromises(step, task.case_id, ['decision']);
  if (result !== 'upheld') return [decided, ...kept];
  return [decided, ...kept, await changeCase(step, task.case_id, { state: 'in-work', ground: 'objection-upheld' })];
}
