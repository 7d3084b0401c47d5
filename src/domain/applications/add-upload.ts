import { z } from 'zod';
import { defineCommand } from '#platform/commands/define-command.ts';
import type { ApplicationStep } from './application-step.ts';
import { draftExpires, maxUploads } from './draft-rules.ts';
import { refuse } from './problems.ts';

/** Puts a file with a draft. The door has looked at it, cleaned and stored it before, and names it by its hash. */
export const addUpload = defineCommand({
  name: 'applications.add-upload',
  input: z.strictObject({
    draft: z.uuid(),
    field: z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/),
    name: z
      .string()
      .transform((text) =>
        text
          .normalize('NFC')
          .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\]/gu, ' ')
          .trim()
          .slice(-200),
      )
      .pipe(z.string().min(1)),
    mediaType: z.enum(['image/jpeg', 'image/png', 'image/webp', 'application/pdf']),
    size: z.int().min(1).max(100_000_000),
    blob: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  async run(step: ApplicationStep, input) {
    const { draft, field } = input;
    const kept = await step.tx
      .updateTable('application_draft')
      .set({ changed_at: step.now, expires_at: draftExpires(step.now) })
      .where('tenant', '=', step.tenant)
      .where('id', '=', draft)
      .where('expires_at', '>', step.now)
      .returning('id')
      .executeTakeFirst();
    if (!kept) throw refuse('draft.unknown');
    const { count } = await step.tx
      .selectFrom('application_upload')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('tenant', '=', step.tenant)
      .where('draft_id', '=', draft)
      .where('gone', '=', false)
      .executeTakeFirstOrThrow();
    if (count >= maxUploads) throw refuse('application.too-many', { field, data: { max: maxUploads } });
    const id = step.newId();
    await step.tx
      .insertInto('application_upload')
      .values({
        tenant: step.tenant,
        id,
        draft_id: draft,
        field,
        name: input.name,
        media_type: input.mediaType,
        size: input.size,
        blob: input.blob,
        gone: false,
        at: step.now,
      })
      .execute();
    return {
      value: { id },
      journal: [
        {
          type: 'draft.file-added',
          subject: { kind: 'draft', id: draft },
          data: { upload: id },
          visibility: 'department',
        },
      ],
    };
  },
});
