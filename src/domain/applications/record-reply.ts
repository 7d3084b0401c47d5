import { z } from 'zod';
import { attachPaper, writeMessage } from '#domain/cases/index.ts';
import { defineCommand, type Entry } from '#platform/commands/define-command.ts';
import { type ApplicationStep, applicationEntry } from './application-step.ts';
import type { ReplyRow } from './fit-connect-tables.ts';
import { verdictSchema } from './fit-connect-verdict.ts';
import { refuse } from './problems.ts';

const jwe = z.string().min(100).max(1_000_000);

/**
 * How far an answer inside a FIT-Connect case has come: ours sealed and handed over, another's answered by us. Refuses
 * `fit-connect.step-taken`.
 */
export const recordReply = defineCommand({
  name: 'applications.record-reply',
  input: z.discriminatedUnion('step', [
    z.strictObject({
      step: z.literal('sealed'),
      reply: z.uuid(),
      caseId: z.uuid(),
      fitCase: z.uuid(),
      message: z.uuid(),
      encryptedMetadata: jwe,
      encryptedData: jwe,
    }),
    z.strictObject({ step: z.literal('submitted'), reply: z.uuid() }),
    z.strictObject({ step: z.literal('answered'), reply: z.uuid() }),
  ]),
  async run(step: ApplicationStep, input) {
    if (input.step === 'sealed') {
      await step.tx
        .insertInto('fit_connect_reply')
        .values({
          tenant: step.tenant,
          reply_id: input.reply,
          fit_case_id: input.fitCase,
          case_id: input.caseId,
          direction: 'out',
          step: 'sealed',
          message_id: input.message,
          encrypted_metadata: input.encryptedMetadata,
          encrypted_data: input.encryptedData,
          event: null,
          event_jti: null,
          changed_at: step.now,
        })
        .execute();
      const data = { reply: input.reply, message: input.message };
      return { value: {}, journal: [applicationEntry(input.caseId, 'fit-connect.reply-sealed', data, 'department')] };
    }
    const row = await lockReply(step, input.reply);
    const from = input.step === 'submitted' ? ['sealed'] : ['taken', 'turned-down'];
    if (!from.includes(row.step)) throw refuse('fit-connect.step-taken');
    await step.tx
      .updateTable('fit_connect_reply')
      .set({ step: input.step, encrypted_metadata: null, encrypted_data: null, changed_at: step.now })
      .where('tenant', '=', step.tenant)
      .where('reply_id', '=', row.reply_id)
      .execute();
    const entry = applicationEntry(
      row.case_id,
      `fit-connect.reply-${input.step}`,
      { reply: row.reply_id },
      'department',
    );
    return { value: {}, journal: [entry] };
  },
});

/** Another authority's answer to our submission: a message to the resident, and its papers; or turned down. */
export const takeReply = defineCommand({
  name: 'applications.take-reply',
  input: z.strictObject({
    reply: z.uuid(),
    verdict: verdictSchema,
    jti: z.uuid(),
    text: z.string().min(1).max(5000).optional(),
    papers: z
      .array(z.strictObject({ name: z.string(), mediaType: z.string(), size: z.int(), blob: z.string() }))
      .max(50)
      .default([]),
  }),
  async run(step: ApplicationStep, input) {
    const row = await lockReply(step, input.reply);
    if (row.step !== 'seen') throw refuse('fit-connect.step-taken');
    const { verdict, text } = input;
    const accepted = verdict.kind === 'accept' && text !== undefined;
    await step.tx
      .updateTable('fit_connect_reply')
      .set({
        step: accepted ? 'taken' : 'turned-down',
        event: JSON.stringify(verdict),
        event_jti: input.jti,
        changed_at: step.now,
      })
      .where('tenant', '=', step.tenant)
      .where('reply_id', '=', row.reply_id)
      .execute();
    const name = accepted ? 'fit-connect.reply-taken' : 'fit-connect.reply-turned-down';
    const entries: Entry[] = [];
    if (accepted) {
      entries.push(await writeMessage(step, row.case_id, { direction: 'to-resident', body: text }));
      for (const paper of input.papers) {
        const { journal } = await attachPaper.run(step, { caseId: row.case_id, ...paper, visibility: 'applicant' });
        entries.push(...journal);
      }
    }
    const told = applicationEntry(row.case_id, name, { reply: row.reply_id }, 'department');
    return { value: {}, journal: [told, ...entries] };
  },
});

async function lockReply(step: ApplicationStep, reply: string): Promise<ReplyRow> {
  const row = await step.tx
    .selectFrom('fit_connect_reply')
    .selectAll()
    .where('tenant', '=', step.tenant)
    .where('reply_id', '=', reply)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw refuse('fit-connect.step-taken');
  return row;
}
