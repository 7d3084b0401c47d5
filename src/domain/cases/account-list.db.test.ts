import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type ExampleTown, type World } from '#domain/test-world.ts';
import type { Actor } from '#platform/commands/actor.ts';
import { addToList, erasePersonalData, listedCase, listOfAccount, removeFromList, withdraw } from './index.ts';
import { openTestCase, promise } from './test-case.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const erika = 'pseudonym-of-erika';
const other = 'pseudonym-of-another';

/** A resident signed in with this account; with a case, they have opened it by its secret. */
function signedIn(account: string | undefined, caseId?: string, town: ExampleTown = 'musterstadt'): Actor {
  return {
    kind: 'resident',
    id: caseId ?? 'account',
    tenant: town,
    roles: caseId ? ['resident', 'account'] : ['anonymous', 'account'],
    door: 'portal',
    account: { level: 'low', ...(account ? { id: account } : {}) },
    ...(caseId ? { caseId } : {}),
  };
}

const list = (account: string, town: ExampleTown = 'musterstadt') =>
  world.read((db) => listOfAccount(db, town, account, { now: world.clock.now(), waitingDays: 28 }), town);

async function codes(of: Promise<{ ok: boolean; problems?: readonly { code: string }[] }>): Promise<string[]> {
  const outcome = await of;
  return outcome.ok ? [] : (outcome.problems ?? []).map(({ code }) => code);
}

describe('adding to the list', () => {
  test('needs the case opened by its secret, and an account that can be recognised', async () => {
    const { caseId } = await openTestCase(world);
    const { caseId: another } = await openTestCase(world);
    expect(await codes(world.execute(addToList, world.anonymous(), { caseId }))).toEqual(['access.sign-in']);
    expect(await codes(world.execute(addToList, world.resident(caseId), { caseId }))).toEqual(['access.forbidden']);
    expect(await codes(world.execute(addToList, world.as('dispatcher'), { caseId }))).toEqual(['access.forbidden']);
    expect(await codes(world.execute(addToList, signedIn(erika), { caseId }))).toEqual(['case.unknown']);
    expect(await codes(world.execute(addToList, signedIn(erika, another), { caseId }))).toEqual(['case.unknown']);
    expect(await codes(world.execute(addToList, signedIn(erika, caseId, 'bochum'), { caseId }))).toEqual([
      'case.unknown',
    ]);
    expect(await codes(world.execute(addToList, signedIn(undefined, caseId), { caseId }))).toEqual(['case.no-list']);
    expect(await list(erika)).toEqual([]);
  });

  test('once is enough, and nobody else’s list gets it', async () => {
    const { caseId, number } = await openTestCase(world);
    await world.done(addToList, signedIn(erika, caseId), { caseId });
    await world.done(addToList, signedIn(erika, caseId), { caseId });
    expect((await list(erika)).map(({ file }) => file.id)).toEqual([caseId]);
    expect(await list(other)).toEqual([]);
    expect(await list(erika, 'bochum')).toEqual([]);
    const opens = (account: string, town: ExampleTown = 'musterstadt') =>
      world.read((db) => listedCase(db, town, account, number), town);
    expect(await opens(erika)).toBe(caseId);
    expect(await opens(other)).toBeUndefined();
    expect(await opens(erika, 'essen')).toBeUndefined();
  });

  test('a home does not get its residents’ cases into its list', async () => {
    const group = await openTestCase(world, { kind: 'group-date' });
    const { caseId } = await openTestCase(world, { group: group.caseId });
    expect(await codes(world.execute(addToList, signedIn(other, group.caseId), { caseId }))).toEqual(['case.unknown']);
  });
});

test('who is signed in without having opened a case may touch none', async () => {
  const { caseId } = await openTestCase(world);
  const actor = { ...signedIn(erika), roles: ['resident', 'account'] };
  expect(await codes(world.execute(withdraw, actor, { caseId }))).toEqual(['case.unknown']);
});

test('the list tells what comes next; running cases stand first', async () => {
  const ended = await openTestCase(world);
  const running = await openTestCase(world);
  for (const { caseId } of [running, ended]) await world.done(addToList, signedIn('reader', caseId), { caseId });
  await promise(world, running.caseId, '2026-11-30T12:00:00.000Z');
  await world.done(withdraw, world.resident(ended.caseId), { caseId: ended.caseId });
  const found = await list('reader');
  expect(found.map(({ file }) => file.id)).toEqual([running.caseId, ended.caseId]);
  expect(found.map(({ next }) => next)).toEqual([
    { code: 'we-come', who: 'office', until: '2026-11-30T12:00:00.000Z' },
    { code: 'nothing', who: 'nobody' },
  ]);
});

test('taking off the list is the account’s own; the case goes on', async () => {
  const { caseId } = await openTestCase(world);
  await world.done(addToList, signedIn('owner', caseId), { caseId });
  expect(await codes(world.execute(removeFromList, signedIn('stranger'), { caseId }))).toEqual(['case.unknown']);
  expect(await codes(world.execute(removeFromList, signedIn(undefined), { caseId }))).toEqual(['case.unknown']);
  expect(await codes(world.execute(removeFromList, world.resident(caseId), { caseId }))).toEqual(['access.forbidden']);
  await world.done(removeFromList, signedIn('owner'), { caseId });
  expect(await list('owner')).toEqual([]);
});

test('when the personal data goes, so do the places in lists', async () => {
  const { caseId } = await openTestCase(world);
  await world.done(addToList, signedIn('erased', caseId), { caseId });
  await world.done(withdraw, world.resident(caseId), { caseId });
  world.clock.advance(366 * 24 * 60);
  await world.done(erasePersonalData, world.system('clock'), { caseId });
  expect(await list('erased')).toEqual([]);
});
