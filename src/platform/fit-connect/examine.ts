import { type AuthenticationTags, tagDifferences } from './authentication-tags.ts';
import { authenticationTag, openJwe } from './jwe.ts';
import { type Metadata, type MetadataAttachment, parseJson, readMetadata, sha512 } from './metadata.ts';
import { type RefusalCode, refusalProblem } from './refusal-problems.ts';
import { type RsaKey, readPublicKey } from './rsa-key.ts';
import type { EventProblem, SecurityEvent } from './security-event.ts';

/** A submission or reply as it was fetched, still encrypted. */
export interface Sealed {
  /** `submission:<id>` or `reply:<id>`. */
  sub: string;
  metadata: string | undefined;
  data: string | undefined;
  /** Ids the service announces. */
  announced: readonly string[];
  /** Encrypted attachments by id; what could not be fetched because it is not there is missing. */
  attachments: ReadonlyMap<string, string>;
  /** What the delivery service itself says the submission is for. */
  publicService?: string | undefined;
}

/** What the receiver takes: which schemas of which service, and whether the content fits its schema. */
export interface Acceptance {
  /** Is this service taken at all? */
  takesService(identifier: string | undefined): boolean;
  /** Is this schema taken for the service? Only JSON is read. */
  takesSchema(identifier: string | undefined, schemaUri: string): boolean;
  /** Does the content fit the schema? */
  fits(schemaUri: string, content: unknown): boolean;
}

export interface OpenedAttachment {
  id: string;
  bytes: Uint8Array;
  purpose: MetadataAttachment['purpose'];
  mimeType: string;
  filename: string | undefined;
}

export interface Opened {
  metadata: Metadata;
  data: unknown;
  dataBytes: Uint8Array;
  attachments: OpenedAttachment[];
  tags: AuthenticationTags;
  /** The sender can be answered through FIT-Connect with this key. */
  replyKey: unknown;
}

export type Examined = { ok: true; opened: Opened } | { ok: false; problems: [EventProblem, ...EventProblem[]] };

/**
 * Checks a received submission or reply in the order the documentation asks for: event log, tags, metadata, attachments,
 * data. The first part that does not hold ends the check; of attachments all that do not hold are named.
 */
export async function examine(
  sealed: Sealed,
  log: { ok: true; events: readonly SecurityEvent[] } | { ok: false },
  keys: readonly RsaKey[],
  acceptance: Acceptance,
): Promise<Examined> {
  const whole = sealed.sub.split(':')[0] ?? 'submission';
  const submitted = log.ok ? log.events.filter((event) => event.name === `submit-${whole}`) : [];
  const [submit] = submitted;
  if (!log.ok || submitted.length !== 1 || !submit) return no('invalid-event-log', whole);
  if (!submit.authenticationTags) return no('missing-authentication-tags', whole);
  if (sealed.metadata === undefined) return no('syntax-violation', 'metadata');
  if (sealed.data === undefined) return no('missing-data', whole);
  const tags = tagsOf(sealed, sealed.metadata, sealed.data);
  const wrong = tags ? tagDifferences(tags, submit.authenticationTags) : [];
  const missing = sealed.announced.filter((id) => !sealed.attachments.has(id)).map(attachment);
  const forged = wrong.filter((where) => !missing.includes(where));
  if (!tags) return no('encryption-issue', 'metadata');
  if (isSome(forged)) return several('incorrect-authentication-tag', forged);
  if (isSome(missing)) return several('missing-attachment', missing);

  const openedMetadata = await openJwe(keys, sealed.metadata, { cty: ['application/json'] });
  if (!openedMetadata.ok) return no('encryption-issue', 'metadata');
  const read = readMetadata(openedMetadata.bytes);
  if (!read.ok) return no(read.problem, 'metadata');
  const { metadata } = read;
  const { data: wish, attachments: named } = metadata.contentStructure;
  if (!acceptance.takesService(sealed.publicService)) return no('unsupported-service', 'metadata');
  const { schemaUri, mimeType } = wish.submissionSchema;
  if (mimeType !== 'application/json' || !acceptance.takesSchema(sealed.publicService, schemaUri))
    return no('unsupported-schema', 'metadata');
  const ids = named.map((one) => one.attachmentId);
  const twice = new Set(ids).size !== ids.length;
  if (twice || !sameSet(ids, sealed.announced) || named.some((one) => (one.fragments ?? []).length > 0))
    return no('attachments-mismatch', 'metadata');
  const replyKey = metadata.replyChannel?.fitConnect?.encryptionPublicKey;
  if (replyKey !== undefined && !(await readPublicKey(replyKey, 'RSA-OAEP-256')).ok)
    return no('unsupported-reply-channel', 'metadata');

  const openedData = await openJwe(keys, sealed.data, { cty: ['application/json'] });
  if (!openedData.ok) return no('encryption-issue', 'data');
  if (sha512(openedData.bytes) !== wish.hash.content) return no('hash-mismatch', 'data');
  const data = parseJson(openedData.bytes);
  if (data === undefined) return no('syntax-violation', 'data');
  if (!acceptance.fits(schemaUri, data)) return no('schema-violation', 'data');

  const attachments: OpenedAttachment[] = [];
  const problems: EventProblem[] = [];
  // One after the other: each is held in memory twice while it is opened.
  for (const one of named) {
    const content = await openJwe(keys, sealed.attachments.get(one.attachmentId) ?? '');
    if (!content.ok) problems.push(refusalProblem('encryption-issue', attachment(one.attachmentId)));
    else if (sha512(content.bytes) !== one.hash.content)
      problems.push(refusalProblem('hash-mismatch', attachment(one.attachmentId)));
    else {
      const { attachmentId: id, purpose, filename, mimeType: type } = one;
      attachments.push({ id, bytes: content.bytes, purpose, filename, mimeType: type });
    }
  }
  if (isSome(problems)) return { ok: false, problems };
  return { ok: true, opened: { metadata, data, dataBytes: openedData.bytes, attachments, tags, replyKey } };
}

const attachment = (id: string) => `attachment:${id}`;

function tagsOf(sealed: Sealed, metadata: string, data: string): AuthenticationTags | undefined {
  const tags = { metadata: authenticationTag(metadata), data: authenticationTag(data) };
  if (tags.metadata === undefined || tags.data === undefined) return undefined;
  const attachments = Object.fromEntries(
    [...sealed.attachments].map(([id, jwe]) => [id, authenticationTag(jwe) ?? '']),
  );
  return { metadata: tags.metadata, data: tags.data, attachments };
}

function no(code: RefusalCode, where: string): Examined {
  return { ok: false, problems: [refusalProblem(code, where)] };
}

function several(code: RefusalCode, where: readonly [string, ...string[]]): Examined {
  const [first, ...rest] = where;
  return { ok: false, problems: [refusalProblem(code, first), ...rest.map((one) => refusalProblem(code, one))] };
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

function isSome<T>(list: readonly T[]): list is [T, ...T[]] {
  return list.length > 0;
}
