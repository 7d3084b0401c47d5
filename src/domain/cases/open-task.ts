import type { Entry, EntryValue, Step } from '#platform/commands/define-command.ts';
import type { CaseTables } from './tables.ts';

export interface OpenTask {
  kind: string;
  ownerRole: string;
  ownerStaff?: string | undefined;
  /** ISO instant. */
  dueAt: string;
  /** Ids and codes the one who works on it needs. No personal text. */
  data: Readonly<Record<string, EntryValue>>;
}

/** Move: puts work on somebody's list. The entry's data carries the id: `data.task`. */
export async function openTask(step: Step<CaseTables>, caseId: string, task: OpenTask): Promise<Entry> {
  const id = step.newId();
  await step.tx
    .insertInto('task')
    .values({
      tenant: step.tenant,
      id,
      case_id: caseId,
      kind: task.kind,
      owner_role: task.ownerRole,
      owner_staff: task.ownerStaff ?? null,
      due_at: task.dueAt,
      data: JSON.stringify(task.data),
      state: 'open',
      opened_at: step.now,
      done_at: null,
      done_by: null,
      result: null,
    })
    .execute();
  return {
    type: 'task.opened',
    subject: { kind: 'case', id: caseId },
    data: { task: id, kind: task.kind },
    visibility: 'department',
  };
}
