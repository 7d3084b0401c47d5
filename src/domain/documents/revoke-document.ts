import { z } from 'zod';
import { type CaseTables, codeSchema, requireCase } from '#domain/cases/index.ts';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import { refuse } from './problems.ts';
import type { DocumentTables } from './tables.ts';

/** Why a document is withdrawn. */
export const revocationGrounds = ['issued-in-error', 'details-wrong', 'decision-withdrawn'] as const;

/** Withdraws an issued document: from now on its code says so. Refuses `document.unknown` and `document.revoked-already`. */
export const revokeDocument = defineCommand({
  name: 'documents.revoke',
  input: z.strictObject({ document: z.uuid(), ground: codeSchema.pipe(z.enum(revocationGrounds)) }),
  async run(step: Step<DocumentTables & CaseTables>, input) {
    const row = await step.tx
      .selectFrom('issued_document')
      .select(['id', 'case_id', 'kind', 'revoked_at'])
      .where('tenant', '=', step.tenant)
      .where('id', '=', input.document)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw refuse('document.unknown');
    await requireCase(step, row.case_id);
    if (row.revoked_at !== null) throw refuse('document.revoked-already');
    await step.tx
      .updateTable('issued_document')
      .set({ revoked_at: step.now, revoked_ground: input.ground })
      .where('tenant', '=', step.tenant)
      .where('id', '=', row.id)
      .execute();
    return {
      value: {},
      journal: [
        {
          type: 'document.revoked',
          subject: { kind: 'case', id: row.case_id },
          data: { document: row.id, kind: row.kind, ground: input.ground },
          visibility: 'applicant',
        },
      ],
    };
  },
});
