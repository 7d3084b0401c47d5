import type { Entry, Step } from '#platform/commands/define-command.ts';
import type { CaseTables } from './tables.ts';

/** Move: open tasks that have become pointless; all kinds unless some are named. */
export function dropTasks(step: Step<CaseTables>, caseId: string, kinds?: readonly string[]): Promise<Entry[]> {
  return settle(step, caseId, kinds, { state: 'dropped', type: 'task.dropped', result: null });
}

/** Move: what these open tasks asked for has been done by another way (a notice was called, a proof came in). */
export function finishTasks(
  step: Step<CaseTables>,
  caseId: string,
  kinds: readonly string[],
  result: string,
): Promise<Entry[]> {
  return settle(step, caseId, kinds, { state: 'done', type: 'task.finished', result });
}

async function settle(
  step: Step<CaseTables>,
  caseId: string,
  kinds: readonly string[] | undefined,
  as: { state: 'done' | 'dropped'; type: string; result: string | null },
): Promise<Entry[]> {
  if (kinds?.length === 0) return [];
  const rows = await step.tx
    .updateTable('task')
    .set({ state: as.state, done_at: step.now, done_by: step.actor.id, result: as.result })
    .where('tenant', '=', step.tenant)
    .where('case_id', '=', caseId)
    .where('state', '=', 'open')
    .$if(kinds !== undefined, (query) => query.where('kind', 'in', kinds ?? []))
    .returning(['id', 'kind'])
    .execute();
  return rows.map((row) => ({
    type: as.type,
    subject: { kind: 'case', id: caseId },
    data: { task: row.id, kind: row.kind, ...(as.result === null ? {} : { result: as.result }) },
    visibility: 'department',
  }));
}
