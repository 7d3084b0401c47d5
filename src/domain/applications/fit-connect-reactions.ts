import { z } from 'zod';
import { callbackKinds } from '#platform/fit-connect/callback.ts';
import type { Reactions } from '#platform/jobs/reaction.ts';
import { fetchAnswers } from './fit-connect-answers.ts';
import { fetchReplies, fetchWaiting } from './fit-connect-fetch.ts';
import { receiveSubmission } from './fit-connect-receive.ts';
import { receiveReply, sendReply } from './fit-connect-reply.ts';
import type { FitConnectDeps } from './fit-connect-way.ts';

const called = z.looseObject({ kind: z.enum(callbackKinds) });
const replySeen = z.looseObject({ reply: z.uuid() });
const written = z.looseObject({ direction: z.string(), message: z.uuid() });

/** What happens because the delivery service has something for us, or because somebody here answered a sender. */
export function fitConnectReactions(deps: FitConnectDeps): Reactions {
  return {
    'applications.fit-connect-fetch': {
      on: ['fit-connect.called'],
      owner: 'caseworker',
      async run(context) {
        const party = deps.parties.get(context.tenant);
        const { kind } = called.parse(context.entry.data);
        if (kind === 'new-submissions' && party?.subscriber) await fetchWaiting(context, party.subscriber);
        if (kind === 'new-events' && party?.sender) await fetchAnswers(context, party.sender);
        if (kind === 'new-replies' && party?.sender) await fetchReplies(context, party.sender);
      },
    },

    'applications.fit-connect-receive': {
      on: ['fit-connect.seen'],
      owner: 'caseworker',
      async run(context) {
        const subscriber = deps.parties.get(context.tenant)?.subscriber;
        if (!subscriber) throw new Error('fit-connect.not-configured');
        await receiveSubmission(context, subscriber, deps, context.entry.subject.id);
      },
    },

    'applications.fit-connect-receive-reply': {
      on: ['fit-connect.reply-seen'],
      owner: 'caseworker',
      async run(context) {
        const sender = deps.parties.get(context.tenant)?.sender;
        if (!sender) throw new Error('fit-connect.not-configured');
        await receiveReply(context, sender, deps, replySeen.parse(context.entry.data).reply);
      },
    },

    'applications.fit-connect-reply': {
      on: ['case.message-written'],
      owner: 'caseworker',
      async run(context) {
        const subscriber = deps.parties.get(context.tenant)?.subscriber;
        const { direction, message } = written.parse(context.entry.data);
        if (!subscriber || direction !== 'to-resident') return;
        await sendReply(context, subscriber, { caseId: context.entry.subject.id, message });
      },
    },
  };
}
