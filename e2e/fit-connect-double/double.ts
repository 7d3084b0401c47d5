import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { JWK } from 'jose';
import { z } from 'zod';
import { callbackSignature } from '#platform/fit-connect/callback.ts';
import { makeKeyPair } from '#platform/fit-connect/test-keys.ts';
import { bodyOf, type Reply, refused, send } from './answers.ts';
import { jweProblem, tagOf } from './check-jwe.ts';
import { signed, tagsOf, takeEvent } from './events.ts';
import { addCase, type DoubleDestination, type Held, openStore, type Store } from './store.ts';

/** A request the double has seen, with what it answered. */
export interface Seen {
  method: string;
  path: string;
  status: number;
  title?: string;
}

/** Looks at a request before the double does: an answer of its own stands for the double's. */
export type Tamper = (
  request: { method: string; path: string; body: string },
  answer: () => Promise<Reply>,
) => Promise<Reply>;

const announcement = z.object({
  destinationId: z.uuid(),
  announcedAttachments: z.array(z.uuid()),
  publicService: z.object({
    name: z.string().min(1),
    identifier: z.string().regex(/^urn:de:fim:leika:leistung:\d{14}$/),
  }),
  region: z.string().optional(),
});
const replyAnnouncement = z.object({ caseId: z.uuid(), announcedAttachments: z.array(z.uuid()) });
const sealed = z.object({ encryptedMetadata: z.string(), encryptedData: z.string() });
const fortnight = 14 * 86_400_000;

export type Double = Awaited<ReturnType<typeof startDouble>>;

/**
 * A delivery service that behaves as the documentation describes (`Submission API` 2) and checks what it is sent. It
 * cannot read contents: it has no destination's private key. `tamper` makes it misbehave.
 */
export async function startDouble(options: { port?: number; now?: () => number } = {}) {
  let skew = 0;
  const clock = options.now ?? Date.now;
  const store = openStore(() => clock() + skew);
  const service = makeKeyPair('PS512', 'delivery-service');
  const seen: Seen[] = [];
  const behaviour: { tamper: Tamper | undefined } = { tamper: undefined };

  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const { method = 'GET', url = '/' } = request;
    const answer = () => answerTo(request, method, url, body);
    const reply = behaviour.tamper ? await behaviour.tamper({ method, path: url, body }, answer) : await answer();
    const title = z.looseObject({ title: z.string() }).safeParse(reply.body);
    seen.push({
      method,
      path: url.split('?')[0] ?? '',
      status: reply.status,
      ...(title.success ? { title: title.data.title } : {}),
    });
    send(response, reply);
  });
  await new Promise<void>((listening) => server.listen(options.port ?? 0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const apiUrl = `http://127.0.0.1:${port}/submission-api`;
  const by = { iss: apiUrl, kid: 'delivery-service', privateJwk: jwkOf(service.privateJwk) };

  async function log(held: Held, name: string, body: Record<string, unknown> = {}) {
    const iat = Math.floor(store.now() / 1000);
    const token = await signed(by, { sub: `${held.kind}:${held.id}`, caseId: held.caseId, name, body, iat });
    store.cases.get(held.caseId)?.log.push(token);
  }

  async function answerTo(request: IncomingMessage, method: string, url: string, body: string): Promise<Reply> {
    if (!request.headers['user-agent']?.includes('buergernah')) return { status: 403, body: { message: 'Forbidden' } };
    if (url === '/token') return token(request, body);
    const [path = '', query = ''] = url.replace(/^\/submission-api/, '').split('?');
    if (path === '/.well-known/jwks.json') return { status: 200, body: { keys: [service.publicJwk] } };
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const known = store.tokens.get(bearer);
    if (!known || known.until < store.now()) return refused(401, 'unauthorized', 'Unauthorized');
    const isJose = request.headers['content-type'] === 'application/jose';
    return route({ store, log, client: known.client, method, path, query: new URLSearchParams(query), body, isJose });
  }

  function token(request: IncomingMessage, body: string): Reply {
    const form = new URLSearchParams(body);
    const id = form.get('client_id') ?? '';
    const client = store.clients.get(id);
    // Credentials as HTTP Basic are none here, whatever they say.
    if (
      request.headers.authorization ||
      form.get('grant_type') !== 'client_credentials' ||
      client?.secret !== form.get('client_secret')
    )
      return { status: 401, body: { error: 'invalid_client' } };
    const value = randomUUID();
    store.tokens.set(value, { client: id, until: store.now() + 1_800_000 });
    return { status: 200, body: { access_token: value, token_type: 'Bearer', expires_in: 1800 } };
  }

  return {
    store,
    seen,
    behaviour,
    apiUrl,
    tokenUrl: `http://127.0.0.1:${port}/token`,
    /** The delivery service as a signer, for events of a test's own making. */
    service: by,
    /** Moves the service's clock. */
    pass: (milliseconds: number) => {
      skew += milliseconds;
    },
    addDestination(destination: Omit<DoubleDestination, 'id'> & { id?: string }) {
      const id = destination.id ?? randomUUID();
      store.destinations.set(id, { ...destination, id });
      return id;
    },
    /** What the operators' nightly job does: nobody fetched it for fourteen days. */
    async expire() {
      for (const held of store.held.values()) {
        if (held.state !== 'submitted' || (held.submittedAt ?? 0) + fortnight > store.now()) continue;
        held.state = 'rejected';
        const type = 'https://schema.fitko.de/fit-connect/events/problems/timeout';
        await log(held, `reject-${held.kind}`, {
          problems: [{ type, title: 'Timeout', detail: 'Not fetched for fourteen days', instance: held.kind }],
        });
      }
    },
    /** Calls back as the service does; `change` forges it. */
    async call(
      url: string,
      secret: string,
      kind: string,
      change: { timestamp?: number; authentication?: string; body?: string } = {},
    ) {
      const body =
        change.body ?? JSON.stringify({ type: `https://schema.fitko.de/fit-connect/submission-api/callbacks/${kind}` });
      const timestamp = String(change.timestamp ?? Math.floor(store.now() / 1000));
      return fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'callback-timestamp': timestamp,
          'callback-authentication': change.authentication ?? callbackSignature(secret, timestamp, body),
        },
        body,
      });
    },
    stop: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

