import type { Db } from '#platform/db/pool.ts';
import type { FitConnectTables, InboxRow, ReplyRow, SubmissionRow } from './fit-connect-tables.ts';

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

/** A submission somebody sent us. */
export function inboxRow(db: NeedsDb, tenant: string, submission: string): Promise<InboxRow | undefined> {
  return db
    .selectFrom('fit_connect_inbox')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('submission_id', '=', submission)
    .executeTakeFirst();
}

/** The submission a case came from, when it came through FIT-Connect. */
export function inboxRowOfCase(db: NeedsDb, tenant: string, caseId: string): Promise<InboxRow | undefined> {
  return db
    .selectFrom('fit_connect_inbox')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
}

export function replyRow(db: NeedsDb, tenant: string, reply: string): Promise<ReplyRow | undefined> {
  return db
    .selectFrom('fit_connect_reply')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('reply_id', '=', reply)
    .executeTakeFirst();
}

/** The reply that carries a message of the case. */
export function replyRowOfMessage(db: NeedsDb, tenant: string, message: string): Promise<ReplyRow | undefined> {
  return db
    .selectFrom('fit_connect_reply')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('message_id', '=', message)
    .executeTakeFirst();
}
