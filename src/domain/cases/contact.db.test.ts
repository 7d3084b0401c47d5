import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createWorld, type World, worldStart } from '#domain/test-world.ts';
import type { Outcome } from '#platform/commands/execute.ts';
import { emailToken, hashEmailToken } from './access.ts';
import { attachPaper } from './attach-paper.ts';
import { correctContact } from './correct-contact.ts';
import { erasePersonalData } from './erase-personal-data.ts';
import { issueEmailToken } from './issue-email-token.ts';
import { proveEmail } from './prove-email.ts';
import { caseById, emailChange, historyOf, messagesOf, papersOf, partiesOf } from './queries.ts';
import { change, erna, openTestCase } from './test-case.ts';
import { writeNote } from './write-note.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(() => world.clock.set(worldStart));

const key = Buffer.alloc(32, 3);
const codes = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.problems.map((problem) => problem.code));
const party = async (caseId: string) => (await world.read((db) => partiesOf(db, 'musterstadt', caseId)))[0];
const entries = async (caseId: string, type: string) =>
  (await world.read((db) => historyOf(db, 'musterstadt', caseId, ['applicant', 'department']))).filter(
    (entry) => entry.type === type,
  );
const lastChange = async (caseId: string) =>
  String((await entries(caseId, 'case.email-change-asked')).at(-1)?.data.change);

it('changes phone, address and way at once, and refuses a way that cannot work', async () => {
  const { caseId } = await openTestCase(world);
  const resident = world.resident(caseId);
  const at = { caseId, role: 'resident' } as const;
  expect(codes(await world.execute(correctContact, resident, at))).toEqual(['party.nothing-to-change']);
  expect(codes(await world.execute(correctContact, resident, { ...at, role: 'caller', phone: '0234 910' }))).toEqual([
    'party.unknown',
  ]);
  expect(codes(await world.execute(correctContact, resident, { ...at, phone: null, contactWay: 'call' }))).toEqual([
    'party.way-needs-phone',
  ]);
  expect(codes(await world.execute(correctContact, resident, { ...at, phone: 'ring me' }))).toEqual(['phone.invalid']);
  expect(codes(await world.execute(correctContact, world.as('agent'), { ...at, contactWay: 'letter' }))).toEqual([
    'case.secret-needed',
  ]);
  const address = { street: 'Am Markt', houseNumber: '1a', postcode: '44787', place: 'Bochum' };
  await world.done(correctContact, resident, { ...at, version: 1, phone: '0234 9101234', address, contactWay: 'call' });
  expect(await party(caseId)).toMatchObject({
    phone: '+492349101234',
    street: 'Am Markt',
    house_number: '1a',
    contact_way: 'call',
    email: 'erna@example.org',
  });
  expect(codes(await world.execute(correctContact, resident, { ...at, version: 1, contactWay: 'letter' }))).toEqual([
    'case.stale',
  ]);
});

it('lets a new mail address count only when its owner has proven it', async () => {
  const { caseId } = await openTestCase(world);
  const at = { caseId, role: 'resident' } as const;
  const ask = (email: string) => world.done(correctContact, world.resident(caseId), { ...at, email });
  await ask('first@example.org');
  const first = await lastChange(caseId);
  world.clock.advance(1);
  expect(await ask('new@example.org')).toEqual({ proofAsked: true });
  const asked = await lastChange(caseId);
  expect(await world.read((db) => emailChange(db, 'musterstadt', asked))).toMatchObject({
    caseId,
    newEmail: 'new@example.org',
    oldEmail: 'erna@example.org',
    provenAt: null,
  });
  expect((await party(caseId))?.email).toBe('erna@example.org');

  const token = emailToken(key, { tenant: 'musterstadt', change: asked });
  const prove = (input: { change: string; token: string }) => world.execute(proveEmail, world.anonymous(), input);
  expect(codes(await prove({ change: asked, token }))).toEqual(['email-change.unknown']);
  await world.done(issueEmailToken, world.system('notifications'), { change: asked, tokenHash: hashEmailToken(token) });
  const wrong = [
    { change: asked, token: 'guessed' },
    { change: first, token },
    { change: randomUUID(), token },
  ];
  for (const input of wrong) expect(codes(await prove(input))).toEqual(['email-change.unknown']);
  expect(await prove({ change: asked, token })).toEqual({ ok: true, value: { caseId } });
  expect((await party(caseId))?.email).toBe('new@example.org');
  expect(codes(await prove({ change: asked, token }))).toEqual(['email-change.unknown']);
});

it('switches the way to mail with the proof, and lets an old wish lapse', async () => {
  const { email: _, ...byLetter } = erna;
  const { caseId } = await openTestCase(world, { parties: [{ ...byLetter, contactWay: 'letter' }] });
  const wish = { caseId, role: 'resident', email: 'erna@example.net', contactWay: 'email' } as const;
  for (const late of [true, false]) {
    await world.done(correctContact, world.resident(caseId), wish);
    expect((await party(caseId))?.contact_way).toBe('letter');
    const asked = await lastChange(caseId);
    const token = emailToken(key, { tenant: 'musterstadt', change: asked });
    await world.done(issueEmailToken, world.system('notifications'), {
      change: asked,
      tokenHash: hashEmailToken(token),
    });
    if (late) world.clock.advance(7 * 24 * 60);
    const outcome = await world.execute(proveEmail, world.anonymous(), { change: asked, token });
    expect(codes(outcome)).toEqual(late ? ['email-change.unknown'] : []);
  }
  expect(await party(caseId)).toMatchObject({ contact_way: 'email', email: 'erna@example.net' });
});

it('erases people, messages and papers after their time and keeps a proof without them', async () => {
  const { caseId } = await openTestCase(world);
  const dispatcher = world.as('dispatcher');
  await world.done(writeNote, dispatcher, { caseId, body: 'Klingelt zweimal.' });
  const paper = { name: 'Vollmacht.pdf', mediaType: 'application/pdf', size: 10, blob: 'b'.repeat(64) };
  await world.done(attachPaper, dispatcher, { caseId, ...paper });
  await change(world, caseId, { state: 'ended', outcome: 'done' });
  expect(codes(await world.execute(erasePersonalData, world.system('clock'), { caseId }))).toEqual([
    'case.retention-running',
  ]);
  world.clock.advance(364 * 24 * 60);
  await world.tick();
  expect(await party(caseId)).toBeDefined();
  world.clock.advance(24 * 60);
  await world.tick();
  await world.tick();
  const left = await world.read(async (db) => [
    await partiesOf(db, 'musterstadt', caseId),
    await messagesOf(db, 'musterstadt', caseId, 'department'),
    await papersOf(db, 'musterstadt', caseId, 'department'),
  ]);
  expect(left).toEqual([[], [], []]);
  expect(await world.read((db) => caseById(db, 'musterstadt', caseId))).toMatchObject({ outcome: 'done' });
  expect(await entries(caseId, 'case.personal-data-erased')).toMatchObject([
    { data: { class: 'visit', parties: 1, messages: 1, papers: 1 } },
  ]);
});
