import { z } from 'zod';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import { defineProblems } from '#platform/commands/problems.ts';
import type { PlatformTables } from '#platform/db/tables.ts';

export const { texts: deliveryProblems, refuse } = defineProblems({
  'delivery.unknown': {
    status: 404,
    de: 'Diesen Eintrag gibt es nicht, oder er ist schon erledigt.',
    en: 'There is no such entry, or it has been dealt with already.',
  },
  'delivery.failed': {
    status: 503,
    de: 'Die Zustellung ist mehrmals gescheitert.',
    en: 'The delivery failed several times.',
  },
});

/** Puts what could not be delivered on the desk, with an owner. */
export const setAside = defineCommand({
  name: 'delivery.set-aside',
  input: z.object({
    reaction: z.string().max(80),
    entry: z.uuid(),
    attempts: z.int().min(1),
    reason: z.string().max(80),
    owner: z.enum(['agent', 'dispatcher', 'caseworker', 'admin']),
  }),
  async run(step: Step<Pick<PlatformTables, 'journal_entry' | 'undelivered'>>, input) {
    const entry = await step.tx
      .selectFrom('journal_entry')
      .select(['subject_kind', 'subject_id'])
      .where('tenant', '=', step.tenant)
      .where('id', '=', input.entry)
      .executeTakeFirst();
    if (!entry) throw refuse('delivery.unknown');
    const id = step.newId();
    await step.tx
      .insertInto('undelivered')
      .values({
        tenant: step.tenant,
        id,
        reaction: input.reaction,
        entry_id: input.entry,
        subject_kind: entry.subject_kind,
        subject_id: entry.subject_id,
        reason: input.reason,
        attempts: input.attempts,
        since: step.now,
        owner_role: input.owner,
        state: 'open',
        settled_at: null,
        settled_by: null,
        settled_note: null,
      })
      .onConflict((conflict) =>
        conflict.columns(['tenant', 'reaction', 'entry_id']).where('state', '=', 'open').doNothing(),
      )
      .execute();
    return {
      value: { id },
      journal: [
        {
          type: 'delivery.set-aside',
          subject: { kind: entry.subject_kind, id: entry.subject_id },
          data: { reaction: input.reaction, entry: input.entry, reason: input.reason, owner: input.owner },
          visibility: 'department',
        },
      ],
    };
  },
});
