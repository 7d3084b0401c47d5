import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { xbezahldienste } from '#domain/payments/index.ts';
import { createWorld, type World } from '#domain/test-world.ts';
import { findPackageRoot } from '#platform/db/package-root.ts';
import { loadAssets } from '#platform/http/assets.ts';
import { createMetrics } from '#platform/http/metrics.ts';
import { createServer } from '#platform/http/server.ts';
import { openExchange } from '#platform/outbound/exchange-json.ts';
import { problems } from '#product';
import { sandboxAccess } from './access.ts';
import { openPayStore, type PayChoice, type PayStore } from './pay-store.ts';
import { sandboxPayments } from './sandbox-payments.tsx';

let world: World;
let dataDir = '';
let app: FastifyInstance;
let origin = '';
let store: PayStore;

beforeAll(async () => {
  world = await createWorld();
  dataDir = await mkdtemp(join(tmpdir(), 'pay-'));
  store = openPayStore(dataDir);
  const log = pino({ level: 'silent' });
  const shared = { problems, assets: loadAssets(findPackageRoot()), metrics: createMetrics(), secure: false };
  app = await createServer({ ...shared, logger: log, trustProxy: false, formActions: [], rateLimit: 1000 });
  const { product } = world;
  const door = {
    ...product,
    ...shared,
    dataDir,
    log,
    demonstration: true,
    may: () => true,
    publicUrl: 'http://town.example',
  };
  sandboxPayments(app, door, { slowMs: 400 });
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
});
beforeEach(() => store.setMode('normal'));
afterAll(async () => {
  await app.close();
  await world.close();
  await rm(dataDir, { recursive: true, force: true });
});

const access = () => ({ ...sandboxAccess(origin), redirectOrigins: ['http://town.example'] });
const connect = (changes: Partial<ReturnType<typeof access>> = {}, timeoutMs = 5000) =>
  xbezahldienste({ ...access(), ...changes }, openExchange({ timeoutMs }));
const wish = (requestId = randomUUID()) => ({
  requestId,
  endPoint: '05999000',
  at: world.clock.now(),
  cents: 1990,
  purpose: `K7M-4PX-92 ${requestId.slice(0, 8)}`,
  description: 'Meldebescheinigung („erweitert“)',
  items: [{ id: '1', description: 'Meldebescheinigung', cents: 995, quantity: 2 }],
  returnUrl: 'http://town.example/back',
});

async function begun(of = wish()) {
  const answer = await connect().start(of);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return { ...of, ...answer };
}
const statusOf = (of: { transaction: string; requestId: string; cents: number }) =>
  connect().status({ ...of, endPoint: '05999000' });
async function choose(transaction: string, choice: PayChoice) {
  const found = await store.find(transaction);
  if (found) await store.choose(found, choice, world.clock.now());
}

it('gives one transaction for a request id, and says so when it comes again', async () => {
  const of = await begun();
  expect(of.url).toBe(`http://town.example/dev/pay/transactions/${of.transaction}`);
  expect(await connect().start(of)).toEqual({ ok: false, kind: 'exists' });
  const again = wish();
  const racing = await Promise.all([connect().start(again), connect().start(again), connect().start(again)]);
  expect(racing.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await statusOf(of)).toEqual({ ok: true, status: 'initial', method: 'OTHER' });
});

it('tells what the payer chose, slowly where asked for, late where it looked failed', async () => {
  for (const [choice, status] of [
    ['pay', 'paid'],
    ['fail', 'failed'],
    ['cancel', 'cancelled'],
  ] as const) {
    const of = await begun();
    await choose(of.transaction, choice);
    expect(await statusOf(of)).toMatchObject({ ok: true, status });
  }
  const slow = await begun();
  await choose(slow.transaction, 'slowly');
  expect(await statusOf(slow)).toMatchObject({ status: 'initial' });
  world.clock.advance(1);
  expect(await statusOf(slow)).toMatchObject({ status: 'paid' });
  const first = await begun();
  await choose(first.transaction, 'twice');
  expect(await statusOf(first)).toMatchObject({ status: 'failed' });
  const second = await begun({ ...wish(), purpose: first.purpose });
  await choose(second.transaction, 'pay');
  expect(await statusOf(first)).toMatchObject({ status: 'paid' });
});

