import { readFile } from 'node:fs/promises';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose';
import { z } from 'zod';
import { createOnce } from './derive-key.ts';

const coordinate = z.string().regex(/^[\w-]{43}$/);
const pointSchema = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate });
const privateJwkSchema = pointSchema.extend({ d: coordinate });
export const publicJwkSchema = pointSchema.extend({ kid: z.string(), alg: z.literal('ES256'), use: z.literal('sig') });
export type PublicJwk = z.output<typeof publicJwkSchema>;

/** An ES256 key pair; `kid` is the RFC 7638 thumbprint. */
export type SigningKey = { kid: string; privateKey: CryptoKey; publicJwk: PublicJwk };

/** The key pair in a 0600 file, made on first use; one file per tenant. Safe when two processes start at once. */
export async function loadSigningKey(path: string): Promise<SigningKey> {
  const fresh = await generateKeyPair('ES256', { extractable: true });
  await createOnce(path, `${JSON.stringify(await exportJWK(fresh.privateKey))}\n`);
  const { d, ...coordinates } = privateJwkSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  const { kty, crv, x, y } = coordinates;
  const privateKey = await importJWK({ kty, crv, x, y, d }, 'ES256');
  if (privateKey instanceof Uint8Array) throw new Error(`${path} holds no key pair`);
  const kid = await calculateJwkThumbprint({ kty, crv, x, y });
  return { kid, privateKey, publicJwk: { kty, crv, x, y, kid, alg: 'ES256', use: 'sig' } };
}

/** What the world may see: the body of a JWKS address. */
export function publicJwks(keys: readonly SigningKey[]): { keys: PublicJwk[] } {
  return { keys: keys.map((key) => key.publicJwk) };
}
