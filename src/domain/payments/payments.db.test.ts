import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { tasksOf, withdraw } from '#domain/cases/index.ts';
import { openTestCase } from '#domain/cases/test-case.ts';
import { createWorld, type ExampleTown, type World } from '#domain/test-world.ts';
import type { PaymentWays } from './begin-payment.ts';
import { beginPayment } from './begin-payment.ts';
import { dropPayment } from './drop.ts';
import { fetchPayment } from './fetch-status.ts';
import type { PaymentProvider, StatusAnswer } from './provider.ts';
import { type Payment, paymentById, paymentsOf } from './queries.ts';
import { recordStatus } from './record-status.ts';
import { requestOfPayment } from './request.ts';
import { startPayment } from './start.ts';
import { takeIn } from './take-in.ts';

/** What the provider knows, by transaction; `down` and `exists` are how it misbehaves. */
const told = new Map<string, StatusAnswer>();
let asked: string[] = [];
let misbehaves: 'down' | 'exists' | 'refuses' | undefined;
let world: World;

const provider: PaymentProvider = {
  async start({ requestId }) {
    asked.push(requestId);
    if (misbehaves === 'down') return { ok: false, kind: 'unavailable', code: 'payment.timeout' };
    if (misbehaves === 'refuses') return { ok: false, kind: 'refused', code: 'payment.validation-error' };
    if (misbehaves === 'exists' && asked.length === 1) return { ok: false, kind: 'exists' };
    told.set(`T-${requestId}`, { ok: true, status: 'initial' });
    return { ok: true, transaction: `T-${requestId}`, url: `https://pay.example/${requestId}` };
  },
  async status({ transaction }) {
    if (misbehaves === 'down') return { ok: false, kind: 'unavailable', code: 'payment.timeout' };
    return told.get(transaction) ?? { ok: false, kind: 'refused', code: 'payment.unspecified' };
  },
};

beforeAll(async () => {
  world = await createWorld({ payments: provider });
});
beforeEach(() => {
  asked = [];
  misbehaves = undefined;
});
afterAll(() => world.close());

const wish = { purpose: 'fee', cents: 1250, items: [{ service: '99115005104000', cents: 1250 }] } as const;

async function askedFor(town: ExampleTown = 'musterstadt') {
  const { caseId } = await openTestCase(world, { town });
  const { payment } = await world.done(requestOfPayment, world.as('caseworker', town), {
    caseId,
    ...wish,
    items: [...wish.items],
  });
  return { caseId, payment };
}

const read = async (id: string, town: ExampleTown = 'musterstadt'): Promise<Payment> => {
  const found = await world.read((db) => paymentById(db, town, id), town);
  if (!found) throw new Error('no such payment');
  return found;
};

const ways = (): PaymentWays => ({
  tenant: 'musterstadt',
  now: world.clock.now(),
  provider,
  read: (work) => world.read(work),
  asSystem: (command, input, id) => world.execute(command, world.system('payments'), input, id),
});

async function begin(of: { caseId: string; payment: string }, anew = false) {
  return beginPayment(ways(), {
    payment: await read(of.payment),
    caseNumber: 'K7M-4PX-92',
    nameOf: () => 'Meldebescheinigung',
    returnUrl: 'https://town.example/back',
    anew,
    start: (input) => world.execute(startPayment, world.resident(of.caseId), input),
  });
}
const fetched = async (id: string) => (await fetchPayment(ways(), await read(id))).payment;
const tell = async (id: string, status: 'paid' | 'failed' | 'cancelled', nth = -1) => {
  const attempt = (await read(id)).attempts.at(nth);
  told.set(attempt?.transaction ?? '', { ok: true, status, method: 'OTHER' });
};
const codes = async (run: Promise<{ ok: boolean; problems?: readonly { code: string }[] }>) =>
  (await run).problems?.map(({ code }) => code);
const entriesOf = async (caseId: string) =>
  (
    await world.read((db) =>
      db
        .selectFrom('journal_entry')
        .select('type')
        .where('subject_id', '=', caseId)
        .where('type', 'like', 'payment.%')
        .orderBy('at')
        .orderBy('id')
        .execute(),
    )
  ).map(({ type }) => type);

it('is asked for by a caseworker only, not for nothing, not with another sum, not in another town', async () => {
  const { caseId } = await openTestCase(world);
  const items = [{ service: '99115005104000', cents: 1250 }];
  const input = { caseId, purpose: 'fee' as const, cents: 1250, items };
  expect(await codes(world.execute(requestOfPayment, world.as('caseworker', 'essen'), input))).toEqual([
    'case.unknown',
  ]);
  expect(await codes(world.execute(requestOfPayment, world.as('agent'), input))).toEqual(['access.forbidden']);
  expect(await codes(world.execute(requestOfPayment, world.resident(caseId), input))).toEqual(['access.forbidden']);
  expect(await codes(world.execute(requestOfPayment, world.as('caseworker'), { ...input, cents: 1249 }))).toEqual([
    'payment.sum-differs',
  ]);
  const free = { ...input, cents: 0, items: [{ service: '99115005104000', cents: 0 }] };
  expect(await codes(world.execute(requestOfPayment, world.as('caseworker'), free))).toEqual([
    'payment.nothing-to-pay',
  ]);
  expect(await world.read((db) => paymentsOf(db, 'musterstadt', caseId))).toEqual([]);
  await world.done(requestOfPayment, world.as('caseworker'), input);
  const [payment] = await world.read((db) => paymentsOf(db, 'musterstadt', caseId));
  expect(payment).toMatchObject({ cents: 1250, state: 'open', payBy: '2026-12-07T09:00:00.000Z', attempts: [] });
  expect(await world.read((db) => paymentsOf(db, 'essen', caseId), 'essen')).toEqual([]);
});

