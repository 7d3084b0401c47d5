import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createWorld, type World } from '#domain/test-world.ts';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import { createGate, type Gate } from '#platform/commands/execute.ts';
import { openQueues, type Queues } from './queue.ts';
import type { Reactions } from './reaction.ts';
import { retryUndelivered, settleUndelivered } from './settle-undelivered.ts';
import { startWorker } from './worker.ts';

const limit = 2;

// Writes nothing but its entry, under a name the system may run.
const note = defineCommand({
  name: 'delivery.set-aside',
  input: z.strictObject({ subject: z.string() }),
  async run(_step: Step<object>, input) {
    return {
      value: {},
      journal: [{ type: 'test.noted', subject: { kind: 'test', id: input.subject }, visibility: 'department' }],
    };
  },
});

let world: World;
let gate: Gate;
let queues: Queues;
/** Subjects that cannot be delivered now. */
const broken = new Set<string>();
const attempts = new Map<string, number[]>();
const keys = new Map<string, Set<string>>();

const reactions: Reactions = {
  'test.deliver': {
    on: ['test.noted'],
    owner: 'caseworker',
    async run({ entry, attempt, jobKey }) {
      const { id } = entry.subject;
      attempts.set(id, [...(attempts.get(id) ?? []), attempt]);
      keys.set(id, (keys.get(id) ?? new Set()).add(jobKey));
      if (broken.has(id)) throw new Error('the register.is-down today, says Frau Meyer');
    },
  },
  'test.other': { on: ['test.noted'], owner: 'admin', run: async ({ entry }) => void others.add(entry.subject.id) },
};
const others = new Set<string>();

beforeAll(async () => {
  world = await createWorld();
  const { database, databaseUrl } = world.product;
  const retry = { limit, delaySeconds: 1, maxDelaySeconds: 1 };
  queues = await openQueues(databaseUrl, reactions, { retry, worker: true });
  gate = createGate({ ...world.product.gate.parts, react: queues.react });
  await startWorker({ gate, database, queues, reactions, ticks: [], log: () => {} });
});
afterAll(async () => {
  await queues?.stop();
  await world?.close();
});

async function noted(subject: string): Promise<void> {
  const actor = world.system('test');
  const outcome = await gate.execute({ id: randomUUID(), command: note, actor, input: { subject } });
  expect(outcome.ok).toBe(true);
}

const undelivered = (subject: string) =>
  world.read((db) => db.selectFrom('undelivered').selectAll().where('subject_id', '=', subject).execute());

async function until<T>(ask: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (let waited = 0; waited < 25_000; waited += 100) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await sleep(100);
  }
  throw new Error('it did not happen');
}

describe('what cannot be delivered', () => {
  test('is tried a bounded number of times, then lies on its owner’s desk, and can be sent again', async () => {
    const subject = randomUUID();
    broken.add(subject);
    await noted(subject);
    const [row] = await until(async () => {
      const rows = await undelivered(subject);
      return rows.length > 0 ? rows : undefined;
    });
    expect(attempts.get(subject)).toEqual([1, 2, 3]);
    expect(row).toMatchObject({
      state: 'open',
      attempts: limit + 1,
      owner_role: 'caseworker',
      reaction: 'test.deliver',
    });
    // The desk sees a code; what a foreign system says may carry names.
    expect(row?.reason).toBe('delivery.failed');
    // One dead way does not stop the other.
    expect(others.has(subject)).toBe(true);

    broken.delete(subject);
    const actor = world.as('caseworker');
    const id = row?.id ?? '';
    const again = await gate.execute({ id: randomUUID(), command: retryUndelivered, actor, input: { id } });
    expect(again).toEqual({ ok: true, value: {} });
    await until(() => (attempts.get(subject)?.length === limit + 2 ? true : undefined));
    // The receiving end knows it again by the same key.
    expect(keys.get(subject)?.size).toBe(1);
    expect((await undelivered(subject)).map(({ state }) => state)).toEqual(['retried']);
    const twice = await gate.execute({ id: randomUUID(), command: retryUndelivered, actor, input: { id } });
    expect(twice).toMatchObject({ ok: false, problems: [{ code: 'delivery.unknown' }] });
  });

  test('fails again after being sent again: a new entry on the desk, which a person settles', async () => {
    const subject = randomUUID();
    broken.add(subject);
    await noted(subject);
    const first = await until(async () => (await undelivered(subject))[0]);
    const actor = world.as('caseworker');
    await gate.execute({ id: randomUUID(), command: retryUndelivered, actor, input: { id: first.id } });
    const second = await until(async () => (await undelivered(subject)).find(({ state }) => state === 'open'));
    expect(second.id).not.toBe(first.id);
    const input = { id: second.id, note: 'Handed over by hand.' };
    expect(await gate.execute({ id: randomUUID(), command: settleUndelivered, actor, input })).toMatchObject({
      ok: true,
    });
    expect((await undelivered(subject)).map(({ state }) => state).sort()).toEqual(['retried', 'settled']);
    const stranger = world.as('agent');
    expect(await gate.execute({ id: randomUUID(), command: settleUndelivered, actor: stranger, input })).toMatchObject({
      ok: false,
      problems: [{ code: 'access.forbidden' }],
    });
  });
});

test('a refused command leaves no job behind', async () => {
  const jobs = async () => (await world.product.database.pool.query('select id from pgboss.job')).rows.length;
  const before = await jobs();
  const input = { subject: randomUUID() };
  const outcome = await gate.execute({ id: randomUUID(), command: note, actor: world.anonymous(), input });
  expect(outcome.ok).toBe(false);
  expect(await jobs()).toBe(before);
});
