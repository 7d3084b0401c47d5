import { createHash, randomUUID } from 'node:crypto';
import { CompactEncrypt, importJWK } from 'jose';
import { z } from 'zod';
import { signed, tagsOf } from './events.ts';
import { addCase, type Held } from './store.ts';
import { answers, type FitConnectDouble, identifier, schemaUri } from './world.ts';

const sha512 = (bytes: Uint8Array) => createHash('sha512').update(bytes).digest('hex');
const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** What a submission is to be like; what is left out is right. */
export interface Wish {
  data?: unknown;
  dataBytes?: Uint8Array;
  metadata?: (right: Record<string, unknown>) => unknown;
  metadataBytes?: Uint8Array;
  attachments?: { bytes: Uint8Array; filename?: string; hash?: string; cty?: string }[];
  /** Protected header of the JWE of metadata or data. */
  header?: { metadata?: Record<string, unknown>; data?: Record<string, unknown> };
  publicService?: string;
  replyTo?: { processStandards: string[]; encryptionPublicKey: unknown };
  /** Changes what lies at the service after it was submitted. */
  afterwards?: (held: Held) => void | Promise<void>;
  /** What the event of the submission says, and how often. */
  submitEvent?: { body?: (tags: unknown) => Record<string, unknown>; times?: number };
  caseId?: string;
}

/**
 * Lays a submission into the service as somebody else's sender would have handed it over, without the service's own
 * checks: a subscriber must not rely on them.
 */
export async function deliver({ double, destinationId, keys }: FitConnectDouble, wish: Wish = {}): Promise<Held> {
  const { store } = double;
  const { n, e } = z.object({ n: z.string(), e: z.string() }).parse(keys.encryption.publicJwk);
  const key = await importJWK({ kty: 'RSA', n, e }, 'RSA-OAEP-256');
  const encrypt = (bytes: Uint8Array, header: Record<string, unknown> = {}) =>
    new CompactEncrypt(bytes)
      .setProtectedHeader({
        alg: 'RSA-OAEP-256',
        enc: 'A256GCM',
        kid: 'destination-encryption',
        cty: 'application/json',
        ...header,
      })
      .encrypt(key);
  const attachments = (wish.attachments ?? []).map((one) => ({ ...one, id: randomUUID() }));
  const data = wish.dataBytes ?? text(wish.data ?? answers);
  const right = {
    $schema: 'https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json',
    contentStructure: {
      data: {
        hash: { type: 'sha512', content: sha512(data) },
        submissionSchema: { schemaUri, mimeType: 'application/json' },
      },
      attachments: attachments.map(({ id, bytes, filename, hash }) => ({
        hash: { type: 'sha512', content: hash ?? sha512(bytes) },
        purpose: 'attachment',
        mimeType: 'application/pdf',
        attachmentId: id,
        ...(filename ? { filename } : {}),
      })),
    },
    ...(wish.replyTo ? { replyChannel: { fitConnect: wish.replyTo } } : {}),
  };
  const metadata = wish.metadataBytes ?? text(wish.metadata ? wish.metadata(right) : right);
  const held: Held = {
    kind: 'submission',
    id: randomUUID(),
    caseId: wish.caseId ?? addCase(store, destinationId, 'sender').id,
    destinationId,
    publicService: { identifier: wish.publicService ?? identifier },
    state: 'submitted',
    announced: attachments.map(({ id }) => id),
    attachments: new Map(),
    encryptedMetadata: await encrypt(metadata, wish.header?.metadata),
    encryptedData: await encrypt(data, wish.header?.data),
    submittedAt: store.now(),
  };
  for (const { id, bytes, cty } of attachments)
    held.attachments.set(id, await encrypt(bytes, { cty: cty ?? 'application/pdf' }));
  store.held.set(held.id, held);
  const tags = tagsOf(held);
  for (let time = 0; time < (wish.submitEvent?.times ?? 1); time++) {
    const token = await signed(double.service, {
      sub: `submission:${held.id}`,
      caseId: held.caseId,
      name: 'submit-submission',
      iat: Math.floor(store.now() / 1000),
      body: wish.submitEvent?.body?.(tags) ?? { authenticationTags: tags },
    });
    store.cases.get(held.caseId)?.log.push(token);
  }
  await wish.afterwards?.(held);
  return held;
}

const said = z.looseObject({
  sub: z.string(),
  events: z.record(
    z.string(),
    z.looseObject({ problems: z.array(z.object({ type: z.string(), instance: z.string() })).optional() }),
  ),
});

/** What the subscriber has said to a submission, as the double has verified and taken it: `accept`, or code and part of each problem. */
export function verdictOn({ double }: FitConnectDouble, held: Held): 'accept' | string[] | undefined {
  for (const token of double.store.cases.get(held.caseId)?.log ?? []) {
    const payload = said.parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()));
    const [uri = '', event] = Object.entries(payload.events)[0] ?? [];
    if (!payload.sub.endsWith(held.id)) continue;
    if (uri.endsWith('/accept-submission')) return 'accept';
    if (uri.endsWith('/reject-submission'))
      return (event?.problems ?? []).map(({ type, instance }) => `${type.split('/').at(-1)} ${instance}`);
  }
  return undefined;
}
