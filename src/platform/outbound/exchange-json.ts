import { readLimited } from './read-limited.ts';

export interface JsonRequest {
  method: 'GET' | 'POST';
  url: string;
  headers?: Readonly<Record<string, string>>;
  /** Bytes are sent as they are, anything else as JSON. */
  body?: unknown;
}

/** What came back. `answered` carries any status with its JSON (or `undefined` when it was none). */
export type JsonAnswer =
  | { kind: 'answered'; status: number; body: unknown }
  | { kind: 'unavailable'; reason: 'timeout' | 'unreachable' | 'answer-too-large' };

export type ExchangeJson = (request: JsonRequest) => Promise<JsonAnswer>;

/**
 * Opens a way to ask another server for JSON: one time limit for the whole exchange, a limit on the answer's size, no
 * redirects. It never tries again by itself: jobs do.
 */
export function openExchange(options: { timeoutMs?: number; maxAnswerBytes?: number } = {}): ExchangeJson {
  const { timeoutMs = 10_000, maxAnswerBytes = 64 * 1024 } = options;
  return async ({ method, url, headers = {}, body }) => {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await fetch(url, {
        method,
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined
          ? {}
          : { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }),
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

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