it('is paid when the provider, asked, says so', async () => {
  const of = await askedFor();
  const begun = await begin(of);
  expect(begun).toMatchObject({ ok: true, url: expect.stringContaining('https://pay.example/') });
  expect(await begin(of)).toEqual(begun);
  expect(asked).toHaveLength(1);
  expect((await fetched(of.payment)).state).toBe('started');
  await tell(of.payment, 'paid');
  expect((await read(of.payment)).state).toBe('started');
  const paid = await fetched(of.payment);
  expect(paid).toMatchObject({ state: 'paid', attempts: [{ state: 'paid', url: undefined }] });
  await fetched(of.payment);
  expect(await entriesOf(of.caseId)).toEqual(['payment.requested', 'payment.begun', 'payment.started', 'payment.paid']);
  expect(await begin(of)).toEqual({ ok: false, problem: 'refused' });
  await world.runJobs();
  expect(
    world.mails.filter(({ subject }) => /bezahlen|angekommen/i.test(subject)).map(({ subject }) => subject),
  ).toEqual(expect.arrayContaining([expect.stringMatching(/Zahlung ist angekommen/)]));
});

it('nobody but the product says that money came', async () => {
  const of = await askedFor();
  await begin(of);
  const attempt = (await read(of.payment)).attempts[0]?.id ?? '';
  for (const actor of [world.resident(of.caseId), world.as('caseworker'), world.anonymous()])
    expect((await world.execute(recordStatus, actor, { attempt, end: 'paid' })).ok).toBe(false);
  expect((await read(of.payment)).state).toBe('started');
});

it('another case, another town: there is no such payment', async () => {
  const of = await askedFor();
  const other = await openTestCase(world);
  const start = (actor: ReturnType<World['resident']>) =>
    codes(world.execute(startPayment, actor, { payment: of.payment }));
  expect(await start(world.resident(other.caseId))).toEqual(['payment.unknown']);
  expect(await start(world.resident(of.caseId, 'essen'))).toEqual(['payment.unknown']);
});

it('fails, is cancelled, and can be tried again each time', async () => {
  const of = await askedFor();
  for (const status of ['failed', 'cancelled'] as const) {
    await begin(of);
    await tell(of.payment, status);
    expect((await fetched(of.payment)).state).toBe(status);
  }
  await begin(of);
  await tell(of.payment, 'paid');
  expect(await fetched(of.payment)).toMatchObject({
    state: 'paid',
    attempts: [{ state: 'failed' }, { state: 'cancelled' }, { state: 'paid' }],
  });
  expect(asked).toHaveLength(3);
});

it('paid twice: the second money is on record and on a caseworker’s list, the payer is told', async () => {
  const of = await askedFor();
  await begin(of);
  await tell(of.payment, 'failed');
  await fetched(of.payment);
  await begin(of);
  await tell(of.payment, 'paid');
  await fetched(of.payment);
  await tell(of.payment, 'paid', 0);
  world.clock.advance(3);
  await world.tick();
  await world.runJobs();
  const payment = await read(of.payment);
  expect(payment).toMatchObject({ state: 'paid', attempts: [{ state: 'overpaid' }, { state: 'paid' }] });
  const tasks = await world.read((db) => tasksOf(db, 'musterstadt', of.caseId));
  expect(tasks.filter(({ kind }) => kind === 'payment-paid-twice')).toMatchObject([
    { owner_role: 'caseworker', state: 'open' },
  ]);
  expect(world.mails.some(({ subject }) => subject.startsWith('Sie haben zu viel bezahlt'))).toBe(true);
});

it('who never comes back is found by asking; who never pays runs out, and may still turn up', async () => {
  const [paid, silent] = [await askedFor(), await askedFor()];
  await begin(paid);
  await begin(silent);
  await tell(paid.payment, 'paid');
  for (const minutes of [1, 2, 4, 8, 20, 40, 90, 300, 600, 500]) {
    world.clock.advance(minutes);
    await world.tick();
    await world.runJobs();
  }
  expect((await read(paid.payment)).state).toBe('paid');
  expect((await read(silent.payment)).state).toBe('expired');
  expect(world.mails.some(({ subject }) => subject.startsWith('Ihre Zahlung wurde nicht abgeschlossen'))).toBe(true);
  await tell(silent.payment, 'paid');
  world.clock.advance(3 * 1440);
  await world.tick();
  await world.runJobs();
  expect((await read(silent.payment)).state).toBe('paid');
});

