import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createWorld, type World, worldStart } from '#domain/test-world.ts';
import type { Outcome } from '#platform/commands/execute.ts';
import { accept } from './accept.ts';
import { attachPaper } from './attach-paper.ts';
import { finishTask } from './finish-task.ts';
import { moveOn } from './move-on.ts';
import { object } from './object.ts';
import { caseById, casesOfGroup, findCases, historyOf, messagesOf, papersOf, promisesOf, tasksOf } from './queries.ts';
import { readContact } from './read-contact.ts';
import { change, erna, openTestCase, promise } from './test-case.ts';
import { withdraw } from './withdraw.ts';
import { workList } from './work-list.ts';
import { writeCaseMessage } from './write-message.ts';
import { writeNote } from './write-note.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(() => world.clock.set(worldStart));

const codes = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.problems.map((problem) => problem.code));
const row = (caseId: string) => world.read((db) => caseById(db, 'musterstadt', caseId));
const tasks = (caseId: string) => world.read((db) => tasksOf(db, 'musterstadt', caseId));
const paper = { name: 'Ausweis.jpg', mediaType: 'image/jpeg', size: 1200, blob: 'a'.repeat(64) };

it('answers 404 before 403, 403 before the input, and only then does it', async () => {
  const { caseId } = await openTestCase(world);
  const resident = world.resident(caseId);
  expect(codes(await world.execute(withdraw, world.resident(randomUUID()), { caseId }))).toEqual(['case.unknown']);
  expect(codes(await world.execute(withdraw, world.anonymous(), { caseId }))).toEqual(['access.sign-in']);
  expect(codes(await world.execute(withdraw, world.as('crew'), { caseId }))).toEqual(['access.forbidden']);
  expect(codes(await world.execute(withdraw, resident, { caseId: 'x' }))).toHaveLength(1);
  expect(await world.execute(withdraw, resident, { caseId })).toEqual({ ok: true, value: {} });
  expect(await row(caseId)).toMatchObject({ state: 'ended', outcome: 'withdrawn', version: 2 });
});

it('shows a neighbour town nothing, whoever asks', async () => {
  const { caseId, number } = await openTestCase(world);
  const others = [world.as('dispatcher', 'essen'), world.as('caseworker', 'essen'), world.resident(caseId, 'essen')];
  for (const actor of others)
    expect(codes(await world.execute(writeCaseMessage, actor, { caseId, body: 'Guten Tag' }))).toEqual([
      'case.unknown',
    ]);
  expect(await world.read((db) => caseById(db, 'musterstadt', caseId), 'essen')).toBeUndefined();
  expect(await world.read((db) => findCases(db, 'musterstadt', { text: number }), 'essen')).toEqual([]);
});

it('does the same command once, also when it is delivered twice at the same time', async () => {
  const { caseId } = await openTestCase(world);
  const id = randomUUID();
  const send = () => world.execute(writeCaseMessage, world.resident(caseId), { caseId, body: 'Ich habe Fragen.' }, id);
  const racing = await Promise.all([send(), send(), send()]);
  expect([...racing, await send()]).toEqual(Array(4).fill({ ok: true, value: {} }));
  expect(await world.read((db) => messagesOf(db, 'musterstadt', caseId, 'applicant'))).toHaveLength(1);
  expect(await tasks(caseId)).toHaveLength(1);
});

