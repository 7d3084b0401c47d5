import type { Db } from '#platform/db/pool.ts';
import { deriveId } from '#platform/jobs/derive-id.ts';
import type { Tick } from '#platform/jobs/reaction.ts';
import { forgetMisses, hasOldMisses } from './search-misses.ts';
import type { CatalogueTables } from './tables.ts';

/** What happens because time passes. */
export const catalogueTicks: readonly Tick[] = [
  {
    name: 'catalogue.forget-misses',
    async run({ tenant, now, read, execute }) {
      if (await read((db: Db<CatalogueTables>) => hasOldMisses(db, tenant, now)))
        await execute(forgetMisses, {}, deriveId(`catalogue.forget-misses ${tenant} ${now}`));
    },
  },
];
