import type { z } from 'zod';

const algorithm = { name: 'ECDSA', hash: 'SHA-256' };

/** JWS compact (ES256) with WebCrypto only. `type` keeps signatures of one key for different purposes apart. */
export async function signCompact(key: CryptoKey, type: string, payload: unknown): Promise<string> {
  const signed = `${compactHeader(type)}.${encode(utf8(JSON.stringify(payload)))}`;
  return `${signed}.${encode(new Uint8Array(await crypto.subtle.sign(algorithm, key, utf8(signed))))}`;
}

/** The payload when signature, header and shape are right, else `undefined`. */
export async function verifyCompact<T>(
  key: { x: string; y: string },
  type: string,
  text: string,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  const [head = '', body = '', signature = ''] = text.split('.');
  // The header is ours, byte for byte: no algorithm to negotiate, nothing to confuse.
  if (head !== compactHeader(type)) return undefined;
  try {
    const jwk = { kty: 'EC', crv: 'P-256', x: key.x, y: key.y };
    const publicKey = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, [
      'verify',
    ]);
    const ok = await crypto.subtle.verify(algorithm, publicKey, decode(signature), utf8(`${head}.${body}`));
    if (!ok) return undefined;
    const parsed = schema.safeParse(JSON.parse(new TextDecoder().decode(decode(body))));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // Not base64, not JSON, not a point on the curve: to the one who checks it is all the same.
    return undefined;
  }
}

/** The first part of every signature of a type: always the same, so a tight place may leave it out and put it back. */
export function compactHeader(type: string): string {
  return encode(utf8(JSON.stringify({ alg: 'ES256', typ: type })));
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function encode(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
}
