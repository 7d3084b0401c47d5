import type { Entry, Step } from '#platform/commands/define-command.ts';
import { changeCase } from './change-case.ts';
import { dueTime, type TownTables } from './due-time.ts';
import { openTask } from './open-task.ts';
import type { CaseRow } from './read-case.ts';
import { limits, officeOwner } from './rules.ts';
import type { CaseTables } from './tables.ts';

/**
 * The resident has sent something: it lands on somebody's list, a waiting case goes on, an ended case stays ended.
 * One open task gathers everything that came since.
 */
export async function tellOffice(step: Step<CaseTables & TownTables>, row: CaseRow): Promise<Entry[]> {
  const entries: Entry[] = [];
  if (row.state === 'waiting-resident') entries.push(await changeCase(step, row.id, { state: 'in-clarification' }));
  const kind = row.state === 'ended' ? 'message-after-end' : 'message';
  const waiting = await step.tx
    .selectFrom('task')
    .select('id')
    .where('tenant', '=', step.tenant)
    .where('case_id', '=', row.id)
    .where('kind', '=', kind)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (!waiting) {
    const { due } = await dueTime(step, limits.message);
    entries.push(await openTask(step, row.id, { kind, ownerRole: officeOwner, dueAt: due, data: {} }));
  }
  return entries;
}