it('refuses what the interface forbids, with its codes', async () => {
  const refused = async (changes: object) => connect().start({ ...wish(), ...changes });
  expect(await refused({ purpose: 'Gebühr für Ärger' })).toEqual({
    ok: false,
    kind: 'refused',
    code: 'payment.validation-error',
  });
  expect(await refused({ purpose: 'x'.repeat(28) })).toMatchObject({ code: 'payment.validation-error' });
  expect(await refused({ cents: 1991 })).toMatchObject({ kind: 'refused', code: 'payment.calculation-error' });
  expect(await refused({ items: [] })).toMatchObject({ code: 'payment.validation-error' });
  const stranger = connect({ auth: { kind: 'basic', user: 'sandbox', password: 'wrong' } });
  expect(await stranger.start(wish())).toMatchObject({ ok: false, code: 'payment.forbidden' });
  expect(await connect({ auth: undefined }).start(wish())).toMatchObject({ ok: false, code: 'payment.forbidden' });
  expect(await connect({ originatorId: 'other' }).start(wish())).toMatchObject({
    code: 'payment.no-valid-originator-or-endpoint',
  });
  expect(await connect().status({ ...wish(), transaction: 'SB-00000000000000000000' })).toMatchObject({ ok: false });
});

it('a payer is sent nowhere but where the installation allows', async () => {
  expect(await connect({ redirectOrigins: ['https://pay.example'] }).start(wish())).toEqual({
    ok: false,
    kind: 'unavailable',
    code: 'payment.redirect-foreign',
  });
});

it('an answer about another payment or another amount is no answer', async () => {
  const of = await begun();
  await choose(of.transaction, 'pay');
  expect(await statusOf({ ...of, cents: 1 })).toEqual({
    ok: false,
    kind: 'unavailable',
    code: 'payment.answer-foreign',
  });
  expect(await statusOf({ ...of, requestId: randomUUID() })).toMatchObject({ code: 'payment.answer-foreign' });
  const elsewhere = await connect().status({ ...of, endPoint: '05113000' });
  expect(elsewhere).toMatchObject({ ok: false, code: 'payment.unspecified' });
});

it('can be down, slow, gone and talk nonsense', async () => {
  const of = await begun();
  await store.setMode('down');
  expect(await connect().start(wish())).toEqual({ ok: false, kind: 'unavailable', code: 'payment.unspecified' });
  expect(await statusOf(of)).toMatchObject({ ok: false, kind: 'unavailable' });
  await store.setMode('slow');
  expect(await connect({}, 100).start(wish())).toEqual({ ok: false, kind: 'unavailable', code: 'payment.timeout' });
  expect(await connect({ url: 'http://127.0.0.1:9/pay' }).start(wish())).toEqual({
    ok: false,
    kind: 'unavailable',
    code: 'payment.unreachable',
  });
  const answering = (body: unknown, status = 200) =>
    xbezahldienste(access(), async () => ({ kind: 'answered', status, body }));
  for (const body of [undefined, null, {}, [], 'PAYED', { paymentInformation: { status: 'PAYED' } }]) {
    expect(await answering(body).start(wish())).toMatchObject({
      ok: false,
      kind: 'unavailable',
      code: 'payment.answer-unreadable',
    });
    expect(await answering(body).status(of)).toMatchObject({ ok: false, kind: 'unavailable' });
  }
  expect(await answering(undefined, 502).start(wish())).toEqual({
    ok: false,
    kind: 'unavailable',
    code: 'payment.status-502',
  });
  expect(await answering({ functionalCode: 'NEW_CODE' }, 400).start(wish())).toMatchObject({
    kind: 'refused',
    code: 'payment.unspecified',
  });
});

it('shows a payer their payment, takes one choice, and leads back', async () => {
  const of = await begun();
  const at = `${origin}/dev/pay/transactions/${of.transaction}`;
  const shown = await fetch(at, { headers: { 'accept-language': 'de' } });
  const html = await shown.text();
  expect(html).toMatch(/19,90\s€/);
  const cookie = shown.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const post = (form: Record<string, string>) =>
    fetch(at, { method: 'POST', headers: { cookie }, body: new URLSearchParams(form), redirect: 'manual' });
  expect((await post({ choice: 'pay' })).status).toBeGreaterThanOrEqual(400);
  expect((await post({ choice: 'steal', csrf })).status).toBe(422);
  const chosen = await post({ choice: 'pay', csrf });
  expect(chosen.headers.get('location')).toBe('http://town.example/back');
  await post({ choice: 'cancel', csrf });
  expect(await statusOf(of)).toMatchObject({ status: 'paid' });
  expect(await (await fetch(`${origin}/dev/pay`)).text()).toContain(of.transaction);
  expect((await fetch(`${origin}/dev/pay/transactions/..%2fmode`)).status).toBe(404);
});
