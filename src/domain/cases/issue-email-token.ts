import { z } from 'zod';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import { refuse } from './problems.ts';
import type { CaseTables } from './tables.ts';

/** The reaction that writes to the new address leaves the hash of the token it sends (`emailToken`, `hashEmailToken`). */
export const issueEmailToken = defineCommand({
  name: 'cases.issue-email-token',
  input: z.strictObject({ change: z.uuid(), tokenHash: z.string().regex(/^[0-9a-f]{64}$/) }),
  async run(step: Step<CaseTables>, input) {
    const row = await step.tx
      .updateTable('contact_change')
      .set({ token_hash: Buffer.from(input.tokenHash, 'hex') })
      .where('tenant', '=', step.tenant)
      .where('id', '=', input.change)
      .where('proven_at', 'is', null)
      .returning('case_id')
      .executeTakeFirst();
    if (!row) throw refuse('email-change.unknown');
    return {
      value: {},
      journal: [
        {
          type: 'case.email-token-issued',
          subject: { kind: 'case', id: row.case_id },
          data: { change: input.change },
          visibility: 'department',
        },
      ],
    };
  },
});
