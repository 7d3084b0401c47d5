import { readVisitSettings, whoMayHaveVisit } from '#domain/visits/index.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { readServices } from '../services.ts';
import type { StaffVisit } from '../visit.ts';

/** What the town has configured for its calls: its services, its visits, and who may have one. */
export function configured(visit: StaffVisit) {
  const { tenant, lang } = visit;
  return visit.read(async (db: Db<Pick<PlatformTables, 'configuration'>>) => ({
    services: (await readServices(db, tenant)).value,
    settings: (await readVisitSettings(db, tenant)).value,
    whoMay: await whoMayHaveVisit(db, tenant, lang, visit.now),
  }));
}
