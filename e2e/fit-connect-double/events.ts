import { randomUUID } from 'node:crypto';
import { CompactSign, compactVerify, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import { tagOf } from './check-jwe.ts';
import type { Held, Store } from './store.ts';

const base = 'https://schema.fitko.de/fit-connect/';

export interface SigningParty {
  iss: string;
  kid: string;
  privateJwk: JWK;
}

/** Signs an event, right or as wrong as the test wishes. */
export async function signed(
  by: SigningParty,
  event: { sub: string; caseId: string; name: string; body?: Record<string, unknown>; iat: number; jti?: string },
  change: { header?: Record<string, unknown>; payload?: Record<string, unknown> } = {},
): Promise<string> {
  const { key_ops: _operations, use: _use, ...jwk } = by.privateJwk;
  const payload = {
    $schema: `${base}set-payload/1.2.2/set-payload.schema.json`,
    jti: event.jti ?? randomUUID(),
    iss: by.iss,
    iat: event.iat,
    sub: event.sub,
    txn: `case:${event.caseId}`,
    events: { [`${base}events/${event.name}`]: event.body ?? {} },
    ...change.payload,
  };
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'PS512', typ: 'secevent+jwt', kid: by.kid, ...change.header })
    .sign(await importJWK(jwk, 'PS512'));
}

export function tagsOf(held: Held) {
  return {
    metadata: tagOf(held.encryptedMetadata ?? ''),
    data: tagOf(held.encryptedData ?? ''),
    attachments: Object.fromEntries([...held.attachments].map(([id, jwe]) => [id, tagOf(jwe)])),
  };
}

const tags = z.object({
  metadata: z.string(),
  data: z.string(),
  attachments: z.record(z.string(), z.string()).default({}),
});
const problem = z.object({ type: z.string(), title: z.string(), detail: z.string(), instance: z.string() });
const payloadSchema = z.object({
  $schema: z.literal(`${base}set-payload/1.2.2/set-payload.schema.json`),
  jti: z.uuid(),
  iss: z.string(),
  iat: z.int(),
  sub: z.string(),
  txn: z.string(),
  events: z.record(
    z.string(),
    z.object({ authenticationTags: tags.optional(), problems: z.array(problem).optional() }),
  ),
});
const headerSchema = z.object({ alg: z.literal('PS512'), typ: z.literal('secevent+jwt'), kid: z.string() });

/**
 * Takes an event a subscriber (or, for a reply, a sender) sends, as strictly as the service does. Answers the sentence of
 * the refusal, or nothing when it stands in the log.
 */
export async function takeEvent(store: Store, caseId: string, token: string): Promise<string | undefined> {
  const [head = '', body = ''] = token.split('.');
  const header = headerSchema.safeParse(parsed(head));
  if (!header.success) return 'Invalid SET header';
  const payload = payloadSchema.safeParse(parsed(body));
  if (!payload.success) return 'SET payload does not fit its schema';
  const { jti, iss, iat, sub, txn, events } = payload.data;
  const found = store.cases.get(caseId);
  const held = store.held.get(sub.split(':')[1] ?? '');
  if (!found || txn !== `case:${caseId}` || !held || sub !== `${held.kind}:${held.id}` || held.caseId !== caseId)
    return 'SET belongs to another case';
  const issuer = held.kind === 'submission' ? found.destinationId : found.sender;
  if (iss !== issuer) return 'Issuer may not send this event';
  const jwk =
    held.kind === 'submission'
      ? store.destinations.get(iss)?.keys.get(header.data.kid)
      : store.senderKeys.get(`${iss}/${header.data.kid}`);
  if (!jwk || !(await verifies(token, jwk))) return 'Invalid signature';
  if (Math.abs(iat - store.now() / 1000) > 600) return 'SET is too old';
  const [only, ...more] = Object.entries(events);
  if (!only || more.length > 0) return 'Exactly one event is needed';
  const [uri, event] = only;
  const verb = [`accept-${held.kind}`, `reject-${held.kind}`].find((name) => uri === `${base}events/${name}`);
  if (!verb) return 'Unknown event';
  if (store.jtis.has(jti)) return 'jti was used before';
  if (held.state !== 'submitted') return `Event is not allowed in state ${held.state}`;
  if (verb.startsWith('accept-')) {
    if (JSON.stringify(sorted(event.authenticationTags)) !== JSON.stringify(sorted(tagsOf(held))))
      return 'Authentication tags do not match';
  } else if (!event.problems?.length) return 'Problems are missing';
  store.jtis.add(jti);
  held.state = verb.startsWith('accept-') ? 'accepted' : 'rejected';
  found.log.push(token);
  return undefined;
}

async function verifies(token: string, jwk: unknown): Promise<boolean> {
  const { n, e } = z.object({ n: z.string(), e: z.string() }).parse(jwk);
  try {
    await compactVerify(token, await importJWK({ kty: 'RSA', n, e }, 'PS512'), { algorithms: ['PS512'] });
    return true;
  } catch {
    return false;
  }
}

function sorted(tags: { metadata: string; data: string; attachments: Record<string, string> } | undefined) {
  if (!tags) return undefined;
  const { metadata, data, attachments } = tags;
  return [metadata, data, Object.entries(attachments).toSorted(([one], [other]) => (one < other ? -1 : 1))];
}

function parsed(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
