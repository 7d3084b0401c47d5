import type { SigningKey } from '#platform/crypto/signing-key.ts';
import { type JsonAnswer, openExchange } from './exchange-json.ts';
import { signDetached } from './sign-detached.ts';

/** Header that carries the detached signature over the exact bytes of the body. */
export const signatureHeader = 'x-jws-signature';

export interface SignedPost {
  url: string;
  body: unknown;
  /** The same key again means: the same thing, do it once. */
  idempotencyKey: string;
  now: string;
}

export type PostAnswer = JsonAnswer;

export type PostSignedJson = (post: SignedPost) => Promise<PostAnswer>;

/**
 * Opens a sender of signed JSON: detached JWS (ES256) with the installation's key, an idempotency key, and the limits
 * of `openExchange`.
 */
export function openSignedPost(options: {
  key: SigningKey;
  timeoutMs?: number;
  maxAnswerBytes?: number;
}): PostSignedJson {
  const { key, ...limits } = options;
  const exchange = openExchange(limits);
  return async ({ url, body, idempotencyKey, now }) => {
    const bytes = new TextEncoder().encode(JSON.stringify(body));
    const signature = await signDetached(key, bytes, now);
    const headers = { 'idempotency-key': idempotencyKey, [signatureHeader]: signature };
    return exchange({ method: 'POST', url, headers, body: bytes });
  };
}
