import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** Older callbacks may be recordings. Seconds; ahead of us counts as well as behind. */
const windowSeconds = 300;

const types = 'https://schema.fitko.de/fit-connect/submission-api/callbacks/';
export const callbackKinds = ['new-submissions', 'new-events', 'new-replies'] as const;
export type CallbackKind = (typeof callbackKinds)[number];

const bodySchema = z.looseObject({ type: z.string() });

export type CallbackRead =
  | { ok: true; kind: CallbackKind }
  | { ok: false; problem: 'callback.unsigned' | 'callback.forged' | 'callback.too-old' | 'callback.unreadable' };

/** HMAC-SHA512 (hex) over `timestamp.body`, the timestamp in whole seconds since 1970. */
export function callbackSignature(secret: string, timestamp: string, body: string): string {
  return createHmac('sha512', secret).update(`${timestamp}.${body}`).digest('hex');
}

/**
 * Reads what the delivery service calls us with: signed with the destination's secret, at most five minutes old, of a
 * known kind. What it names is not believed further than that there is something to fetch.
 */
export function readCallback(given: {
  secret: string;
  authentication: string | undefined;
  timestamp: string | undefined;
  /** The exact text that came. */
  body: string;
  now: string;
}): CallbackRead {
  const { secret, authentication, timestamp, body, now } = given;
  if (!authentication || !timestamp || !/^\d{1,12}$/.test(timestamp))
    return { ok: false, problem: 'callback.unsigned' };
  const expected = Buffer.from(callbackSignature(secret, timestamp, body), 'hex');
  const came = Buffer.from(authentication, 'hex');
  if (came.length !== expected.length || !timingSafeEqual(came, expected))
    return { ok: false, problem: 'callback.forged' };
  if (Math.abs(Date.parse(now) / 1000 - Number(timestamp)) > windowSeconds)
    return { ok: false, problem: 'callback.too-old' };
  const read = bodySchema.safeParse(jsonOf(body));
  const kind = read.success ? callbackKinds.find((one) => read.data.type === `${types}${one}`) : undefined;
  return kind ? { ok: true, kind } : { ok: false, problem: 'callback.unreadable' };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
