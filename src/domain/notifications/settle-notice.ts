import { z } from 'zod';
import { type CaseTables, finishTasks } from '#domain/cases/index.ts';
import { defineCommand, type Entry, type Step } from '#platform/commands/define-command.ts';
import { refuse } from './problems.ts';
import type { NoticeRow, NoticeTables } from './tables.ts';

type NoticeStep = Step<NoticeTables & CaseTables>;

/** The letter has been printed and posted; its sealed PDF is then removed. */
export const markPrinted = defineCommand({
  name: 'notifications.mark-printed',
  input: z.strictObject({ notice: z.uuid() }),
  async run(step: NoticeStep, input) {
    const row = await take(step, input.notice, 'to-print');
    await settle(step, row.id, 'printed');
    return { value: {}, journal: [entryOf(row, 'notice.printed')] };
  },
});

/**
 * Somebody was rung, or need not be rung any more. Not reached leaves it on the list; the last notice of a case that was
 * settled finishes the task.
 */
export const markCalled = defineCommand({
  name: 'notifications.mark-called',
  input: z.strictObject({ notice: z.uuid(), result: z.enum(['reached', 'not-reached', 'not-needed']) }),
  async run(step: NoticeStep, input) {
    const row = await take(step, input.notice, 'to-call');
    const needed = input.result !== 'not-needed';
    // Overtaken by what came since: nobody was told anything, so the resident's history stays silent.
    const called: Entry = needed
      ? entryOf(row, 'notice.called', { result: input.result })
      : { ...entryOf(row, 'notice.overtaken'), visibility: 'department' };
    if (input.result === 'not-reached') return { value: {}, journal: [called] };
    await settle(step, row.id, needed ? 'called' : 'skipped');
    const others = await step.tx
      .selectFrom('notice')
      .select('id')
      .where('tenant', '=', step.tenant)
      .where('case_id', '=', row.case_id)
      .where('state', '=', 'to-call')
      .limit(1)
      .execute();
    const finished = others.length > 0 ? [] : await finishTasks(step, row.case_id, ['call-notice'], 'done');
    return { value: {}, journal: [called, ...finished] };
  },
});

async function take(step: NoticeStep, id: string, state: string): Promise<NoticeRow> {
  const row = await step.tx
    .selectFrom('notice')
    .selectAll()
    .where('tenant', '=', step.tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw refuse('notice.unknown');
  if (row.state !== state) throw refuse('notice.settled');
  return row;
}

async function settle(step: NoticeStep, id: string, state: 'printed' | 'called' | 'skipped'): Promise<void> {
  await step.tx
    .updateTable('notice')
    .set({ state, settled_at: step.now, settled_by: step.actor.id })
    .where('tenant', '=', step.tenant)
    .where('id', '=', id)
    .execute();
}

function entryOf(row: NoticeRow, type: string, more: Readonly<Record<string, string>> = {}): Entry {
  return {
    type,
    subject: { kind: 'case', id: row.case_id },
    data: { notice: row.id, template: row.template, way: row.way, ...more },
    visibility: 'applicant',
  };
}
