import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSigningKey, publicJwks, type SigningKey } from '#platform/crypto/signing-key.ts';
import { openSignedPost, signatureHeader } from './post-signed-json.ts';
import { signDetached, verifyDetached } from './sign-detached.ts';

const now = '2026-11-02T09:00:00.000Z';
let folder = '';
let key: SigningKey;
let server: Server | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outbound-'));
  key = await loadSigningKey(join(folder, 'key.json'));
});
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  server = undefined;
  await rm(folder, { recursive: true, force: true });
});

async function listen(answer: (request: IncomingMessage, response: ServerResponse) => unknown): Promise<string> {
  const started = createServer((request, response) => void answer(request, response));
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const address = started.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('a signed post', () => {
  it('carries the exact bytes, their signature and the key of the job', async () => {
    const seen: { key: unknown; verified: unknown; body: unknown }[] = [];
    const url = await listen(async (request, response) => {
      const bytes = await bodyOf(request);
      const expected = { jwks: publicJwks([key]), now, maxAgeSeconds: 300 };
      seen.push({
        key: request.headers['idempotency-key'],
        verified: await verifyDetached(String(request.headers[signatureHeader]), bytes, expected),
        body: JSON.parse(Buffer.from(bytes).toString('utf8')),
      });
      response.writeHead(201, { 'content-type': 'application/json' }).end('{"reference":"AZ-1"}');
    });
    const answer = await openSignedPost({ key })({ url, body: { name: 'Ayşe' }, idempotencyKey: 'k1', now });
    expect(answer).toEqual({ kind: 'answered', status: 201, body: { reference: 'AZ-1' } });
    expect(seen).toEqual([{ key: 'k1', verified: { ok: true, kid: key.kid }, body: { name: 'Ayşe' } }]);
  });

  it('tells slow from away from too much', async () => {
    const slow = await listen(() => undefined);
    const post = openSignedPost({ key, timeoutMs: 50, maxAnswerBytes: 1000 });
    expect(await post({ url: slow, body: {}, idempotencyKey: 'k', now })).toEqual({
      kind: 'unavailable',
      reason: 'timeout',
    });
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
    expect(await post({ url: slow, body: {}, idempotencyKey: 'k', now })).toEqual({
      kind: 'unavailable',
      reason: 'unreachable',
    });
    const large = await listen((_request, response) => response.end('x'.repeat(5000)));
    expect(
      await openSignedPost({ key, maxAnswerBytes: 1000 })({ url: large, body: {}, idempotencyKey: 'k', now }),
    ).toEqual({ kind: 'unavailable', reason: 'answer-too-large' });
  });

  it('follows no redirect and survives an answer that is no JSON', async () => {
    const redirect = await listen((_request, response) => response.writeHead(302, { location: '/else' }).end());
    const post = openSignedPost({ key });
    expect(await post({ url: redirect, body: {}, idempotencyKey: 'k', now })).toMatchObject({ kind: 'unavailable' });
    server?.close();
    const html = await listen((_request, response) => response.writeHead(500).end('<h1>Oops</h1>'));
    expect(await post({ url: html, body: {}, idempotencyKey: 'k', now })).toEqual({
      kind: 'answered',
      status: 500,
      body: undefined,
    });
  });
});

describe('a detached signature', () => {
  const bytes = new TextEncoder().encode('{"a":1}');

  it('is worth nothing over other bytes, another key or another time', async () => {
    const signature = await signDetached(key, bytes, now);
    const expected = { jwks: publicJwks([key]), now, maxAgeSeconds: 300 };
    expect(await verifyDetached(signature, bytes, expected)).toMatchObject({ ok: true });
    const changed = new TextEncoder().encode('{"a":2}');
    expect(await verifyDetached(signature, changed, expected)).toEqual({ ok: false, problem: 'signature.invalid' });
    const other = await loadSigningKey(join(folder, 'other.json'));
    expect(await verifyDetached(signature, bytes, { ...expected, jwks: publicJwks([other]) })).toEqual({
      ok: false,
      problem: 'signature.invalid',
    });
    expect(await verifyDetached(signature, bytes, { ...expected, now: '2026-11-02T10:00:00.000Z' })).toEqual({
      ok: false,
      problem: 'signature.too-old',
    });
    for (const text of [undefined, '', 'a.b.c', 'a..', '...']) {
      expect((await verifyDetached(text, bytes, expected)).ok).toBe(false);
    }
  });
});
