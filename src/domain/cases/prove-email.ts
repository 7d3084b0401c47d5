import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import { hashEmailToken } from './access.ts';
import { refuse } from './problems.ts';
import type { CaseTables } from './tables.ts';

/** The owner of the new address has followed the link sent to it: from now on it counts. */
export const proveEmail = defineCommand({
  name: 'cases.prove-email',
  input: z.strictObject({ change: z.uuid(), token: z.string().max(60) }),
  async run(step: Step<CaseTables>, input) {
    const change = await step.tx
      .selectFrom('contact_change')
      .selectAll()
      .where('tenant', '=', step.tenant)
      .where('id', '=', input.change)
      .forUpdate()
      .executeTakeFirst();
    const hash = Buffer.from(hashEmailToken(input.token), 'hex');
    const valid =
      change?.token_hash &&
      change.proven_at === null &&
      change.expires_at > step.now &&
      timingSafeEqual(hash, change.token_hash);
    // One answer for unknown, used, expired and wrong: who guesses learns nothing.
    if (!valid) throw refuse('email-change.unknown');
    await step.tx
      .updateTable('contact_change')
      .set({ proven_at: step.now })
      .where('tenant', '=', step.tenant)
      .where('id', '=', change.id)
      .execute();
    await step.tx
      .updateTable('party')
      .set({ email: change.email, ...(change.contact_way === null ? {} : { contact_way: change.contact_way }) })
      .where('tenant', '=', step.tenant)
      .where('id', '=', change.party_id)
      .execute();
    return {
      value: { caseId: change.case_id },
      journal: [
        {
          type: 'case.email-proven',
          subject: { kind: 'case', id: change.case_id },
          data: { change: change.id, party: change.party_id },
          visibility: 'applicant',
        },
      ],
    };
  },
});
