import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApplicationPayload, postConnector } from '#domain/applications/index.ts';
import { createWorld, type World } from '#domain/test-world.ts';
import { loadSigningKey } from '#platform/crypto/signing-key.ts';
import { findPackageRoot } from '#platform/db/package-root.ts';
import { loadAssets } from '#platform/http/assets.ts';
import { createMetrics } from '#platform/http/metrics.ts';
import { createServer } from '#platform/http/server.ts';
import { openSignedPost } from '#platform/outbound/post-signed-json.ts';
import { problems } from '#product';
import { openRegisterStore, type RegisterMode } from './register-store.ts';
import { sandboxRegister } from './sandbox-register.tsx';

let world: World;
let dataDir = '';
let app: FastifyInstance;
let baseUrl = '';

beforeAll(async () => {
  world = await createWorld();
  dataDir = await mkdtemp(join(tmpdir(), 'register-'));
  const log = pino({ level: 'silent' });
  const shared = { problems, assets: loadAssets(findPackageRoot()), metrics: createMetrics(), secure: false };
  app = await createServer({ ...shared, logger: log, trustProxy: false, formActions: [], rateLimit: 1000 });
  const { product } = world;
  const publicUrl = 'http://127.0.0.1:8080';
  const door = { ...product, ...shared, publicUrl, dataDir, log, demonstration: true, may: () => true };
  sandboxRegister(app, door, { slowMs: 300 });
  baseUrl = `${await app.listen({ host: '127.0.0.1', port: 0 })}/dev/register`;
});
afterAll(async () => {
  await app.close();
  await world.close();
  await rm(dataDir, { recursive: true, force: true });
});

const payload = (id: string): ApplicationPayload => ({
  schema: 'buergernah.application/1',
  id,
  town: { id: 'musterstadt', ags: '05999000', name: 'Stadt Musterstadt' },
  case: { number: 'K7M4PX92', openedAt: '2026-11-23T09:00:00.000Z' },
  service: {
    key: '99008001012000',
    name: 'Personalausweis',
    form: 'id-card',
    legalBasis: '§ 9 PAuswG',
    system: 'Personalausweisregister',
  },
  person: { familyName: 'Sonnenschein' },
  visit: { recordedAt: '2026-11-25T10:00:00.000Z', recordedBy: '018f0000-0000-7000-8000-000000000001' },
  fields: {},
});
const first = '018f0000-0000-7000-8000-00000000000a';
const second = '018f0000-0000-7000-8000-00000000000b';

function deliver(id: string, { timeoutMs = 5000, key = world.product.signingKey } = {}) {
  const connector = postConnector({ post: openSignedPost({ key, timeoutMs }), baseUrl, now: world.clock.now });
  return connector.deliver(payload(id), id);
}
const behave = (mode: RegisterMode) => openRegisterStore(dataDir).setMode(mode);

it('takes in what is signed, once for each key, and still knows it after a restart', async () => {
  const once = await deliver(first);
  expect(once).toMatchObject({ ok: true });
  expect(await deliver(first)).toEqual(once);
  const both = await Promise.all([deliver(second), deliver(second), deliver(second)]);
  expect(new Set(both.map((one) => JSON.stringify(one))).size).toBe(1);
  const arrivals = await openRegisterStore(dataDir).arrivals();
  expect(arrivals.map((one) => one.key).toSorted()).toEqual([first, second]);
  expect(JSON.stringify(arrivals)).not.toContain('Sonnenschein');
});

it('refuses a foreign signature, another body and a body that is no application', async () => {
  const foreign = await loadSigningKey(join(dataDir, 'foreign.json'));
  expect(await deliver(first, { key: foreign })).toEqual({
    ok: false,
    kind: 'unavailable',
    reason: 'register.signature-refused',
  });
  const bare = await fetch(`${baseUrl}/applications`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect(bare.status).toBe(401);
  const post = openSignedPost({ key: world.product.signingKey });
  const now = world.clock.now();
  const wrong = await post({ url: `${baseUrl}/applications`, body: { a: 1 }, idempotencyKey: first, now });
  expect(wrong).toEqual({ kind: 'answered', status: 422, body: { code: 'payload-invalid' } });
});

it('can be down, slow and unwilling', async () => {
  await behave('down');
  expect(await deliver(first)).toEqual({ ok: false, kind: 'unavailable', reason: 'register.busy' });
  await behave('refuse');
  expect(await deliver(first)).toEqual({ ok: false, kind: 'refused', code: 'data-does-not-match-register' });
  await behave('slow');
  expect(await deliver(first, { timeoutMs: 100 })).toEqual({
    ok: false,
    kind: 'unavailable',
    reason: 'register.timeout',
  });
  expect(await deliver(first)).toMatchObject({ ok: true });
  await behave('normal');
});

it('shows what has arrived, and is set only by its own form', async () => {
  const shown = await fetch(baseUrl, { headers: { 'accept-language': 'de' } });
  const html = await shown.text();
  expect(html).toContain('2 Anträge angekommen');
  expect(html).toContain('K7M-4PX-92');
  const cookie = shown.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const set = (form: Record<string, string>) =>
    fetch(baseUrl, { method: 'POST', headers: { cookie }, body: new URLSearchParams(form), redirect: 'manual' });
  expect((await set({ mode: 'down' })).status).toBeGreaterThanOrEqual(400);
  expect(await openRegisterStore(dataDir).mode()).toBe('normal');
  expect((await set({ mode: 'slow', csrf })).status).toBe(303);
  expect(await openRegisterStore(dataDir).mode()).toBe('slow');
  await behave('normal');
});
