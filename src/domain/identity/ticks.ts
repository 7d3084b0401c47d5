import type { Db } from '#platform/db/pool.ts';
import { deriveId } from '#platform/jobs/derive-id.ts';
import type { Tick } from '#platform/jobs/reaction.ts';
import { eraseAccountSessions } from './erase-account-sessions.ts';
import type { IdentityTables } from './tables.ts';

/** What happens because time passes. */
export const identityTicks: readonly Tick[] = [
  {
    name: 'identity.erase-account-sessions',
    async run({ tenant, now, read, execute }) {
      const ended = await read((db: Db<IdentityTables>) =>
        db
          .selectFrom('account_session')
          .select('expires_at')
          .where('tenant', '=', tenant)
          .where('expires_at', '<=', now)
          .limit(1)
          .executeTakeFirst(),
      );
      if (ended) await execute(eraseAccountSessions, {}, deriveId(`identity.erase-account-sessions ${tenant} ${now}`));
    },
  },
];
