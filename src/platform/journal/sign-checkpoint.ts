import { CompactSign, compactVerify, importJWK } from 'jose';
import { z } from 'zod';
import type { SigningKey } from '#platform/crypto/signing-key.ts';
import type { Checkpoint } from './checkpoint.ts';

const checkpointSchema = z.object({
  tenant: z.string(),
  size: z.number(),
  root: z.string(),
  chain: z.string(),
  at: z.string(),
});

/** The checkpoint as a JWS (ES256): one line that can be kept anywhere and checked with the public key alone. */
export function signCheckpoint(key: SigningKey, checkpoint: Checkpoint): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(checkpoint)))
    .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ: 'journal-checkpoint' })
    .sign(key.privateKey);
}

/** What a signature vouches for, or nothing when it is not ours. */
export async function readCheckpoint(key: SigningKey, signature: string): Promise<Checkpoint | undefined> {
  try {
    const { payload, protectedHeader } = await compactVerify(signature, await importJWK(key.publicJwk, 'ES256'));
    if (protectedHeader.typ !== 'journal-checkpoint') return undefined;
    return checkpointSchema.parse(JSON.parse(Buffer.from(payload).toString('utf8')));
  } catch {
    return undefined;
  }
}
