import type { z } from 'zod';
import type { PostAnswer, PostSignedJson } from '#platform/outbound/post-signed-json.ts';
import type { Register } from './register.ts';
import {
  certificateAnswered,
  certificateOrdered,
  deregistrationAnswered,
  deregistrationOrdered,
  personsAnswered,
  personsAsked,
  type RegisterAnswer,
  registerContradicts,
  registerRefused,
} from './register-rules.ts';

/**
 * The register over signed JSON: POST `<baseUrl>/persons`, `/certificates`, `/deregistrations`.
 * 200 or 201 with the answer; 409 `{ contradicts: [codes] }`; 422 `{ code }`: refused for good. Everything else, and an
 * answer that does not say what it must, is: not available.
 */
export function registerConnector(options: { post: PostSignedJson; baseUrl: string; now: () => string }): Register {
  const base = options.baseUrl.replace(/\/$/, '');
  const send = async <S extends z.ZodType>(path: string, body: unknown, answered: S, key: string) =>
    readRegisterAnswer(
      await options.post({ url: `${base}/${path}`, body, idempotencyKey: key, now: options.now() }),
      answered,
    );
  return {
    askPerson: (town, person, key) =>
      send(
        'persons',
        personsAsked.parse({ schema: 'buergernah.register-person/1', town, person }),
        personsAnswered,
        key,
      ),
    orderCertificate: (town, order, key) =>
      send(
        'certificates',
        certificateOrdered.parse({ schema: 'buergernah.register-certificate/1', town, ...order }),
        certificateAnswered,
        key,
      ),
    deregister: (town, order, key) =>
      send(
        'deregistrations',
        deregistrationOrdered.parse({ schema: 'buergernah.register-deregistration/1', town, ...order }),
        deregistrationAnswered,
        key,
      ),
  };
}

export function readRegisterAnswer<S extends z.ZodType>(answer: PostAnswer, answered: S): RegisterAnswer<z.output<S>> {
  if (answer.kind === 'unavailable') return { kind: 'unavailable', reason: `register.${answer.reason}` };
  const { status, body } = answer;
  if (status === 200 || status === 201) {
    const read = answered.safeParse(body);
    return read.success
      ? { kind: 'ok', value: read.data }
      : { kind: 'unavailable', reason: 'register.unexpected-answer' };
  }
  const contradicts = status === 409 ? registerContradicts.safeParse(body) : undefined;
  if (contradicts?.success) return { kind: 'contradicts', fields: contradicts.data.contradicts };
  const refused = status === 422 ? registerRefused.safeParse(body) : undefined;
  if (refused?.success) return { kind: 'refused', code: refused.data.code };
  if (status === 401 || status === 403) return { kind: 'unavailable', reason: 'register.signature-refused' };
  if (status === 429 || status === 503) return { kind: 'unavailable', reason: 'register.busy' };
  return { kind: 'unavailable', reason: 'register.unexpected-answer' };
}
