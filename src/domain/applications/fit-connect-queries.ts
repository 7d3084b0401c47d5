import type { Db } from '#platform/db/pool.ts';
import type { FitConnectTables, SubmissionRow } from './fit-connect-tables.ts';

type NeedsDb = Db<FitConnectTables>;

/** The submission of an application that is on its way or has arrived; rejected and abandoned ones are history. */
export function openSubmissionOf(db: NeedsDb, tenant: string, application: string): Promise<SubmissionRow | undefined> {
  return db
    .selectFrom('fit_connect_submission')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('application_id', '=', application)
    .where('step', 'not in', ['rejected', 'abandoned'])
    .executeTakeFirst();
}

/** What has been handed over and not been answered, longest waiting first. */
export function unansweredSubmissions(db: NeedsDb, tenant: string, limit = 200): Promise<SubmissionRow[]> {
  return db
    .selectFrom('fit_connect_submission')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('step', '=', 'submitted')
    .orderBy('changed_at')
    .limit(limit)
    .execute();
}
