import type { VNode } from 'preact';

/** What a route answers; sending it is `send-answer.ts`'s. */
export type Answer =
  | { kind: 'page'; page: VNode; status?: number; cookies?: readonly Cookie[] }
  | { kind: 'redirect'; to: string; cookies?: readonly Cookie[] }
  | { kind: 'json'; value: unknown; status?: number; cookies?: readonly Cookie[] }
  | { kind: 'file'; bytes: Uint8Array; type: string; name: string; inline?: boolean }
  | { kind: 'text'; text: string; type: string; status?: number };

/** A cookie to set, or to clear by an empty value. Always HttpOnly and SameSite=Lax. */
export interface Cookie {
  name: string;
  value: string;
  path: string;
  maxAgeSeconds?: number;
}

export function page(vnode: VNode, extra: { status?: number; cookies?: readonly Cookie[] } = {}): Answer {
  return { kind: 'page', page: vnode, ...extra };
}

/** After a POST: 303, so that reloading the next page sends nothing again. */
export function redirect(to: string, cookies: readonly Cookie[] = []): Answer {
  return { kind: 'redirect', to, cookies };
}

export function json(value: unknown, status = 200): Answer {
  return { kind: 'json', value, status };
}
