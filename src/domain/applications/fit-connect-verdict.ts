import { z } from 'zod';
import type { FitConnectApi } from '#platform/fit-connect/api.ts';
import { authenticationTagsSchema } from '#platform/fit-connect/authentication-tags.ts';
import { claimsIn, reasonOf } from '#platform/fit-connect/event-log.ts';
import type { RsaKey } from '#platform/fit-connect/rsa-key.ts';
import { eventProblemSchema, signEvent } from '#platform/fit-connect/security-event.ts';

/** What we say to a submission or reply; kept until it is said, so that it is said once and the same. */
export const verdictSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accept'), authenticationTags: authenticationTagsSchema }),
  z.strictObject({ kind: z.literal('reject'), problems: z.array(eventProblemSchema).min(1).max(100) }),
]);
export type Verdict = z.output<typeof verdictSchema>;

export interface Saying {
  api: FitConnectApi;
  /** Our id as an issuer and the key of it. */
  iss: string;
  key: RsaKey;
  what: 'submission' | 'reply';
  id: string;
  fitCase: string;
  verdict: Verdict;
  /** The event's id, drawn with the verdict. */
  jti: string;
  now: string;
}

/**
 * Says the verdict. `overtaken`: somebody else had the last word meanwhile, such as the service after fourteen days.
 * @throws Error with a reason code when it could not be said.
 */
export async function say(saying: Saying): Promise<'said' | 'overtaken'> {
  const { api, verdict, what, fitCase } = saying;
  const sub = `${what}:${saying.id}`;
  const token = await signEvent(saying.key, {
    jti: saying.jti,
    iss: saying.iss,
    iat: Math.floor(Date.parse(saying.now) / 1000),
    sub,
    caseId: fitCase,
    name: `${verdict.kind}-${what}`,
    ...(verdict.kind === 'accept'
      ? { authenticationTags: verdict.authenticationTags }
      : { problems: verdict.problems }),
  });
  const sent = await api.sendEvent(fitCase, token);
  if (sent.ok) return 'said';
  if (sent.kind === 'unavailable') throw new Error(sent.reason);
  // A predecessor may have said it and died before writing that down.
  const log = await claimsIn(api, fitCase);
  if (!log.ok) throw new Error(log.reason);
  const final = log.events.find((one) => one.sub === sub && /^(accept|reject)-/.test(one.name));
  if (!final) throw new Error(reasonOf(sent));
  return final.jti === saying.jti ? 'said' : 'overtaken';
}