it('the provider is down: the payment stays to be paid, the same try goes on later', async () => {
  const of = await askedFor();
  misbehaves = 'down';
  expect(await begin(of)).toEqual({ ok: false, problem: 'not-reachable' });
  expect((await read(of.payment)).state).toBe('open');
  misbehaves = undefined;
  expect((await begin(of)).ok).toBe(true);
  expect(new Set(asked).size).toBe(1);
  misbehaves = 'down';
  expect((await fetchPayment(ways(), await read(of.payment))).fetched).toBe('unknown');
  expect((await read(of.payment)).state).toBe('started');
});

it('an answer lost on the way: a fresh try, for nobody was sent to the lost one', async () => {
  const of = await askedFor();
  misbehaves = 'exists';
  expect((await begin(of)).ok).toBe(true);
  expect(asked).toHaveLength(2);
  expect(await read(of.payment)).toMatchObject({
    state: 'started',
    attempts: [{ state: 'failed' }, { state: 'started' }],
  });
  expect((await world.read((db) => tasksOf(db, 'musterstadt', of.caseId))).map(({ kind }) => kind)).not.toContain(
    'payment-refused',
  );
});

it('the provider refuses: a task for a person', async () => {
  const of = await askedFor();
  misbehaves = 'refuses';
  expect(await begin(of)).toEqual({ ok: false, problem: 'not-reachable' });
  expect((await read(of.payment)).state).toBe('failed');
  expect((await world.read((db) => tasksOf(db, 'musterstadt', of.caseId))).map(({ kind }) => kind)).toContain(
    'payment-refused',
  );
});

it('two presses at once are one try; a new one only after a while', async () => {
  const of = await askedFor();
  const both = await Promise.all([begin(of), begin(of), begin(of)]);
  expect((await read(of.payment)).attempts).toHaveLength(1);
  expect(both.some(({ ok }) => ok)).toBe(true);
  expect((await begin(of, true)).ok).toBe(true);
  expect((await read(of.payment)).attempts).toHaveLength(1);
  world.clock.advance(16);
  expect((await begin(of, true)).ok).toBe(true);
  expect(await read(of.payment)).toMatchObject({
    state: 'started',
    attempts: [{ state: 'expired' }, { state: 'started' }],
  });
});

it('not paid in time: the payer is reminded once, a caseworker looks; paid after all, nobody need look', async () => {
  const of = await askedFor();
  world.clock.advance(14 * 1440 + 1);
  const reminders = () => world.mails.filter(({ subject }) => subject.startsWith('Erinnerung: Bitte bezahlen')).length;
  const open = async () =>
    (await world.read((db) => tasksOf(db, 'musterstadt', of.caseId))).filter(
      ({ kind, state }) => kind === 'payment-overdue' && state === 'open',
    ).length;
  const before = reminders();
  for (let minute = 0; minute < 3; minute++) {
    await world.tick();
    await world.runJobs();
    world.clock.advance(1);
  }
  expect(await open()).toBe(1);
  expect((await entriesOf(of.caseId)).filter((type) => type === 'payment.overdue')).toHaveLength(1);
  expect(reminders()).toBeGreaterThan(before);
  expect((await begin(of)).ok).toBe(true);
  await tell(of.payment, 'paid');
  await fetched(of.payment);
  expect(await open()).toBe(0);
});

it('paid at the counter: recorded by a caseworker; what comes online all the same goes back', async () => {
  const of = await askedFor();
  await begin(of);
  const input = { payment: of.payment, way: 'cash' as const };
  expect(await codes(world.execute(takeIn, world.as('caseworker', 'essen'), input))).toEqual(['payment.unknown']);
  expect(await codes(world.execute(takeIn, world.resident(of.caseId), input))).toEqual(['access.forbidden']);
  await world.done(takeIn, world.as('caseworker'), input);
  expect(await codes(world.execute(takeIn, world.as('caseworker'), input))).toEqual(['payment.paid']);
  await tell(of.payment, 'paid');
  expect(await fetched(of.payment)).toMatchObject({ state: 'paid', attempts: [{ state: 'overpaid' }] });
});

it('a withdrawn case costs nothing; what comes all the same goes back', async () => {
  const of = await askedFor();
  await begin(of);
  await world.done(withdraw, world.resident(of.caseId), { caseId: of.caseId });
  await world.runJobs();
  expect((await read(of.payment)).state).toBe('dropped');
  await tell(of.payment, 'paid');
  expect(await fetched(of.payment)).toMatchObject({ state: 'dropped', attempts: [{ state: 'overpaid' }] });
  const other = await askedFor();
  await world.done(dropPayment, world.as('caseworker'), { payment: other.payment });
  expect(await codes(world.execute(dropPayment, world.as('caseworker'), { payment: other.payment }))).toEqual([
    'payment.dropped',
  ]);
  expect(await codes(world.execute(startPayment, world.resident(other.caseId), { payment: other.payment }))).toEqual([
    'payment.dropped',
  ]);
});
