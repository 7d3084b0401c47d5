import { z } from 'zod';
import { readLimited } from '../outbound/read-limited.ts';

/** Where and as whom we speak to the delivery service. */
export interface FitConnectAccess {
  /** `https://…/submission-api`, without a trailing slash. */
  apiUrl: string;
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  /** Names the product to the operators of the service; without one they answer 403. */
  userAgent: string;
  now: () => string;
  /** One limit for the whole exchange, milliseconds. */
  timeoutMs?: number;
}

/**
 * What became of a request. `refused`: the service has understood and says no, with the last part of its RFC 7807 type
 * as code. `unavailable`: not there, too slow, not understandable, or it does not know us; trying again may help.
 */
export type ApiResult<T> =
  | { ok: true; value: T }
  | { ok: false; kind: 'refused'; status: number; code: string }
  | { ok: false; kind: 'unavailable'; reason: string };

export interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  json?: unknown;
  /** A compact JWE or JWS. */
  jose?: string;
  maxBytes?: number;
}

const tokenSchema = z.looseObject({ access_token: z.string().min(1), expires_in: z.number().positive() });
const problemSchema = z.looseObject({ type: z.string() });

const usualLimit = 2 * 1024 * 1024;
/** A token is renewed this many seconds before it ends. */
const renewBefore = 60;

export type Ask = (request: ApiRequest) => Promise<ApiResult<string>>;

/** Opens the way to one environment as one client: token by client_credentials, kept until shortly before its end. */
export function openRequests(access: FitConnectAccess): Ask {
  let token: { value: string; until: number } | undefined;
  const seconds = () => Date.parse(access.now()) / 1000;

  async function freshToken(): Promise<ApiResult<string>> {
    if (token && token.until > seconds()) return { ok: true, value: token.value };
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      // In the body, not as HTTP Basic: that is answered with invalid_client.
      client_id: access.clientId,
      client_secret: access.clientSecret,
    });
    const answer = await exchange(access, access.tokenUrl, { method: 'POST', body }, usualLimit);
    if (!answer.ok) return answer;
    if (answer.value.status >= 500) return { ok: false, kind: 'unavailable', reason: 'fit-connect.busy' };
    const read = answer.value.status === 200 ? tokenSchema.safeParse(parse(answer.value.text)) : undefined;
    if (!read?.success) return { ok: false, kind: 'unavailable', reason: 'fit-connect.client-refused' };
    token = { value: read.data.access_token, until: seconds() + read.data.expires_in - renewBefore };
    return { ok: true, value: token.value };
  }

  async function once(request: ApiRequest) {
    const bearer = await freshToken();
    if (!bearer.ok) return bearer;
    const headers = {
      authorization: `Bearer ${bearer.value}`,
      accept: 'application/json, application/problem+json, application/jose',
      ...(request.jose === undefined ? {} : { 'content-type': 'application/jose' }),
      ...(request.json === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const body = request.jose ?? (request.json === undefined ? undefined : JSON.stringify(request.json));
    const init = { method: request.method, headers, ...(body === undefined ? {} : { body }) };
    return exchange(access, `${access.apiUrl}${request.path}`, init, request.maxBytes ?? usualLimit);
  }

  return async (request) => {
    let answer = await once(request);
    if (answer.ok && answer.value.status === 401) {
      // The service may forget a token before its time: one new one, then it is a matter of our client.
      token = undefined;
      answer = await once(request);
    }
    if (!answer.ok) return answer;
    const { status, text } = answer.value;
    if (status >= 200 && status < 300) return { ok: true, value: text };
    if (status === 401 || status === 403)
      return { ok: false, kind: 'unavailable', reason: 'fit-connect.client-refused' };
    if (status === 429 || status >= 500) return { ok: false, kind: 'unavailable', reason: 'fit-connect.busy' };
    const problem = problemSchema.safeParse(parse(text));
    const code = problem.success ? /([a-z][a-z0-9-]{0,59})\/?$/.exec(problem.data.type)?.[1] : undefined;
    return { ok: false, kind: 'refused', status, code: code ?? `status-${status}` };
  };
}

async function exchange(
  access: FitConnectAccess,
  url: string,
  init: { method: string; headers?: Record<string, string>; body?: string | URLSearchParams },
  maxBytes: number,
): Promise<ApiResult<{ status: number; text: string }>> {
  const signal = AbortSignal.timeout(access.timeoutMs ?? 20_000);
  try {
    const headers = { ...init.headers, 'user-agent': access.userAgent };
    const answer = await fetch(url, { ...init, headers, redirect: 'error', signal });
    const text = await readLimited(answer, maxBytes);
    if (text === undefined) return { ok: false, kind: 'unavailable', reason: 'fit-connect.answer-too-large' };
    return { ok: true, value: { status: answer.status, text } };
  } catch (error) {
    if (signal.aborted) return { ok: false, kind: 'unavailable', reason: 'fit-connect.timeout' };
    // fetch throws a TypeError for whatever the network does: refused, reset, redirected, no such host.
    if (error instanceof TypeError) return { ok: false, kind: 'unavailable', reason: 'fit-connect.unreachable' };
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
