import type { z } from 'zod';
import { readTown } from '#domain/identity/index.ts';
import { type ChosenDestination, chooseDestination } from '#platform/fit-connect/choose-destination.ts';
import { readEventLog, reasonOf } from '#platform/fit-connect/event-log.ts';
import { authenticationTag, encryptFor } from '#platform/fit-connect/jwe.ts';
import type { FitConnectParties, FitConnectSender } from '#platform/fit-connect/load-parties.ts';
import { buildMetadata } from '#platform/fit-connect/metadata.ts';
import type { ReactionContext } from '#platform/jobs/reaction.ts';
import type { BlobStore } from '#platform/storage/blobs.ts';
import { dateInGermany } from '#platform/values/date.ts';
import type { ApplicationDb } from './application-step.ts';
import { composePayload } from './compose-payload.ts';
import { authorOf, messageStandard } from './fit-connect-message.ts';
import { openSubmissionOf } from './fit-connect-queries.ts';
import type { FitConnectTarget } from './fit-connect-settings.ts';
import { type SubmissionRow, sentAttachments } from './fit-connect-tables.ts';
import { recordSending } from './record-sending.ts';
import type { ApplicationRow } from './tables.ts';
import type { Deliver } from './ways.ts';

export interface FitConnectDeps {
  parties: FitConnectParties;
  blobs: Pick<BlobStore, 'getBlob' | 'putBlob'>;
  /** Ids of attachments and events: UUIDs of version 4. */
  newUuid: () => string;
}

/** One application on its way. */
interface Sending {
  context: ReactionContext;
  application: ApplicationRow;
  target: FitConnectTarget;
  sender: FitConnectSender;
  deps: FitConnectDeps;
  destination: () => Promise<Extract<ChosenDestination, { ok: true }>>;
}

/** More rounds than attachments and steps a submission can have. */
const maxRounds = 150;

/**
 * Sends an application as a FIT-Connect submission. Each round looks how far it has come and takes the next step, then
 * writes it down: announced, each attachment uploaded, sealed, handed over. A process killed between a step and its
 * record repeats that one step: a second announcement is never handed over and expires there, an attachment is
 * replaced, the sealed contents are the same. What the destination says comes later, by its events.
 */
export function fitConnectWay(deps: FitConnectDeps): Deliver {
  return async ({ context, application, system }) => {
    const sender = deps.parties.get(context.tenant)?.sender;
    const target = system.fitConnect;
    if (!sender || !target) throw new Error('fit-connect.not-configured');
    let chosen: Promise<ChosenDestination> | undefined;
    const destination = async () => {
      chosen ??= chooseDestination(sender.api, {
        destinationId: target.destination,
        publicService: target.publicService.identifier,
        schemaUri: target.schemaUri,
      });
      const found = await chosen;
      if (!found.ok) throw new Error(found.reason);
      return found;
    };
    const sending: Sending = { context, application, target, sender, deps, destination };
    for (let round = 0; round < maxRounds; round++) {
      const row = await context.read((db: ApplicationDb) => openSubmissionOf(db, context.tenant, application.id));
      if (row && row.step !== 'announced' && row.step !== 'sealed') return undefined;
      if (!row) await announce(sending);
      else if (row.step === 'sealed') await handOver(sending, row);
      else await uploadOrSeal(sending, row);
    }
    throw new Error('fit-connect.no-progress');
  };
}

async function announce({ context, application, target, sender, deps, destination }: Sending): Promise<void> {
  await destination();
  const papers = await context.read((db: ApplicationDb) => papersToSend(db, context.tenant, application.case_id));
  const attachments = papers.map((paper) => ({ id: deps.newUuid(), paper: paper.id }));
  const announced = await sender.api.announce({
    destinationId: target.destination,
    announcedAttachments: attachments.map(({ id }) => id),
    publicService: target.publicService,
    ...(target.region ? { region: target.region } : {}),
  });
  if (!announced.ok) throw new Error(reasonOf(announced));
  const { submissionId: submission, caseId: fitCase } = announced.value;
  await record(context, {
    step: 'announced',
    application: application.id,
    destination: target.destination,
    submission,
    fitCase,
    attachments,
  });
}

async function uploadOrSeal(sending: Sending, row: SubmissionRow): Promise<void> {
  const { context, sender, destination } = sending;
  const attachments = sentAttachments.parse(row.attachments);
  const next = attachments.find((one) => one.tag === undefined);
  if (!next) return seal(sending, row);
  const { key } = await destination();
  const { bytes, mediaType } = await contentOf(sending, next.paper);
  const jwe = await encryptFor(key, { bytes, cty: mediaType });
  const uploaded = await sender.api.uploadAttachment(row.submission_id, next.id, jwe);
  if (uploaded.ok) return record(context, { step: 'uploaded', id: row.id, attachment: next.id, tag: tagOf(jwe) });
  if (uploaded.kind === 'unavailable') throw new Error(uploaded.reason);
  // Announced and never handed over, it is forgotten there after a while. Whatever else they dislike: anew is safe.
  await record(context, { step: 'abandoned', id: row.id });
  if (uploaded.code !== 'submission-not-found') throw new Error(reasonOf(uploaded));
}

