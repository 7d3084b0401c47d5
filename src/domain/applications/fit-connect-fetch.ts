import { reasonOf } from '#platform/fit-connect/event-log.ts';
import type { FitConnectSender, FitConnectSubscriber } from '#platform/fit-connect/load-parties.ts';
import type { ApplicationDb } from './application-step.ts';
import type { Looking } from './fit-connect-answers.ts';
import { noteReceived, noteReply } from './note-fit-connect.ts';

const pageSize = 100;
/** Pages of one look; what is left comes with the next. */
const maxPages = 5;

/** Asks for submissions that wait for us and notes those not seen before. @throws Error with a reason code. */
export async function fetchWaiting(looking: Looking, { api, destinationId }: FitConnectSubscriber): Promise<void> {
  for (let page = 0; page < maxPages; page++) {
    const waiting = await api.waitingSubmissions(page * pageSize);
    if (!waiting.ok) throw new Error(reasonOf(waiting));
    const { submissions } = waiting.value;
    const ids = submissions.map(({ submissionId }) => submissionId);
    const known = await looking.read((db: ApplicationDb) => knownAmong(db, looking.tenant, 'inbox', ids));
    for (const { submissionId: submission, caseId: fitCase, destinationId: to } of submissions) {
      if (known.has(submission) || (to ?? destinationId) !== destinationId) continue;
      const about = { submission, fitCase, destination: destinationId };
      const outcome = await looking.execute(noteReceived, about, `seen:${submission}`);
      if (!outcome.ok && outcome.problems[0].code !== 'fit-connect.step-taken')
        throw new Error(outcome.problems[0].code);
    }
    if (submissions.length < pageSize) return;
  }
}

/** Asks for answers to what we sent and notes those not seen before. */
export async function fetchReplies(looking: Looking, { api }: FitConnectSender): Promise<void> {
  for (let page = 0; page < maxPages; page++) {
    const waiting = await api.waitingReplies(page * pageSize);
    if (!waiting.ok) throw new Error(reasonOf(waiting));
    const { replies } = waiting.value;
    const ids = replies.map(({ replyId }) => replyId);
    const known = await looking.read((db: ApplicationDb) => knownAmong(db, looking.tenant, 'reply', ids));
    for (const { replyId: reply, caseId: fitCase } of replies) {
      if (known.has(reply)) continue;
      const outcome = await looking.execute(noteReply, { reply, fitCase }, `seen:${reply}`);
      const code = outcome.ok ? undefined : outcome.problems[0].code;
      // In a case of another system under the same client: not ours to answer.
      if (code !== undefined && code !== 'fit-connect.step-taken' && code !== 'fit-connect.case-unknown')
        throw new Error(code);
    }
    if (replies.length < pageSize) return;
  }
}

async function knownAmong(
  db: ApplicationDb,
  tenant: string,
  where: 'inbox' | 'reply',
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows =
    where === 'inbox'
      ? await db
          .selectFrom('fit_connect_inbox')
          .select('submission_id as id')
          .where('tenant', '=', tenant)
          .where('submission_id', 'in', ids)
          .execute()
      : await db
          .selectFrom('fit_connect_reply')
          .select('reply_id as id')
          .where('tenant', '=', tenant)
          .where('reply_id', 'in', ids)
          .execute();
  return new Set(rows.map(({ id }) => id));
}
