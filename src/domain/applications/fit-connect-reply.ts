import type { z } from 'zod';
import { readTown } from '#domain/identity/index.ts';
import { claimsIn, readEventLog, reasonOf } from '#platform/fit-connect/event-log.ts';
import { examine } from '#platform/fit-connect/examine.ts';
import { encryptFor } from '#platform/fit-connect/jwe.ts';
import type { FitConnectSender, FitConnectSubscriber } from '#platform/fit-connect/load-parties.ts';
import { buildMetadata } from '#platform/fit-connect/metadata.ts';
import { readPublicKey } from '#platform/fit-connect/rsa-key.ts';
import type { ReactionContext } from '#platform/jobs/reaction.ts';
import type { ApplicationDb } from './application-step.ts';
import { replyAcceptance } from './fit-connect-acceptance.ts';
import { authorOf, messageSchema, messageStandard } from './fit-connect-message.ts';
import { storeAttachments } from './fit-connect-papers.ts';
import { inboxRowOfCase, replyRow, replyRowOfMessage } from './fit-connect-queries.ts';
import type { ReplyRow } from './fit-connect-tables.ts';
import { say, type Verdict, verdictSchema } from './fit-connect-verdict.ts';
import type { FitConnectDeps } from './fit-connect-way.ts';
import { recordReply, takeReply } from './record-reply.ts';

/** A message of the office goes to the sender of the case's submission, when it offered FIT-Connect for answers. */
export async function sendReply(
  context: ReactionContext,
  subscriber: FitConnectSubscriber,
  of: { caseId: string; message: string },
): Promise<void> {
  const { tenant } = context;
  for (let round = 0; round < 4; round++) {
    const found = await context.read(async (db: ApplicationDb) => ({
      inbox: await inboxRowOfCase(db, tenant, of.caseId),
      row: await replyRowOfMessage(db, tenant, of.message),
      body: await bodyOf(db, tenant, of.message),
      town: await readTown(db, tenant),
    }));
    const { inbox, row, body, town } = found;
    if (!inbox?.reply_key || row?.step === 'submitted') return;
    if (row) {
      await handOver(context, subscriber, row);
      continue;
    }
    // The message was erased with its case before it could go: there is nothing to send any more.
    if (body === undefined) return;
    const key = await readPublicKey(inbox.reply_key, 'RSA-OAEP-256');
    if (!key.ok) throw new Error('fit-connect.reply-key-unfit');
    const announced = await subscriber.api.announceReply({ caseId: inbox.fit_case_id, announcedAttachments: [] });
    if (!announced.ok) throw new Error(reasonOf(announced));
    const bytes = new TextEncoder().encode(JSON.stringify({ text: body }));
    const metadata = buildMetadata({
      data: { bytes, schemaUri: messageStandard, mimeType: 'application/json' },
      attachments: [],
      author: authorOf(town.value),
    });
    await record(context, {
      step: 'sealed',
      reply: announced.value.replyId,
      caseId: of.caseId,
      fitCase: inbox.fit_case_id,
      message: of.message,
      encryptedMetadata: await encryptFor(key.key, { bytes: metadata, cty: 'application/json' }),
      encryptedData: await encryptFor(key.key, { bytes, cty: 'application/json' }),
    });
  }
  throw new Error('fit-connect.no-progress');
}

async function handOver(context: ReactionContext, { api }: FitConnectSubscriber, row: ReplyRow): Promise<void> {
  const sealed = { encryptedMetadata: row.encrypted_metadata ?? '', encryptedData: row.encrypted_data ?? '' };
  const submitted = await api.submitReply(row.reply_id, sealed);
  if (!submitted.ok) {
    if (submitted.kind === 'unavailable') throw new Error(submitted.reason);
    const log = await claimsIn(api, row.fit_case_id);
    if (!log.ok) throw new Error(log.reason);
    const isThere = log.events.some(({ sub, name }) => sub === `reply:${row.reply_id}` && name === 'submit-reply');
    if (!isThere) throw new Error(reasonOf(submitted));
  }
  await record(context, { step: 'submitted', reply: row.reply_id });
}