it('takes the step of one of two who are equally fast', async () => {
  const { caseId } = await openTestCase(world);
  const press = () => world.execute(accept, world.as('dispatcher'), { caseId, version: 1 });
  const outcomes = await Promise.all([press(), press()]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(outcomes.flatMap(codes)).toEqual(['case.stale']);
  expect(await row(caseId)).toMatchObject({ responsibility: 'accepted', version: 2 });
});

it('puts what a resident sends on a list, and an answer takes it off', async () => {
  const { caseId } = await openTestCase(world);
  const resident = world.resident(caseId);
  await world.done(writeCaseMessage, resident, { caseId, body: 'Wann kommen Sie?' });
  await world.done(attachPaper, resident, { caseId, ...paper, visibility: 'department' });
  expect(await tasks(caseId)).toMatchObject([{ kind: 'message', owner_role: 'dispatcher', state: 'open' }]);
  // What a resident brings is never hidden from them.
  expect(await world.read((db) => papersOf(db, 'musterstadt', caseId, 'applicant'))).toHaveLength(1);
  const dispatcher = world.as('dispatcher');
  const list = await world.read((db) =>
    workList(db, 'musterstadt', { roles: ['dispatcher'], staffId: dispatcher.id, limit: 500 }),
  );
  expect(list.filter((item) => item.caseId === caseId)).toMatchObject([{ what: 'task', kind: 'message' }]);
  await world.done(writeCaseMessage, dispatcher, { caseId, body: 'Am Donnerstag.' });
  expect(await tasks(caseId)).toMatchObject([{ state: 'done', result: 'answered' }]);
});

it('goes on when the resident answers what was asked', async () => {
  const { caseId } = await openTestCase(world);
  const dispatcher = world.as('dispatcher');
  const ask = { caseId, version: 1, action: 'ask-resident' } as const;
  expect(codes(await world.execute(moveOn, dispatcher, ask))).toEqual(['case.question-missing']);
  await world.done(moveOn, dispatcher, { ...ask, message: 'Haben Sie einen Aufzug?' });
  expect(await row(caseId)).toMatchObject({ state: 'waiting-resident' });
  await world.done(writeCaseMessage, world.resident(caseId), { caseId, body: 'Ja.' });
  expect(await row(caseId)).toMatchObject({ state: 'in-clarification' });
});

it('ends by hand only with outcome, ground and the right', async () => {
  const { caseId } = await openTestCase(world);
  const dispatcher = world.as('dispatcher');
  const step = { caseId, version: 1 };
  expect(codes(await world.execute(moveOn, dispatcher, { ...step, action: 'finish' }))).toEqual([
    'case.outcome-missing',
  ]);
  expect(codes(await world.execute(moveOn, dispatcher, { ...step, action: 'finish', outcome: 'refused' }))).toEqual([
    'case.step-not-allowed',
  ]);
  expect(codes(await world.execute(moveOn, dispatcher, { ...step, action: 'refuse' }))).toEqual([
    'case.ground-missing',
  ]);
  await world.done(moveOn, dispatcher, { ...step, action: 'refuse', ground: 'no-need' });
  expect(codes(await world.execute(moveOn, dispatcher, { caseId, version: 2, action: 'check' }))).toEqual([
    'case.already-ended',
  ]);
});

it('releases promises, drops tasks and ends the residents of a group that is withdrawn', async () => {
  const home = { ...erna, role: 'institution', organisationName: 'Haus Abendsonne' } as const;
  const group = await openTestCase(world, { parties: [home], kind: 'group-date' });
  const member = await openTestCase(world, { group: group.caseId, kind: 'group-resident' });
  await promise(world, member.caseId, '2026-11-30T09:00:00.000Z');
  const institution = world.resident(group.caseId);
  await world.done(writeCaseMessage, institution, { caseId: member.caseId, body: 'Zimmer 12' });
  // The resident's own secret opens their case, not the whole group.
  expect(codes(await world.execute(withdraw, world.resident(member.caseId), { caseId: group.caseId }))).toEqual([
    'case.unknown',
  ]);
  await world.done(withdraw, institution, { caseId: group.caseId });
  expect(await world.read((db) => casesOfGroup(db, 'musterstadt', group.caseId))).toMatchObject([
    { state: 'ended', outcome: 'withdrawn' },
  ]);
  expect(await world.read((db) => promisesOf(db, 'musterstadt', member.caseId))).toMatchObject([{ state: 'released' }]);
  expect(await tasks(member.caseId)).toMatchObject([{ state: 'dropped' }]);
  expect(codes(await world.execute(withdraw, institution, { caseId: group.caseId }))).toEqual(['case.already-ended']);
});

it('is withdrawn by telephone: by an agent with the secret of the caller, by a dispatcher without', async () => {
  const agent = world.as('agent');
  const byAgent = await openTestCase(world);
  const other = await openTestCase(world);
  const { caseId } = byAgent;
  expect(codes(await world.execute(withdraw, agent, { caseId }))).toEqual(['case.secret-needed']);
  expect(codes(await world.execute(withdraw, { ...agent, caseId: other.caseId }, { caseId }))).toEqual([
    'case.secret-needed',
  ]);
  expect(codes(await world.execute(withdraw, world.as('caseworker'), { caseId }))).toEqual(['access.forbidden']);
  expect(codes(await world.execute(withdraw, world.as('dispatcher', 'essen'), { caseId }))).toEqual(['case.unknown']);
  expect(await row(caseId)).toMatchObject({ state: 'received', version: 1 });
  await world.done(withdraw, { ...agent, caseId }, { caseId });
  expect(await row(caseId)).toMatchObject({ state: 'ended', outcome: 'withdrawn', version: 2 });
  await world.done(withdraw, world.as('dispatcher'), { caseId: other.caseId });
  expect(await row(other.caseId)).toMatchObject({ state: 'ended', outcome: 'withdrawn' });
});

it('turns an objection into a task with a term; the case stays ended until somebody upholds it', async () => {
  const { caseId } = await openTestCase(world);
  const resident = world.resident(caseId);
  const dispatcher = world.as('dispatcher');
  expect(codes(await world.execute(object, resident, { caseId }))).toEqual(['case.objection-not-possible']);
  await change(world, caseId, { state: 'ended', outcome: 'refused', ground: 'no-need' });
  // Monday 10:00 in Berlin and five service days.
  expect(await world.done(object, resident, { caseId, body: 'Ich kann nicht laufen.' })).toEqual({
    dueAt: '2026-11-30T09:00:00Z',
  });
  expect(codes(await world.execute(object, resident, { caseId }))).toEqual(['case.objection-open']);
  expect(await row(caseId)).toMatchObject({ state: 'ended', outcome: 'refused' });

  const [task] = await tasks(caseId);
  const finish = { task: task?.id ?? '', result: 'upheld' };
  expect(codes(await world.execute(finishTask, dispatcher, { ...finish, task: randomUUID() }))).toEqual([
    'task.unknown',
  ]);
  expect(codes(await world.execute(finishTask, world.as('agent'), finish))).toEqual(['task.other-role']);
  expect(codes(await world.execute(finishTask, dispatcher, { ...finish, result: 'done' }))).toEqual([
    'task.result-unknown',
  ]);
  await world.done(finishTask, dispatcher, finish);
  expect(codes(await world.execute(finishTask, dispatcher, finish))).toEqual(['task.settled']);
  expect(await row(caseId)).toMatchObject({ state: 'in-work', outcome: null, ended_at: null });
  expect(await world.read((db) => promisesOf(db, 'musterstadt', caseId))).toMatchObject([
    { kind: 'decision', state: 'kept' },
  ]);
});

it('opens a task when somebody writes to an ended case, and reopens nothing', async () => {
  const { caseId } = await openTestCase(world);
  await change(world, caseId, { state: 'ended', outcome: 'done' });
  await world.done(writeCaseMessage, world.resident(caseId), { caseId, body: 'Danke, aber der Name ist falsch.' });
  expect(await tasks(caseId)).toMatchObject([{ kind: 'message-after-end', state: 'open' }]);
  expect(await row(caseId)).toMatchObject({ state: 'ended', outcome: 'done' });
});

it('keeps a case closed to the 115 without its secret, and open with it', async () => {
  const { caseId } = await openTestCase(world);
  const agent = world.as('agent');
  expect(codes(await world.execute(readContact, agent, { caseId }))).toEqual(['case.secret-needed']);
  expect(codes(await world.execute(writeCaseMessage, agent, { caseId, body: 'Hallo' }))).toEqual([
    'case.secret-needed',
  ]);
  expect(await world.execute(writeNote, agent, { caseId, body: 'Hat angerufen.' })).toEqual({ ok: true, value: {} });
  world.clock.advance(1);
  expect(await world.execute(readContact, { ...agent, caseId }, { caseId })).toEqual({ ok: true, value: {} });
  const history = (audience: 'applicant' | 'department') =>
    world.read((db) => historyOf(db, 'musterstadt', caseId, [audience]));
  expect((await history('applicant')).map((entry) => entry.type)).toEqual(['case.opened']);
  expect((await history('department')).map((entry) => entry.type)).toEqual(['case.note-written', 'case.contact-read']);
  expect(await world.read((db) => messagesOf(db, 'musterstadt', caseId, 'applicant'))).toEqual([]);
});
