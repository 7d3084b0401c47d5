import { CompactSign, compactVerify, decodeProtectedHeader } from 'jose';
import { z } from 'zod';
import { authenticationTagsSchema } from './authentication-tags.ts';
import type { RsaKey } from './rsa-key.ts';

const eventBase = 'https://schema.fitko.de/fit-connect/events/';
const payloadSchemaUri = 'https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json';

export const eventNames = [
  'create-submission',
  'submit-submission',
  'notify-submission',
  'forward-submission',
  'reject-submission',
  'accept-submission',
  'delete-submission',
  'create-reply',
  'submit-reply',
  'accept-reply',
  'reject-reply',
] as const;
export type EventName = (typeof eventNames)[number];

/** Why something was not taken, after RFC 7807. `type` is an address, `instance` the part: `metadata`, `attachment:<id>`. */
export const eventProblemSchema = z.object({
  type: z.string().min(1).max(300),
  title: z.string().max(1000).default(''),
  detail: z.string().max(5000).default(''),
  instance: z.string().max(300).default('submission'),
});
export type EventProblem = z.output<typeof eventProblemSchema>;

const id = z.uuid().transform((text) => text.toLowerCase());
const subject = z
  .string()
  .regex(/^(submission|reply):[0-9a-f-]{36}$/i)
  .transform((text) => text.toLowerCase());

const payloadSchema = z.looseObject({
  // Without it an event without tags passes; the schema of any 1.x tells that the sender follows one at all.
  $schema: z
    .string()
    .regex(/^https:\/\/schema\.fitko\.de\/fit-connect\/set-payload\/1\.\d+\.\d+\/set-payload\.schema\.json$/),
  jti: id,
  iss: z.string().min(1).max(300),
  iat: z.int().min(1_577_833_200),
  sub: subject,
  txn: z
    .string()
    .regex(/^case:[0-9a-f-]{36}$/i)
    .transform((text) => text.toLowerCase()),
  events: z.record(z.string(), z.looseObject({})),
});
const bodySchema = z.looseObject({
  authenticationTags: authenticationTagsSchema.optional(),
  problems: z.array(eventProblemSchema).max(100).optional(),
});

/** One entry of a case's event log, a Security Event Token (RFC 8417). */
export interface SecurityEvent {
  jti: string;
  /** A destination's id, or the address of the delivery service. */
  iss: string;
  /** Seconds since 1970. */
  iat: number;
  /** `submission:<id>` or `reply:<id>`. */
  sub: string;
  caseId: string;
  name: EventName;
  authenticationTags?: z.output<typeof authenticationTagsSchema> | undefined;
  problems?: readonly EventProblem[] | undefined;
}

/** Signs one event with PS512. */
export function signEvent(key: RsaKey, event: SecurityEvent): Promise<string> {
  const { jti, iss, iat, sub, caseId, name, authenticationTags, problems } = event;
  const payload = {
    $schema: payloadSchemaUri,
    jti,
    iss,
    iat,
    sub,
    txn: `case:${caseId}`,
    events: {
      [`${eventBase}${name}`]: {
        ...(authenticationTags ? { authenticationTags } : {}),
        ...(problems ? { problems } : {}),
      },
    },
  };
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'PS512', typ: 'secevent+jwt', kid: key.kid })
    .sign(key.key);
}

export type EventProblemCode =
  | 'event.unreadable'
  | 'event.wrong-header'
  | 'event.unknown-key'
  | 'event.wrong-signature'
  | 'event.wrong-payload'
  | 'event.not-exactly-one'
  | 'event.unknown-type'
  | 'event.wrong-case'
  | 'event.from-the-future'
  | 'event.wrong-issuer'
  | 'event.replayed';

export type EventRead = { ok: true; event: SecurityEvent } | { ok: false; problem: EventProblemCode };

/** Clocks differ: an event may be this many seconds ahead of ours. */
const clockSkew = 300;

/** What an event claims to be, before anything of it is believed; `undefined` when it cannot even be read. */
export function claimedEvent(token: string): { jti: string; sub: string; name: string } | undefined {
  const read = claimSchema.safeParse(payloadOf(token));
  if (!read.success) return undefined;
  const { jti, sub, events } = read.data;
  return { jti, sub, name: Object.keys(events)[0]?.replace(eventBase, '') ?? '' };
}
const claimSchema = z.looseObject({ jti: id, sub: subject, events: z.record(z.string(), z.unknown()) });

/**
 * Reads one event: header, signature, form, case and time are checked. `keyOf` finds the issuer's key; `undefined` means
 * that the issuer has none of this name. Whether this issuer may say this is the log's business.
 */
export async function readEvent(
  token: string,
  expected: { caseId: string; now: string; keyOf: (iss: string, kid: string) => Promise<RsaKey | undefined> },
): Promise<EventRead> {
  const header = headerOf(token);
  if (!header) return { ok: false, problem: 'event.unreadable' };
  if (header.alg !== 'PS512' || header.typ !== 'secevent+jwt' || typeof header.kid !== 'string')
    return { ok: false, problem: 'event.wrong-header' };
  const claimed = payloadSchema.safeParse(payloadOf(token));
  if (!claimed.success) return { ok: false, problem: 'event.wrong-payload' };
  const key = await expected.keyOf(claimed.data.iss, header.kid);
  if (!key) return { ok: false, problem: 'event.unknown-key' };
  try {
    await compactVerify(token, key.key, { algorithms: ['PS512'] });
  } catch {
    return { ok: false, problem: 'event.wrong-signature' };
  }
  const { jti, iss, iat, sub, txn, events } = claimed.data;
  const [only, ...more] = Object.entries(events);
  if (!only || more.length > 0) return { ok: false, problem: 'event.not-exactly-one' };
  const name = eventNames.find((known) => only[0] === `${eventBase}${known}`);
  if (!name) return { ok: false, problem: 'event.unknown-type' };
  if (!sub.startsWith(name.endsWith('-reply') ? 'reply:' : 'submission:'))
    return { ok: false, problem: 'event.wrong-payload' };
  const body = bodySchema.safeParse(only[1]);
  if (!body.success) return { ok: false, problem: 'event.wrong-payload' };
  if (txn !== `case:${expected.caseId.toLowerCase()}`) return { ok: false, problem: 'event.wrong-case' };
  if (iat > Date.parse(expected.now) / 1000 + clockSkew) return { ok: false, problem: 'event.from-the-future' };
  const { authenticationTags, problems } = body.data;
  return { ok: true, event: { jti, iss, iat, sub, caseId: txn.slice(5), name, authenticationTags, problems } };
}

function headerOf(token: string) {
  try {
    return decodeProtectedHeader(token);
  } catch {
    return undefined;
  }
}

function payloadOf(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
