import type { z } from 'zod';
import { readEventLog, reasonOf } from '#platform/fit-connect/event-log.ts';
import { examine, type Opened, type Sealed } from '#platform/fit-connect/examine.ts';
import type { FitConnectSubscriber } from '#platform/fit-connect/load-parties.ts';
import { refusalProblem } from '#platform/fit-connect/refusal-problems.ts';
import type { EventProblem } from '#platform/fit-connect/security-event.ts';
import type { ReactionContext } from '#platform/jobs/reaction.ts';
import type { ApplicationDb } from './application-step.ts';
import { acceptanceOf } from './fit-connect-acceptance.ts';
import { messageStandard } from './fit-connect-message.ts';
import { storeAttachments } from './fit-connect-papers.ts';
import { personOf, readableLines } from './fit-connect-person.ts';
import { inboxRow } from './fit-connect-queries.ts';
import type { ReceivedService } from './fit-connect-settings.ts';
import type { InboxRow } from './fit-connect-tables.ts';
import { say, verdictSchema } from './fit-connect-verdict.ts';
import type { FitConnectDeps } from './fit-connect-way.ts';
import { readApplicationSettings } from './settings.ts';
import { settleReceived, takeReceived, turnDownReceived } from './take-received.ts';

/** All attachments of a submission together, in characters of their encrypted form: about 75 MB of content. */
const maxAttachments = 100_000_000;

/**
 * Brings a submission that was seen to its end: fetched and checked, it becomes a case or is turned down, then the
 * sender is told. Each round takes the next step; a process killed between two goes on with the next.
 */
export async function receiveSubmission(
  context: ReactionContext,
  subscriber: FitConnectSubscriber,
  deps: FitConnectDeps,
  submission: string,
): Promise<void> {
  for (let round = 0; round < 5; round++) {
    const row = await context.read((db: ApplicationDb) => inboxRow(db, context.tenant, submission));
    if (!row || row.step === 'answered') return;
    if (row.step === 'seen') await decide(context, subscriber, deps, row);
    else await answer(context, subscriber, row);
  }
  throw new Error('fit-connect.no-progress');
}

async function decide(
  context: ReactionContext,
  subscriber: FitConnectSubscriber,
  deps: FitConnectDeps,
  row: InboxRow,
): Promise<void> {
  const { api } = subscriber;
  const sealed = await fetchSealed(subscriber, row);
  const of = { caseId: row.fit_case_id, sub: sealed.sub, destinationId: row.destination_id, now: context.now };
  const log = await readEventLog(api, of);
  if (!log.ok && log.kind === 'unavailable') throw new Error(log.reason);
  const { value: settings } = await context.read((db: ApplicationDb) => readApplicationSettings(db, context.tenant));
  const examined = await examine(sealed, log, subscriber.decryptionKeys, acceptanceOf(settings.receive));
  if (!examined.ok) return turnDown(context, deps, row, examined.problems);
  const { opened } = examined;
  const { schemaUri } = opened.metadata.contentStructure.data.submissionSchema;
  const received = settings.receive.find(
    (one) => one.identifier === sealed.publicService && one.schemaUri === schemaUri,
  );
  const person = received && personOf(opened.data, received.person);
  if (!received || !person) return turnDown(context, deps, row, [refusalProblem('schema-violation', 'data')]);
  const standards = opened.metadata.replyChannel?.fitConnect?.processStandards ?? [];
  const canReply = opened.replyKey !== undefined && standards.includes(messageStandard);
  await run(context, takeReceived, row, {
    submission: row.submission_id,
    service: received.service,
    schemaUri,
    person,
    answers: opened.data,
    text: readableLines(opened.data),
    papers: await storePapers(context.tenant, deps, received, opened),
    verdict: { kind: 'accept', authenticationTags: opened.tags },
    jti: deps.newUuid(),
    ...(canReply ? { replyKey: opened.replyKey, replyStandard: messageStandard } : {}),
  });
}

async function turnDown(
  context: ReactionContext,
  deps: FitConnectDeps,
  row: InboxRow,
  problems: readonly EventProblem[],
): Promise<void> {
  const verdict = { kind: 'reject', problems: problems.slice(0, 100) } as const;
  await run(context, turnDownReceived, row, { submission: row.submission_id, verdict, jti: deps.newUuid() });
}

async function answer(context: ReactionContext, subscriber: FitConnectSubscriber, row: InboxRow): Promise<void> {
  const outcome = await say({
    api: subscriber.api,
    iss: row.destination_id,
    key: subscriber.signingKey,
    what: 'submission',
    id: row.submission_id,
    fitCase: row.fit_case_id,
    verdict: verdictSchema.parse(row.event),
    jti: row.event_jti ?? '',
    now: context.now,
  });
  await run(context, settleReceived, row, { submission: row.submission_id, outcome });
}

async function fetchSealed({ api }: FitConnectSubscriber, row: InboxRow): Promise<Sealed> {
  const fetched = await api.submission(row.submission_id);
  if (!fetched.ok) throw new Error(reasonOf(fetched));
  const { submissionId, caseId, attachments: announced, encryptedMetadata, encryptedData } = fetched.value;
  if (submissionId !== row.submission_id || caseId !== row.fit_case_id)
    throw new Error('fit-connect.unexpected-answer');
  const attachments = new Map<string, string>();
  let size = 0;
  for (const id of announced) {
    const jwe = await api.attachment(row.submission_id, id);
    // Too large for us or not to be had just now: no fault of the sender's, a person looks at it.
    if (!jwe.ok && jwe.kind === 'unavailable') throw new Error(jwe.reason);
    if (!jwe.ok) continue;
    size += jwe.value.length;
    if (size > maxAttachments) throw new Error('fit-connect.answer-too-large');
    attachments.set(id, jwe.value);
  }
  return {
    sub: `submission:${row.submission_id}`,
    metadata: encryptedMetadata,
    data: encryptedData,
    announced,
    attachments,
    publicService: fetched.value.publicService?.identifier,
  };
}

/** The data and the attachments, stored before the case that names them is opened. */
async function storePapers(tenant: string, deps: FitConnectDeps, received: ReceivedService, opened: Opened) {
  const { hash: blob, size } = await deps.blobs.putBlob(tenant, opened.dataBytes);
  const data = { name: `${received.service}.json`, mediaType: 'application/json', size, blob };
  return [data, ...(await storeAttachments(tenant, deps.blobs, opened.attachments))];
}

/** Runs a step's command; a refusal means that another process was faster, the next round reads where it stands. */
async function run<I extends z.ZodType>(
  context: ReactionContext,
  command: Parameters<ReactionContext['execute']>[0] & { input: I },
  row: InboxRow,
  input: z.input<I>,
): Promise<void> {
  const outcome = await context.execute(command, input, `${command.name}:${row.submission_id}`);
  if (!outcome.ok && outcome.problems[0].code !== 'fit-connect.step-taken') throw new Error(outcome.problems[0].code);
}
