import { z } from 'zod';
import { defineCommand } from '#platform/commands/define-command.ts';
import type { ApplicationStep } from './application-step.ts';

/** The files of a draft that were taken away have been removed: their rows go too. */
export const forgetUploads = defineCommand({
  name: 'applications.forget-uploads',
  input: z.strictObject({ draft: z.uuid() }),
  async run(step: ApplicationStep, { draft }) {
    await step.tx
      .deleteFrom('application_upload')
      .where('tenant', '=', step.tenant)
      .where('draft_id', '=', draft)
      .where('gone', '=', true)
      .execute();
    return {
      value: {},
      journal: [
        { type: 'draft.files-removed', subject: { kind: 'draft', id: draft }, data: {}, visibility: 'department' },
      ],
    };
  },
});
