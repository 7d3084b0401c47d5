import { z } from 'zod';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { refuse } from './set-aside.ts';

type Needs = Pick<PlatformTables, 'undelivered'>;

/** Sends it off once more, with all its attempts anew. */
export const retryUndelivered = defineCommand({
  name: 'delivery.retry',
  input: z.object({ id: z.uuid() }),
  async run(step: Step<Needs>, input) {
    const row = await take(step, input.id, 'retried', null);
    return {
      value: {},
      journal: [
        {
          type: 'delivery.retried',
          subject: { kind: row.subject_kind, id: row.subject_id },
          data: { reaction: row.reaction, entry: row.entry_id },
          visibility: 'department',
        },
      ],
    };
  },
});

/** A person has done it another way, or it is no longer needed; the note says which. */
export const settleUndelivered = defineCommand({
  name: 'delivery.settle',
  input: z.object({ id: z.uuid(), note: z.string().trim().min(1).max(500) }),
  async run(step: Step<Needs>, input) {
    const row = await take(step, input.id, 'settled', input.note);
    return {
      value: {},
      journal: [
        {
          type: 'delivery.settled',
          subject: { kind: row.subject_kind, id: row.subject_id },
          data: { reaction: row.reaction, entry: row.entry_id },
          visibility: 'department',
        },
      ],
    };
  },
});

async function take(step: Step<Needs>, id: string, state: 'retried' | 'settled', note: string | null) {
  const row = await step.tx
    .updateTable('undelivered')
    .set({ state, settled_at: step.now, settled_by: step.actor.id, settled_note: note })
    .where('tenant', '=', step.tenant)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .returning(['subject_kind', 'subject_id', 'reaction', 'entry_id'])
    .executeTakeFirst();
  if (!row) throw refuse('delivery.unknown');
  return row;
}
