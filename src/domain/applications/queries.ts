import type { Db } from '#platform/db/pool.ts';
import type { ApplicationRow, ApplicationTables } from './tables.ts';

export function applicationById(
  db: Db<ApplicationTables>,
  tenant: string,
  id: string,
): Promise<ApplicationRow | undefined> {
  return db.selectFrom('application').selectAll().where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst();
}

/** The applications of a case, oldest first. */
export function applicationsOf(db: Db<ApplicationTables>, tenant: string, caseId: string): Promise<ApplicationRow[]> {
  return db
    .selectFrom('application')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('case_id', '=', caseId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** What has not arrived yet, longest waiting first. */
export function openApplications(db: Db<ApplicationTables>, tenant: string, limit = 100): Promise<ApplicationRow[]> {
  return db
    .selectFrom('application')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('state', 'in', ['waiting', 'refused', 'set-aside'])
    .orderBy('changed_at')
    .limit(limit)
    .execute();
}
