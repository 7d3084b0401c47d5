import { z } from 'zod';
import { defineCommand } from '#platform/commands/define-command.ts';
import { callbackKinds } from '#platform/fit-connect/callback.ts';
import { type ApplicationStep, applicationEntry } from './application-step.ts';
import { refuse } from './problems.ts';

/** The delivery service has called and its call holds: there is something to fetch. What, is asked there. */
export const noteCallback = defineCommand({
  name: 'applications.note-callback',
  input: z.strictObject({ destination: z.uuid(), kind: z.enum(callbackKinds) }),
  async run(_step: ApplicationStep, { destination, kind }) {
    return {
      value: {},
      journal: [
        {
          type: 'fit-connect.called',
          subject: { kind: 'fit-connect-destination', id: destination },
          data: { kind },
          visibility: 'department',
        },
      ],
    };
  },
});

/** A submission waits for us. Refuses `fit-connect.step-taken` when it has been seen before. */
export const noteReceived = defineCommand({
  name: 'applications.note-received',
  input: z.strictObject({ submission: z.uuid(), fitCase: z.uuid(), destination: z.uuid() }),
  async run(step: ApplicationStep, { submission, fitCase, destination }) {
    const made = await step.tx
      .insertInto('fit_connect_inbox')
      .values({
        tenant: step.tenant,
        submission_id: submission,
        fit_case_id: fitCase,
        destination_id: destination,
        step: 'seen',
        case_id: null,
        event: null,
        event_jti: null,
        reply_key: null,
        reply_standard: null,
        seen_at: step.now,
        changed_at: step.now,
      })
      .onConflict((conflict) => conflict.columns(['tenant', 'submission_id']).doNothing())
      .returning('submission_id')
      .executeTakeFirst();
    if (!made) throw refuse('fit-connect.step-taken');
    return {
      value: {},
      journal: [
        {
          type: 'fit-connect.seen',
          subject: { kind: 'fit-connect-submission', id: submission },
          data: { destination },
          visibility: 'department',
        },
      ],
    };
  },
});

/** An answer to one of our submissions waits for us. */
export const noteReply = defineCommand({
  name: 'applications.note-reply',
  input: z.strictObject({ reply: z.uuid(), fitCase: z.uuid() }),
  async run(step: ApplicationStep, { reply, fitCase }) {
    const sent = await step.tx
      .selectFrom('fit_connect_submission')
      .select('case_id')
      .where('tenant', '=', step.tenant)
      .where('fit_case_id', '=', fitCase)
      .executeTakeFirst();
    if (!sent) throw refuse('fit-connect.case-unknown');
    const made = await step.tx
      .insertInto('fit_connect_reply')
      .values({
        tenant: step.tenant,
        reply_id: reply,
        fit_case_id: fitCase,
        case_id: sent.case_id,
        direction: 'in',
        step: 'seen',
        message_id: null,
        encrypted_metadata: null,
        encrypted_data: null,
        event: null,
        event_jti: null,
        changed_at: step.now,
      })
      .onConflict((conflict) => conflict.columns(['tenant', 'reply_id']).doNothing())
      .returning('reply_id')
      .executeTakeFirst();
    if (!made) throw refuse('fit-connect.step-taken');
    return { value: {}, journal: [applicationEntry(sent.case_id, 'fit-connect.reply-seen', { reply }, 'department')] };
  },
});
