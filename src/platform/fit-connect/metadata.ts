import { createHash } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { z } from 'zod';
import schema from './metadata-2.1.0.schema.json' with { type: 'json' };

/** Versions of the metadata we read: the major one decides; what we write is 2.1.0. */
const writtenVersion = 'https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json';
const readable = /^https:\/\/schema\.fitko\.de\/fit-connect\/metadata\/2\.\d+\.\d+\/metadata\.schema\.json$/;

// Strict mode would refuse the schema itself: it names examples and deprecations beside its rules.
const ajv = new Ajv2020({ strict: false, allErrors: false });
ajvFormats.default(ajv);
const fits = ajv.compile(schema);

const hash = z.object({ type: z.literal('sha512'), content: z.string() });
const id = z.uuid().transform((text) => text.toLowerCase());

const metadataSchema = z.looseObject({
  contentStructure: z.looseObject({
    data: z.looseObject({
      hash,
      submissionSchema: z.object({ schemaUri: z.string(), mimeType: z.enum(['application/json', 'application/xml']) }),
    }),
    attachments: z.array(
      z.looseObject({
        hash,
        purpose: z.enum(['form', 'attachment', 'report', 'data']),
        mimeType: z.string(),
        attachmentId: id,
        filename: z.string().optional(),
        description: z.string().optional(),
        fragments: z.array(id).optional(),
      }),
    ),
  }),
  replyChannel: z
    .looseObject({
      eMail: z.looseObject({ address: z.string() }).optional(),
      fitConnect: z.looseObject({ processStandards: z.array(z.string()), encryptionPublicKey: z.unknown() }).optional(),
    })
    .optional(),
  additionalReferenceInfo: z
    .looseObject({ senderReference: z.string().optional(), applicationDate: z.string().optional() })
    .optional(),
});
export type Metadata = z.output<typeof metadataSchema>;
export type MetadataAttachment = Metadata['contentStructure']['attachments'][number];

/** What stands beside the data of a submission or reply. */
export interface MetadataParts {
  data: { bytes: Uint8Array; schemaUri: string; mimeType: 'application/json' | 'application/xml' };
  attachments: readonly {
    id: string;
    bytes: Uint8Array;
    purpose: 'form' | 'attachment' | 'report' | 'data';
    mimeType: string;
    filename?: string;
  }[];
  author: { name: string; product: { name: string; version: string; manufacturer: string } };
  /** Where an answer may go: through FIT-Connect itself, encrypted with this key. */
  replyTo?: { processStandards: readonly string[]; encryptionPublicKey: unknown };
  reference?: { senderReference: string; applicationDate: string };
}

/** @throws Error when the result does not fit the schema: a mistake of ours, nothing is sent. */
export function buildMetadata(parts: MetadataParts): Uint8Array {
  const metadata = {
    $schema: writtenVersion,
    contentStructure: {
      data: {
        hash: { type: 'sha512', content: sha512(parts.data.bytes) },
        submissionSchema: { schemaUri: parts.data.schemaUri, mimeType: parts.data.mimeType },
      },
      attachments: parts.attachments.map(({ id, bytes, purpose, mimeType, filename }) => ({
        hash: { type: 'sha512', content: sha512(bytes) },
        purpose,
        mimeType,
        attachmentId: id,
        ...(filename ? { filename } : {}),
      })),
    },
    author: parts.author,
    ...(parts.replyTo ? { replyChannel: { fitConnect: parts.replyTo } } : {}),
    ...(parts.reference ? { additionalReferenceInfo: parts.reference } : {}),
  };
  if (!fits(metadata)) throw new Error(`metadata do not fit their schema: ${ajv.errorsText(fits.errors)}`);
  return new TextEncoder().encode(JSON.stringify(metadata));
}

export type MetadataProblem = 'syntax-violation' | 'missing-schema' | 'unsupported-schema' | 'schema-violation';
export type MetadataRead = { ok: true; metadata: Metadata } | { ok: false; problem: MetadataProblem };

export function readMetadata(bytes: Uint8Array): MetadataRead {
  const value = parseJson(bytes);
  if (value === undefined) return { ok: false, problem: 'syntax-violation' };
  const named = z.looseObject({ $schema: z.string() }).safeParse(value);
  if (!named.success) return { ok: false, problem: 'missing-schema' };
  if (!readable.test(named.data.$schema)) return { ok: false, problem: 'unsupported-schema' };
  const read = fits(value) ? metadataSchema.safeParse(value) : undefined;
  return read?.success ? { ok: true, metadata: read.data } : { ok: false, problem: 'schema-violation' };
}

/** Hex of SHA-512, as metadata name the content. */
export function sha512(bytes: Uint8Array): string {
  return createHash('sha512').update(bytes).digest('hex');
}

/** JSON in UTF-8, or `undefined`: a wrong byte is not silently replaced, it would pass under another hash. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
