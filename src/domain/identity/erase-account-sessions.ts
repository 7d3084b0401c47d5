import { z } from 'zod';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import type { IdentityTables } from './tables.ts';

/** Sessions of residents that have ended go, and with them what their accounts had told (Art. 5 (1) e GDPR). */
export const eraseAccountSessions = defineCommand({
  name: 'identity.erase-account-sessions',
  input: z.strictObject({}),
  async run(step: Step<IdentityTables>) {
    const gone = await step.tx
      .deleteFrom('account_session')
      .where('tenant', '=', step.tenant)
      .where('expires_at', '<=', step.now)
      .executeTakeFirst();
    const sessions = Number(gone.numDeletedRows);
    return {
      value: { sessions },
      journal: [
        {
          type: 'account.sessions-erased',
          subject: { kind: 'town', id: step.tenant },
          data: { sessions },
          visibility: 'department',
        },
      ],
    };
  },
});
