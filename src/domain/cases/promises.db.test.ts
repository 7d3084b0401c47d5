import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createWorld, type World, worldStart } from '#domain/test-world.ts';
import type { Outcome } from '#platform/commands/execute.ts';
import { breakPromise } from './break-promise.ts';
import { keepPromise } from './keep-promise.ts';
import { promiseCallBack } from './promise-call-back.ts';
import { caseById, promisesOf, tasksOf } from './queries.ts';
import { change, erna, openTestCase, promise } from './test-case.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(() => world.clock.set(worldStart));

const codes = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.problems.map((problem) => problem.code));
const promises = (caseId: string) => world.read((db) => promisesOf(db, 'musterstadt', caseId));
const tasks = (caseId: string) => world.read((db) => tasksOf(db, 'musterstadt', caseId));

it('promises a call within 24 hours of service time, once, and says how the time came about', async () => {
  const { caseId } = await openTestCase(world);
  world.clock.set('2026-11-27T14:00:00.000Z');
  // Friday 15:00 in Berlin: the weekend does not count.
  expect(await world.done(promiseCallBack, world.as('agent'), { caseId, about: 'Fragen zum Ausweis' })).toEqual({
    dueAt: '2026-11-30T14:00:00Z',
  });
  expect(codes(await world.execute(promiseCallBack, world.resident(caseId), { caseId }))).toEqual([
    'promise.call-back-open',
  ]);
  const [made] = await promises(caseId);
  expect(made).toMatchObject({ kind: 'call-back', owner_role: 'agent', state: 'open' });
  expect(made?.explanation).toContainEqual({ kind: 'weekend', date: '2026-11-28' });

  expect(codes(await world.execute(keepPromise, world.as('caseworker'), { promise: made?.id ?? '' }))).toEqual([
    'task.other-role',
  ]);
  await world.done(keepPromise, world.as('agent'), { promise: made?.id ?? '' });
  expect(codes(await world.execute(keepPromise, world.as('agent'), { promise: made?.id ?? '' }))).toEqual([
    'promise.settled',
  ]);
  expect(await promises(caseId)).toMatchObject([{ state: 'kept' }]);
});

it('promises no call without a number to call', async () => {
  const { phone: _, ...silent } = erna;
  const { caseId } = await openTestCase(world, { parties: [silent] });
  expect(codes(await world.execute(promiseCallBack, world.as('agent'), { caseId }))).toEqual(['case.no-phone']);
});

it('breaks what is overdue openly and once, and hands it one level up', async () => {
  const { caseId } = await openTestCase(world);
  await promise(world, caseId, '2026-11-23T10:00:00.000Z');
  const [made] = await promises(caseId);
  expect(codes(await world.execute(breakPromise, world.system('clock'), { promise: made?.id ?? '' }))).toEqual([
    'promise.not-due',
  ]);
  expect(codes(await world.execute(breakPromise, world.as('dispatcher'), { promise: made?.id ?? '' }))).toEqual([
    'access.forbidden',
  ]);
  world.clock.advance(61);
  await world.tick();
  await world.tick();
  expect(await promises(caseId)).toMatchObject([{ state: 'broken' }]);
  expect(await tasks(caseId)).toMatchObject([{ kind: 'promise-broken', owner_role: 'lead', state: 'open' }]);
});

it('asks a person when the resident stays silent, again only after a new question', async () => {
  const { caseId } = await openTestCase(world);
  await change(world, caseId, { state: 'waiting-resident', responsibility: 'accepted' });
  world.clock.advance(27 * 24 * 60);
  await world.tick();
  expect(await tasks(caseId)).toEqual([]);
  world.clock.advance(24 * 60);
  await world.tick();
  await world.tick();
  expect(await tasks(caseId)).toMatchObject([{ kind: 'resident-silent', owner_role: 'dispatcher' }]);
  expect(await world.read((db) => caseById(db, 'musterstadt', caseId))).toMatchObject({ state: 'waiting-resident' });
});

it('takes responsibility nobody accepted one level up', async () => {
  const { caseId } = await openTestCase(world);
  world.clock.advance(47 * 60);
  await world.tick();
  expect(await tasks(caseId)).toEqual([]);
  world.clock.advance(60);
  await world.tick();
  await world.tick();
  expect(await tasks(caseId)).toMatchObject([{ kind: 'nobody-accepted', owner_role: 'lead' }]);
  expect(await world.read((db) => caseById(db, 'musterstadt', caseId))).toMatchObject({ responsibility: 'expired' });
});
