import { z } from 'zod';
import { defineCommand } from '#platform/commands/define-command.ts';
import type { ApplicationStep } from './application-step.ts';
import { refuse } from './problems.ts';

/** Takes a file from a draft again; a reaction removes the file itself. */
export const removeUpload = defineCommand({
  name: 'applications.remove-upload',
  input: z.strictObject({ draft: z.uuid(), upload: z.uuid() }),
  async run(step: ApplicationStep, { draft, upload }) {
    const row = await step.tx
      .updateTable('application_upload')
      .set({ gone: true, name: '' })
      .where('tenant', '=', step.tenant)
      .where('draft_id', '=', draft)
      .where('id', '=', upload)
      .where('gone', '=', false)
      .returning('id')
      .executeTakeFirst();
    if (!row) throw refuse('draft.unknown');
    return {
      value: {},
      journal: [
        {
          type: 'draft.file-removed',
          subject: { kind: 'draft', id: draft },
          data: { upload },
          visibility: 'department',
        },
      ],
    };
  },
});
