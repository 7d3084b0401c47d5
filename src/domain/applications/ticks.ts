import type { Db } from '#platform/db/pool.ts';
import { deriveId } from '#platform/jobs/derive-id.ts';
import type { Tick } from '#platform/jobs/reaction.ts';
import { eraseDraft } from './erase-draft.ts';
import type { ApplicationTables } from './tables.ts';

/** What happens to applications because time passes: a draft nobody went on with is erased. */
export const applicationTicks: readonly Tick[] = [
  {
    name: 'applications.erase-drafts',
    async run({ tenant, now, read, execute }) {
      const over = await read((db: Db<ApplicationTables>) =>
        db
          .selectFrom('application_draft')
          .select('id')
          .where('tenant', '=', tenant)
          .where('expires_at', '<=', now)
          .orderBy('expires_at')
          .limit(200)
          .execute(),
      );
      for (const { id } of over) await execute(eraseDraft, { draft: id }, deriveId(`applications.erase-draft ${id}`));
    },
  },
];