interface Asked {
  store: Store;
  log: (held: Held, name: string, body?: Record<string, unknown>) => Promise<void>;
  client: string;
  method: string;
  path: string;
  query: URLSearchParams;
  body: string;
  isJose: boolean;
}

async function route(asked: Asked): Promise<Reply> {
  const { method, path, store } = asked;
  const [, , kind = '', id = '', sub = '', subId = ''] = path.split('/');
  const key = `${method} ${kind}${id ? '/:id' : ''}${sub ? `/${sub}` : ''}${subId ? '/:sub' : ''}`;
  switch (key) {
    case 'GET destinations/:id': {
      const found = store.destinations.get(id);
      if (!found) return refused(404, 'destination-not-found', 'Destination not found');
      const { status, encryptionKid, metadataVersions, publicServices } = found;
      return { status: 200, body: { destinationId: id, status, encryptionKid, metadataVersions, publicServices } };
    }
    case 'GET destinations/:id/keys/:sub': {
      const jwk = store.destinations.get(id)?.keys.get(decodeURIComponent(subId));
      return jwk ? { status: 200, body: jwk } : refused(404, 'key-not-found', 'Key not found');
    }
    case 'POST submissions':
      return announce(asked);
    case 'POST replies':
      return announceReply(asked);
    case 'PUT submissions/:id/attachments/:sub':
    case 'PUT replies/:id/attachments/:sub':
      return upload(asked, id, subId);
    case 'PUT submissions/:id':
    case 'PUT replies/:id':
      return submit(asked, id);
    case 'GET submissions':
      return list(asked, 'submission');
    case 'GET replies':
      return list(asked, 'reply');
    case 'GET submissions/:id':
    case 'GET replies/:id':
      return show(asked, id);
    case 'GET submissions/:id/attachments/:sub':
    case 'GET replies/:id/attachments/:sub': {
      const jwe = store.held.get(id)?.attachments.get(subId);
      return jwe ? { status: 200, text: jwe } : refused(404, 'attachment-not-found', 'Attachment not found');
    }
    case 'GET cases/:id/events': {
      const log = store.cases.get(id)?.log;
      if (!log) return refused(404, 'case-not-found', 'Case not found');
      const offset = Number(asked.query.get('offset') ?? 0);
      const limit = Math.min(Number(asked.query.get('limit') ?? 500), 500);
      return { status: 200, body: { count: log.length, eventLog: log.slice(offset, offset + limit) } };
    }
    case 'POST cases/:id/events': {
      if (!asked.isJose) return refused(415, 'unsupported-media-type', 'Content-Type must be application/jose');
      const problem = await takeEvent(store, id, asked.body);
      return problem ? refused(400, 'invalid-event', problem) : { status: 204 };
    }
    default:
      return refused(404, 'not-found', `No such address: ${key}`);
  }
}

async function announce({ store, log, client, body }: Asked): Promise<Reply> {
  if (store.clients.get(client)?.role !== 'sender') return refused(403, 'forbidden', 'Scope is missing');
  const read = announcement.safeParse(parse(body));
  if (!read.success) return refused(400, 'schema-violation', 'Announcement does not fit');
  const { destinationId, announcedAttachments, publicService } = read.data;
  const destination = store.destinations.get(destinationId);
  if (!destination) return refused(404, 'destination-not-found', 'Destination not found');
  if (destination.status !== 'active') return refused(422, 'destination-state-invalid', 'Destination is not active');
  if (!destination.publicServices.some(({ identifier }) => identifier === publicService.identifier))
    return refused(422, 'service-not-offered', 'Public service is not offered');
  const { id: caseId } = addCase(store, destinationId, client);
  const held: Held = {
    kind: 'submission',
    id: randomUUID(),
    caseId,
    destinationId,
    publicService,
    state: 'incomplete',
    announced: announcedAttachments,
    attachments: new Map(),
  };
  store.held.set(held.id, held);
  await log(held, 'create-submission');
  return { status: 201, body: { submissionId: held.id, caseId, destinationId } };
}

