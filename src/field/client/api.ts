import { z } from 'zod';
import type { Lang } from '#platform/i18n/messages.ts';

/** `offline`: nobody answered. `code`: the office's refusal, with its sentence. */
export type Answered<T> =
  | { ok: true; value: T }
  | { ok: false; offline: true }
  | { ok: false; offline: false; code: string; message: string };

const refusal = z.object({ problems: z.array(z.object({ code: z.string(), message: z.string() })).min(1) });

/** Calls the field door. Never throws: no network, a proxy's page and a broken answer are all `offline`. */
export async function call<T>(
  url: string,
  schema: z.ZodType<T>,
  { lang, json, bytes }: { lang: Lang; json?: unknown; bytes?: Uint8Array<ArrayBuffer> },
): Promise<Answered<T>> {
  const accept = { accept: 'application/json', 'accept-language': lang };
  try {
    const answer = await fetch(url, {
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'error',
      ...(bytes
        ? { method: 'PUT', body: bytes, headers: { ...accept, 'content-type': 'application/octet-stream' } }
        : json === undefined
          ? { headers: accept }
          : { method: 'POST', body: JSON.stringify(json), headers: { ...accept, 'content-type': 'application/json' } }),
    });
    const body: unknown = await answer.json();
    if (answer.ok) return { ok: true, value: schema.parse(body) };
    const problem = refusal.safeParse(body).data?.problems[0];
    return problem ? { ok: false, offline: false, ...problem } : { ok: false, offline: true };
  } catch {
    return { ok: false, offline: true };
  }
}
