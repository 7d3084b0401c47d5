import type { z } from 'zod';
import { type AuthenticationTags, tagDifferences } from '#platform/fit-connect/authentication-tags.ts';
import { readEventLog } from '#platform/fit-connect/event-log.ts';
import type { FitConnectSender } from '#platform/fit-connect/load-parties.ts';
import { codeOfProblem } from '#platform/fit-connect/refusal-problems.ts';
import type { SecurityEvent } from '#platform/fit-connect/security-event.ts';
import type { ReactionContext } from '#platform/jobs/reaction.ts';
import type { ApplicationDb } from './application-step.ts';
import { unansweredSubmissions } from './fit-connect-queries.ts';
import { type SubmissionRow, sentAttachments } from './fit-connect-tables.ts';
import { recordSendingAnswer } from './record-sending-answer.ts';

type Said = z.input<typeof recordSendingAnswer.input>['answer'];
/** What both a job and the clock have in hand. */
export type Looking = Pick<ReactionContext, 'tenant' | 'now' | 'read' | 'execute'>;

/**
 * Looks what the destinations have said to what we handed over, and writes it down. `due` picks the submissions to ask
 * about. @throws Error with a reason code when the delivery service cannot be reached: the others will not be either.
 */
export async function fetchAnswers(
  looking: Looking,
  sender: FitConnectSender,
  due: (row: SubmissionRow) => boolean = () => true,
): Promise<void> {
  const { tenant, now } = looking;
  const rows = await looking.read((db: ApplicationDb) => unansweredSubmissions(db, tenant));
  for (const row of rows.filter(due)) {
    const sub = `submission:${row.submission_id}`;
    const log = await readEventLog(sender.api, {
      caseId: row.fit_case_id,
      sub,
      destinationId: row.destination_id,
      now,
    });
    if (!log.ok && log.kind === 'unavailable') throw new Error(log.reason);
    const answer: Said | undefined = log.ok
      ? answerIn(log.events, row, sender.api.apiUrl)
      : { kind: 'doubted', code: log.problem.replace('.', '-') };
    if (!answer) continue;
    const about = answer.kind === 'doubted' ? 'doubted' : answer.jti;
    const outcome = await looking.execute(recordSendingAnswer, { id: row.id, answer }, `answer:${row.id}:${about}`);
    const code = outcome.ok ? undefined : outcome.problems[0].code;
    if (code === 'fit-connect.event-used')
      await looking.execute(
        recordSendingAnswer,
        { id: row.id, answer: { kind: 'doubted', code: 'event-replayed' } },
        `answer:${row.id}:doubted`,
      );
    else if (code !== undefined && code !== 'fit-connect.step-taken') throw new Error(code);
  }
}

/** The first word that is final counts; an acceptance only of exactly what we sent. */
export function answerIn(
  events: readonly SecurityEvent[],
  row: SubmissionRow,
  serviceIssuer: string,
): Said | undefined {
  const last = events.find(({ name }) => name === 'accept-submission' || name === 'reject-submission');
  if (!last) return undefined;
  if (last.name === 'reject-submission') {
    // The service itself says no when nobody has fetched the submission for fourteen days.
    const codes = last.iss === serviceIssuer ? ['not-fetched-in-time'] : (last.problems ?? []).map(codeOfProblem);
    return { kind: 'rejected', jti: last.jti, codes: codes.length > 0 ? codes.slice(0, 20) : ['other-problem'] };
  }
  if (!last.authenticationTags) return { kind: 'doubted', code: 'tags-missing' };
  return tagDifferences(tagsOf(row), last.authenticationTags).length === 0
    ? { kind: 'accepted', jti: last.jti }
    : { kind: 'doubted', code: 'tags-differ' };
}

function tagsOf(row: SubmissionRow): AuthenticationTags {
  const attachments = sentAttachments.parse(row.attachments).map(({ id, tag }) => [id, tag ?? '']);
  return {
    metadata: row.metadata_tag ?? '',
    data: row.data_tag ?? '',
    attachments: Object.fromEntries(attachments),
  };
}
