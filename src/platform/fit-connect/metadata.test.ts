import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildMetadata, readMetadata, sha512 } from './metadata.ts';
import { publicHalf } from './rsa-key.ts';
import mockKey from './test-destination-key.json' with { type: 'json' };

const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const data = text({ name: 'Erna' });
const id = '0b799252-deb9-42b0-98d3-c50d24bbafe0';
const parts = {
  data: { bytes: data, schemaUri: 'urn:example:form:1', mimeType: 'application/json' },
  attachments: [{ id, bytes: text('x'), purpose: 'attachment', mimeType: 'application/pdf', filename: 'Ausweis.pdf' }],
  author: { name: 'Stadt', product: { name: 'buergernah', version: '1', manufacturer: 'buergernah' } },
} as const;

describe('metadata', () => {
  it('are built as the schema of version 2.1.0 asks, with the hashes of the plain contents', () => {
    const read = readMetadata(buildMetadata(parts));
    if (!read.ok) throw new Error(read.problem);
    const { data: named, attachments } = read.metadata.contentStructure;
    expect(named.hash).toEqual({ type: 'sha512', content: sha512(data) });
    expect(attachments).toMatchObject([{ attachmentId: id, purpose: 'attachment', filename: 'Ausweis.pdf' }]);
  });

  it('offer FIT-Connect itself for answers, with our public key alone', () => {
    const key = publicHalf({ ...mockKey, d: 'secret' }, 'RSA-OAEP-256');
    const bytes = buildMetadata({
      ...parts,
      replyTo: { processStandards: ['urn:example:message'], encryptionPublicKey: key },
    });
    const read = readMetadata(bytes);
    expect(read.ok && read.metadata.replyChannel?.fitConnect?.encryptionPublicKey).toEqual(key);
    expect(Object.keys(key)).not.toContain('d');
  });

  it('are never built wrong', () => {
    const wrong = { ...parts, data: { ...parts.data, schemaUri: 'no uri' } };
    expect(() => buildMetadata(wrong)).toThrow('metadata do not fit');
  });

  it.each([
    ['no JSON', new TextEncoder().encode('{'), 'syntax-violation'],
    ['bytes that are no UTF-8', Uint8Array.of(0x22, 0xff, 0x22), 'syntax-violation'],
    ['no schema named', text({}), 'missing-schema'],
    [
      'an old schema',
      text({ $schema: 'https://schema.fitko.de/fit-connect/metadata/1.3.0/metadata.schema.json' }),
      'unsupported-schema',
    ],
    [
      'somebody’s schema',
      text({ $schema: 'https://evil.example/metadata/2.1.0/metadata.schema.json' }),
      'unsupported-schema',
    ],
    [
      'nothing but the schema',
      text({ $schema: 'https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json' }),
      'schema-violation',
    ],
  ])('with %s are refused', (_what, bytes, problem) => {
    expect(readMetadata(bytes)).toEqual({ ok: false, problem });
  });

  it('never break the reader', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => !readMetadata(text(value)).ok));
    fc.assert(fc.property(fc.uint8Array(), (bytes) => !readMetadata(bytes).ok));
  });
});
