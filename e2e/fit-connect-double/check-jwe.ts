import { z } from 'zod';

const header = z.looseObject({
  alg: z.string(),
  enc: z.string(),
  kid: z.string().optional(),
  cty: z.string().optional(),
});
const base64url = /^[A-Za-z0-9_-]+$/;

/**
 * What the delivery service can see of an encrypted content without its key: form, algorithms, key, type, compression.
 * Answers the sentence of the refusal, or nothing.
 */
export function jweProblem(jwe: unknown, expected: { kid: string; cty: 'json-or-xml' | 'any' }): string | undefined {
  if (typeof jwe !== 'string') return 'Missing JWE';
  const parts = jwe.split('.');
  if (parts.length !== 5 || !parts.every((part) => base64url.test(part))) return 'Invalid JWE';
  if (jwe.length < 776) return 'JWE is shorter than 776 characters';
  const read = header.safeParse(parsed(parts[0] ?? ''));
  if (!read.success) return 'Invalid JWE Header';
  const { alg, enc, kid, cty } = read.data;
  if (alg !== 'RSA-OAEP-256') return "Invalid JWE Header 'alg'";
  if (enc !== 'A256GCM') return "Invalid JWE Header 'enc'";
  if ('zip' in read.data) return "Invalid JWE Header 'zip'";
  if (kid !== expected.kid) return "Invalid JWE Header 'kid'";
  if (expected.cty === 'json-or-xml' && cty !== 'application/json' && cty !== 'application/xml')
    return "Invalid JWE Header 'cty'";
  // 4096 bits of wrapped key are 512 bytes.
  if (Buffer.from(parts[1] ?? '', 'base64url').length < 512) return 'Encryption key is shorter than 4096 bits';
  return undefined;
}

export function tagOf(jwe: string): string {
  return jwe.split('.')[4] ?? '';
}

function parsed(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
