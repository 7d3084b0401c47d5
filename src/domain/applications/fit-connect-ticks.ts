import type { FitConnectParties } from '#platform/fit-connect/load-parties.ts';
import type { Tick } from '#platform/jobs/reaction.ts';
import { fetchAnswers } from './fit-connect-answers.ts';
import { fetchReplies, fetchWaiting } from './fit-connect-fetch.ts';
import type { SubmissionRow } from './fit-connect-tables.ts';

/** After a failure the delivery service of a town is left alone for so long. */
const pauseMinutes = 5;

/**
 * What callbacks would have told us, asked for: submissions that wait for us, answers to what we sent. Fresh submissions are looked after every
 * minute, older ones less often. Nothing is kept but when we asked last: a new process asks once more.
 */
export function fitConnectTicks(deps: { parties: FitConnectParties }): readonly Tick[] {
  const asked = new Map<string, number>();
  const pausedUntil = new Map<string, number>();
  return [
    {
      name: 'applications.fit-connect',
      async run(context) {
        const { tenant } = context;
        const party = deps.parties.get(tenant);
        const minute = Math.floor(Date.parse(context.now) / 60_000);
        if (!party || (pausedUntil.get(tenant) ?? 0) > minute) return;
        const due = (row: SubmissionRow) => {
          const since = asked.get(row.id);
          if (since !== undefined && since + intervalOf(row, minute) > minute) return false;
          asked.set(row.id, minute);
          return true;
        };
        try {
          if (party.subscriber) await fetchWaiting(context, party.subscriber);
          if (party.sender) await fetchAnswers(context, party.sender, due);
          if (party.sender?.replyKey) await fetchReplies(context, party.sender);
        } catch (error) {
          // Everything else of this minute goes on; the clock must not wait for somebody else's server.
          pausedUntil.set(tenant, minute + pauseMinutes);
          throw error;
        }
      },
    },
  ];
}

/** Minutes between two looks: every one in the first hour, every ten on the first day, then once an hour. */
function intervalOf(row: SubmissionRow, minute: number): number {
  const age = minute - Math.floor(Date.parse(row.changed_at) / 60_000);
  if (age < 60) return 1;
  return age < 24 * 60 ? 10 : 60;
}
