import type { SigningKey } from '#platform/crypto/signing-key.ts';
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

/** What came back. `answered` carries any status with its JSON (or `undefined` when it was none). */
export type PostAnswer =
  | { kind: 'answered'; status: number; body: unknown }
  | { kind: 'unavailable'; reason: 'timeout' | 'unreachable' | 'answer-too-large' };

export type PostSignedJson = (post: SignedPost) => Promise<PostAnswer>;

/**
 * Opens a sender of signed JSON: detached JWS (ES256) with the installation's key, an idempotency key, one time limit
 * for the whole exchange, a limit on the answer's size, no redirects. It never tries again by itself: jobs do.
 */
export function openSignedPost(options: {
  key: SigningKey;
  timeoutMs?: number;
  maxAnswerBytes?: number;
}): PostSignedJson {
  const { key, timeoutMs = 10_000, maxAnswerBytes = 64 * 1024 } = options;
  return async ({ url, body, idempotencyKey, now }) => {
    const bytes = new TextEncoder().encode(JSON.stringify(body));
    const signature = await signDetached(key, bytes, now);
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'idempotency-key': idempotencyKey,
          [signatureHeader]: signature,
        },
        body: bytes,
        redirect: 'error',
        signal,
      });
      const text = await readLimited(answer, maxAnswerBytes);
      if (text === undefined) return { kind: 'unavailable', reason: 'answer-too-large' };
      return { kind: 'answered', status: answer.status, body: parseOrNothing(text) };
    } catch (error) {
      if (signal.aborted) return { kind: 'unavailable', reason: 'timeout' };
      // fetch throws a TypeError for whatever the network does: refused, reset, redirected, no such host.
      if (error instanceof TypeError) return { kind: 'unavailable', reason: 'unreachable' };
      throw error;
    }
  };
}

async function readLimited(answer: Response, limit: number): Promise<string | undefined> {
  if (answer.body === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    size += chunk.byteLength;
    if (size > limit) {
      // Leaving the loop ends the stream and the connection: a hostile answer cannot fill the memory.
      return undefined;
    }
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
