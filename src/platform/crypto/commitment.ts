import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Both base64url. The digest may stand in the journal for ever; the salt is personal data and can be deleted. */
export type Commitment = { salt: string; digest: string };

/**
 * A salted commitment to personal data: proves later what was known, and says nothing once the salt is gone (the
 * possible names or birth dates are few, an unsalted digest could be guessed).
 */
export function commit(value: string, salt: Uint8Array = randomBytes(16)): Commitment {
  const digest = createHmac('sha256', salt).update(value.normalize('NFC')).digest('base64url');
  return { salt: Buffer.from(salt).toString('base64url'), digest };
}

/** True when the commitment was made to this value. */
export function opensCommitment(commitment: Commitment, value: string): boolean {
  const again = Buffer.from(commit(value, Buffer.from(commitment.salt, 'base64url')).digest, 'base64url');
  const known = Buffer.from(commitment.digest, 'base64url');
  return again.length === known.length && timingSafeEqual(again, known);
}
