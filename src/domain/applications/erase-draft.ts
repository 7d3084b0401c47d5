import { z } from 'zod';
import { defineCommand } from '#platform/commands/define-command.ts';
import type { ApplicationStep } from './application-step.ts';
import { refuse } from './problems.ts';

/** Somebody throws away what they began, or its time is over. What was answered is gone; a reaction removes the files. */
export const eraseDraft = defineCommand({
  name: 'applications.erase-draft',
  input: z.strictObject({ draft: z.uuid() }),
  async run(step: ApplicationStep, { draft }) {
    const gone = await step.tx
      .deleteFrom('application_draft')
      .where('tenant', '=', step.tenant)
      .where('id', '=', draft)
      .executeTakeFirst();
    if (Number(gone.numDeletedRows) === 0) throw refuse('draft.unknown');
    await step.tx
      .updateTable('application_upload')
      .set({ gone: true, name: '' })
      .where('tenant', '=', step.tenant)
      .where('draft_id', '=', draft)
      .execute();
    return {
      value: {},
      journal: [{ type: 'draft.erased', subject: { kind: 'draft', id: draft }, data: {}, visibility: 'department' }],
    };
  },
});