async function announceReply({ store, log, client, body }: Asked): Promise<Reply> {
  const read = replyAnnouncement.safeParse(parse(body));
  if (!read.success) return refused(400, 'schema-violation', 'Announcement does not fit');
  const found = store.cases.get(read.data.caseId);
  if (!found || store.destinations.get(found.destinationId)?.subscriber !== client)
    return refused(404, 'case-not-found', 'Case not found');
  const held: Held = {
    kind: 'reply',
    id: randomUUID(),
    caseId: found.id,
    destinationId: found.destinationId,
    state: 'incomplete',
    announced: read.data.announcedAttachments,
    attachments: new Map(),
  };
  store.held.set(held.id, held);
  await log(held, 'create-reply');
  return { status: 201, body: { replyId: held.id, caseId: found.id } };
}

/** The key contents must be encrypted for: the destination's; of a reply only its sender knows. */
function kidFor(store: Store, held: Held): string | undefined {
  return held.kind === 'submission' ? store.destinations.get(held.destinationId)?.encryptionKid : undefined;
}

function upload({ store, body, isJose }: Asked, id: string, attachment: string): Reply {
  const held = store.held.get(id);
  if (!held) return refused(404, 'submission-not-found', 'Submission not found');
  if (held.state !== 'incomplete') return refused(409, 'submission-state-invalid', 'Submission was submitted already');
  if (!held.announced.includes(attachment))
    return refused(404, 'attachment-not-announced', 'Attachment was not announced');
  if (!isJose) return refused(415, 'unsupported-media-type', 'Content-Type must be application/jose');
  const problem = jweProblem(body, { kid: kidFor(store, held) ?? kidOf(body), cty: 'any' });
  if (problem) return refused(422, 'invalid-jwe', problem);
  held.attachments.set(attachment, body);
  return { status: 204 };
}

async function submit({ store, log, body }: Asked, id: string): Promise<Reply> {
  const held = store.held.get(id);
  if (!held) return refused(404, 'submission-not-found', 'Submission not found');
  if (held.state !== 'incomplete') return refused(409, 'submission-state-invalid', 'Submission was submitted already');
  const read = sealed.safeParse(parse(body));
  if (!read.success) return refused(400, 'schema-violation', 'Submission does not fit');
  for (const jwe of [read.data.encryptedMetadata, read.data.encryptedData]) {
    const problem = jweProblem(jwe, { kid: kidFor(store, held) ?? kidOf(jwe), cty: 'json-or-xml' });
    if (problem) return refused(422, 'invalid-jwe', problem);
  }
  if (held.announced.some((attachment) => !held.attachments.has(attachment)))
    return refused(422, 'attachment-missing', 'Announced attachments are missing');
  held.encryptedMetadata = read.data.encryptedMetadata;
  held.encryptedData = read.data.encryptedData;
  held.state = 'submitted';
  held.submittedAt = store.now();
  await log(held, `submit-${held.kind}`, { authenticationTags: tagsOf(held) });
  return { status: 200, body: { submissionId: held.id, caseId: held.caseId } };
}

function list({ store, client }: Asked, kind: Held['kind']): Reply {
  const mine = [...store.held.values()].filter((held) => {
    if (held.kind !== kind || held.state !== 'submitted') return false;
    return kind === 'submission'
      ? store.destinations.get(held.destinationId)?.subscriber === client
      : store.cases.get(held.caseId)?.sender === client;
  });
  const name = kind === 'submission' ? 'submissions' : 'replies';
  const idName = kind === 'submission' ? 'submissionId' : 'replyId';
  const rows = mine.map(({ id, caseId, destinationId }) => ({ [idName]: id, caseId, destinationId }));
  return { status: 200, body: { count: rows.length, [name]: rows } };
}

function show({ store, client }: Asked, id: string): Reply {
  const held = store.held.get(id);
  const found = held && store.cases.get(held.caseId);
  const isMine = found && [store.destinations.get(found.destinationId)?.subscriber, found.sender].includes(client);
  if (!held || !isMine || held.state === 'incomplete')
    return refused(404, `${held?.kind ?? 'submission'}-not-found`, 'Not found');
  const { caseId, destinationId, publicService, encryptedMetadata, encryptedData } = held;
  const idName = held.kind === 'submission' ? 'submissionId' : 'replyId';
  const attachments = held.announced;
  return {
    status: 200,
    body: { [idName]: id, caseId, destinationId, publicService, attachments, encryptedMetadata, encryptedData },
  };
}

function kidOf(jwe: string): string {
  const header = z
    .looseObject({ kid: z.string() })
    .safeParse(parse(Buffer.from(jwe.split('.')[0] ?? '', 'base64url').toString()));
  return header.success ? header.data.kid : '';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function jwkOf(key: JsonWebKey & { kid: string }): JWK {
  return z.looseObject({ kty: z.literal('RSA'), kid: z.string() }).parse(key);
}

export { tagOf };