async function seal(sending: Sending, row: SubmissionRow): Promise<void> {
  const { context, application, target, sender, destination } = sending;
  const { key } = await destination();
  const { town, number, data } = await context.read((db: ApplicationDb) =>
    contentToSend(db, context.tenant, application, target),
  );
  const attachments = [];
  for (const { id, paper } of sentAttachments.parse(row.attachments)) {
    const { bytes, mediaType, name } = await contentOf(sending, paper);
    attachments.push({ id, bytes, purpose: 'attachment', mimeType: mediaType, filename: name } as const);
  }
  const bytes = new TextEncoder().encode(JSON.stringify(data));
  const metadata = buildMetadata({
    data: { bytes, schemaUri: target.schemaUri, mimeType: 'application/json' },
    attachments,
    author: authorOf(town),
    reference: { senderReference: number, applicationDate: dateInGermany(application.created_at) },
    ...(sender.replyKey
      ? { replyTo: { processStandards: [messageStandard], encryptionPublicKey: sender.replyKey.publicJwk } }
      : {}),
  });
  const encryptedMetadata = await encryptFor(key, { bytes: metadata, cty: 'application/json' });
  const encryptedData = await encryptFor(key, { bytes, cty: 'application/json' });
  const tags = { metadataTag: tagOf(encryptedMetadata), dataTag: tagOf(encryptedData) };
  await record(context, { step: 'sealed', id: row.id, encryptedMetadata, encryptedData, ...tags });
}

async function handOver({ context, sender }: Sending, row: SubmissionRow): Promise<void> {
  const sealed = { encryptedMetadata: row.encrypted_metadata ?? '', encryptedData: row.encrypted_data ?? '' };
  const submitted = await sender.api.submit(row.submission_id, sealed);
  if (submitted.ok) return record(context, { step: 'submitted', id: row.id });
  if (submitted.kind === 'unavailable') throw new Error(submitted.reason);
  // A no may mean that a predecessor's yes got lost on the way: the signed log knows.
  const of = { caseId: row.fit_case_id, sub: `submission:${row.submission_id}`, destinationId: row.destination_id };
  const log = await readEventLog(sender.api, { ...of, now: context.now });
  if (log.ok && log.events.some((event) => event.name === 'submit-submission'))
    return record(context, { step: 'submitted', id: row.id });
  const isUnknown = !log.ok && log.kind === 'unavailable' && log.reason === 'fit-connect.case-not-found';
  if (!log.ok && !isUnknown) throw new Error(log.kind === 'unavailable' ? log.reason : 'fit-connect.log-invalid');
  await record(context, { step: 'abandoned', id: row.id });
  throw new Error(reasonOf(submitted));
}

/** A refusal means that another process was faster: the next round reads where it stands. */
async function record(context: ReactionContext, step: z.input<typeof recordSending.input>): Promise<void> {
  const about = 'id' in step ? step.id : step.submission;
  const part = `${step.step}:${about}${step.step === 'uploaded' ? `:${step.attachment}` : ''}`;
  const outcome = await context.execute(recordSending, step, part);
  if (outcome.ok) return;
  const [{ code }] = outcome.problems;
  if (code !== 'fit-connect.step-taken' && code !== 'fit-connect.under-way') throw new Error(code);
}

/** Papers the applicant brought; what the office wrote stays in the office. */
function papersToSend(db: ApplicationDb, tenant: string, caseId: string) {
  return db
    .selectFrom('paper')
    .select('id')
    .where('tenant', '=', tenant)
    .where('case_id', '=', caseId)
    .where('visibility', '=', 'applicant')
    .where('added_by_kind', 'in', ['resident', 'anonymous'])
    .orderBy('at')
    .orderBy('id')
    .execute();
}

async function contentOf({ context, deps }: Sending, paper: string) {
  const row = await context.read((db: ApplicationDb) =>
    db
      .selectFrom('paper')
      .select(['blob', 'media_type', 'name'])
      .where('tenant', '=', context.tenant)
      .where('id', '=', paper)
      .executeTakeFirst(),
  );
  const bytes = row && (await deps.blobs.getBlob(context.tenant, row.blob));
  if (!row || !bytes) throw new Error('fit-connect.paper-missing');
  return { bytes, mediaType: row.media_type, name: row.name };
}

async function contentToSend(db: ApplicationDb, tenant: string, application: ApplicationRow, target: FitConnectTarget) {
  const { value: town } = await readTown(db, tenant);
  const { number } = await db
    .selectFrom('case_file')
    .select('number')
    .where('tenant', '=', tenant)
    .where('id', '=', application.case_id)
    .executeTakeFirstOrThrow();
  if (target.content === 'application') return { town, number, data: await composePayload(db, tenant, application) };
  const row = await db
    .selectFrom('application_answers')
    .select('answers')
    .where('tenant', '=', tenant)
    .where('application_id', '=', application.id)
    .executeTakeFirst();
  if (!row) throw new Error('fit-connect.answers-missing');
  return { town, number, data: row.answers };
}

function tagOf(jwe: string): string {
  const tag = authenticationTag(jwe);
  if (tag === undefined) throw new Error('what we encrypted has no tag');
  return tag;
}
