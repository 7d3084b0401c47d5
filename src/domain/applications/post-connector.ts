import type { PostAnswer, PostSignedJson } from '#platform/outbound/post-signed-json.ts';
import type { Connector, Delivery } from './connector.ts';
import { registerReference, registerRefusal } from './payload.ts';

/**
 * Posts applications as signed JSON to `<baseUrl>/applications`.
 * 200 or 201 `{ reference }`: taken in. 422 `{ code }`: refused for good. Everything else: not available.
 */
export function postConnector(options: { post: PostSignedJson; baseUrl: string; now: () => string }): Connector {
  const url = `${options.baseUrl.replace(/\/$/, '')}/applications`;
  return {
    async deliver(application, idempotencyKey) {
      return readAnswer(await options.post({ url, body: application, idempotencyKey, now: options.now() }));
    },
  };
}

export function readAnswer(answer: PostAnswer): Delivery {
  if (answer.kind === 'unavailable') return { ok: false, kind: 'unavailable', reason: `register.${answer.reason}` };
  const { status, body } = answer;
  if (status === 200 || status === 201) {
    const taken = registerReference.safeParse(body);
    // "Yes" without a reference proves nothing: ask again, the key keeps it single.
    if (!taken.success) return { ok: false, kind: 'unavailable', reason: 'register.no-reference' };
    return { ok: true, reference: taken.data.reference };
  }
  const refusal = status === 422 ? registerRefusal.safeParse(body) : undefined;
  if (refusal?.success) return { ok: false, kind: 'refused', code: refusal.data.code };
  if (status === 401 || status === 403) return { ok: false, kind: 'unavailable', reason: 'register.signature-refused' };
  if (status === 429 || status === 503) return { ok: false, kind: 'unavailable', reason: 'register.busy' };
  return { ok: false, kind: 'unavailable', reason: 'register.unexpected-answer' };
}