/** An answer to one of our submissions becomes a message of the case, or is turned down; its author is told. */
export async function receiveReply(
  context: ReactionContext,
  sender: FitConnectSender,
  deps: FitConnectDeps,
  reply: string,
): Promise<void> {
  for (let round = 0; round < 4; round++) {
    const row = await context.read((db: ApplicationDb) => replyRow(db, context.tenant, reply));
    if (!row || row.step === 'answered') return;
    if (row.step === 'seen') await decide(context, sender, deps, row);
    else {
      // Without a key for it the answer is only kept; the service forgets the reply after a while.
      if (sender.signingKey) {
        const { api, clientId: iss, signingKey: key } = sender;
        const verdict = verdictSchema.parse(row.event);
        const jti = row.event_jti ?? '';
        await say({
          api,
          iss,
          key,
          what: 'reply',
          id: reply,
          fitCase: row.fit_case_id,
          verdict,
          jti,
          now: context.now,
        });
      }
      await record(context, { step: 'answered', reply });
    }
  }
}

async function decide(context: ReactionContext, sender: FitConnectSender, deps: FitConnectDeps, row: ReplyRow) {
  const { api, replyKey } = sender;
  const fetched = await api.reply(row.reply_id);
  if (!fetched.ok) throw new Error(reasonOf(fetched));
  const { encryptedMetadata: metadata, encryptedData: data, attachments: announced } = fetched.value;
  const attachments = new Map<string, string>();
  for (const id of announced) {
    const jwe = await api.replyAttachment(row.reply_id, id);
    if (!jwe.ok && jwe.kind === 'unavailable') throw new Error(jwe.reason);
    if (jwe.ok) attachments.set(id, jwe.value);
  }
  const destinationId = await context.read((db: ApplicationDb) => destinationOf(db, context.tenant, row.fit_case_id));
  const sub = `reply:${row.reply_id}`;
  const log = await readEventLog(api, { caseId: row.fit_case_id, sub, destinationId, now: context.now });
  if (!log.ok && log.kind === 'unavailable') throw new Error(log.reason);
  const sealed = { sub, metadata, data, announced, attachments };
  const examined = await examine(sealed, log, replyKey ? [replyKey.key] : [], replyAcceptance);
  const verdict: Verdict = examined.ok
    ? { kind: 'accept', authenticationTags: examined.opened.tags }
    : { kind: 'reject', problems: examined.problems.slice(0, 100) };
  const content = examined.ok
    ? {
        text: messageSchema.parse(examined.opened.data).text,
        papers: await storeAttachments(context.tenant, deps.blobs, examined.opened.attachments),
      }
    : {};
  const outcome = await context.execute(
    takeReply,
    { reply: row.reply_id, verdict, jti: deps.newUuid(), ...content },
    `take-reply:${row.reply_id}`,
  );
  if (!outcome.ok && outcome.problems[0].code !== 'fit-connect.step-taken') throw new Error(outcome.problems[0].code);
}

async function record(context: ReactionContext, step: z.input<typeof recordReply.input>): Promise<void> {
  const outcome = await context.execute(recordReply, step, `${step.step}:${step.reply}`);
  if (!outcome.ok && outcome.problems[0].code !== 'fit-connect.step-taken') throw new Error(outcome.problems[0].code);
}

async function bodyOf(db: ApplicationDb, tenant: string, message: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('case_message')
    .select('body')
    .where('tenant', '=', tenant)
    .where('id', '=', message)
    .executeTakeFirst();
  return row?.body;
}

async function destinationOf(db: ApplicationDb, tenant: string, fitCase: string): Promise<string> {
  const row = await db
    .selectFrom('fit_connect_submission')
    .select('destination_id')
    .where('tenant', '=', tenant)
    .where('fit_case_id', '=', fitCase)
    .executeTakeFirstOrThrow();
  return row.destination_id;
}
