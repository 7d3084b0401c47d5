import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { caseById, moveOn, papersOf, promisesOf, tasksOf, withdraw } from '#domain/cases/index.ts';
import { createWorld, type World, worldStart } from '#domain/test-world.ts';
import type { Outcome } from '#platform/commands/execute.ts';
import { addUpload } from './add-upload.ts';
import { answerRows, answersOf } from './answers-of.ts';
import { draftCode, handleOf, opensDraft } from './draft-access.ts';
import { draftByHandle, draftById } from './draft-queries.ts';
import { eraseDraft } from './erase-draft.ts';
import { applicationsOf } from './queries.ts';
import { readForm } from './read-form.ts';
import { removeUpload } from './remove-upload.ts';
import { saveDraft } from './save-draft.ts';
import { saveForm } from './save-form.ts';
import { submitApplication } from './submit.ts';

const town = 'musterstadt';
const permit = '99108001001000';
let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(() => world.clock.set(worldStart));

const codes = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.problems.map(({ code }) => code));
const answers = {
  zone: 'A',
  occasion: 'first',
  plate: 'MU-AB 123',
  keeper: 'self',
  from: '2026-12-01',
  givenName: 'Aylin',
  familyName: 'Yıldız',
  birthDate: '1980-03-03',
  street: 'Lange Straße',
  houseNumber: '12a',
  postcode: '45999',
  place: 'Musterstadt',
  contactWay: 'letter',
};
const begin = async (given: object = answers, service = permit) =>
  (await world.done(saveDraft, world.anonymous(), { service, answers: JSON.parse(JSON.stringify(given)) })).draft;
const upload = (draft: string, field: string, content: string) =>
  world.product.blobs.putBlob(town, Buffer.from(content)).then(({ hash, size }) =>
    world.done(addUpload, world.anonymous(), {
      draft,
      field,
      name: 'Fahrzeugschein.jpg',
      mediaType: 'image/jpeg',
      size,
      blob: hash,
    }),
  );
const has = async (content: string) => {
  return world.product.blobs.hasBlob(town, createHash('sha256').update(content).digest('hex'));
};

it('sends a draft once: case, answers to what was asked, papers, task and promise; the draft is gone', async () => {
  const draft = await begin({ ...answers, oldPermit: 'A-12345', unknownName: 'x' });
  await upload(draft, 'registration', 'front');
  await upload(draft, 'permission', 'of a branch left behind');
  const [first, second] = await Promise.all(
    [1, 2].map(() => world.execute(submitApplication, world.anonymous(), { draft }, draft)),
  );
  expect(first).toEqual(second);
  if (!first?.ok) throw new Error(codes(first ?? { ok: true, value: undefined }).join());
  const { caseId } = first.value;
  expect(await world.read((db) => caseById(db, town, caseId))).toMatchObject({
    kind: 'application',
    service_keys: [permit],
    organisation: 'citizens-office',
    retention_class: 'application',
  });
  const [application] = await world.read((db) => applicationsOf(db, town, caseId));
  expect(application).toMatchObject({ source: 'online', source_id: draft });
  const [given] = await world.read((db) => answersOf(db, town, caseId));
  expect(given).toMatchObject({ form: 'parking-permit', formVersion: 1 });
  expect(given?.answers).not.toHaveProperty('oldPermit');
  expect(JSON.stringify(given?.answers)).not.toContain('unknownName');
  expect(given && answerRows(given, 'de').find(({ name }) => name === 'zone')).toEqual({
    name: 'zone',
    label: 'Bewohnerparkgebiet',
    lines: ['A – Altstadt'],
  });
  expect(await world.read((db) => papersOf(db, town, caseId, 'applicant'))).toMatchObject([
    { name: 'Fahrzeugschein.jpg', visibility: 'applicant' },
  ]);
  expect(await world.read((db) => draftById(db, town, draft, world.clock.now()))).toBeUndefined();
  await world.runJobs();
  // The file of the branch left behind is gone from the disk, the other one stays.
  expect([await has('front'), await has('of a branch left behind')]).toEqual([true, false]);
  const rows = await world.read((db) =>
    db.selectFrom('application_upload').selectAll().where('draft_id', '=', draft).execute(),
  );
  expect(rows).toEqual([]);
  expect(codes(await world.execute(submitApplication, world.anonymous(), { draft }))).toEqual(['draft.unknown']);
});

it('refuses what the form refuses, each problem at its answer, and keeps the draft', async () => {
  const draft = await begin({ ...answers, zone: 'Z', from: '2026-01-01', contactWay: 'email' });
  const outcome = await world.execute(submitApplication, world.anonymous(), { draft });
  expect(outcome.ok ? [] : outcome.problems.map(({ code, field }) => `${field} ${code}`)).toEqual([
    'registration input.required',
    'email input.required',
    'zone input.not-a-choice',
    'from application.rule-broken',
  ]);
  expect(await world.read((db) => draftById(db, town, draft, world.clock.now()))).toBeDefined();
});

it('is known in its own town only, and begins only what is online there', async () => {
  const draft = await begin();
  const there = world.anonymous('essen');
  expect(codes(await world.execute(submitApplication, there, { draft }))).toEqual(['draft.unknown']);
  expect(codes(await world.execute(saveDraft, there, { draft, service: permit, answers: {} }))).toEqual([
    'draft.unknown',
  ]);
  expect(codes(await world.execute(saveDraft, there, { service: permit, answers: {} }))).toEqual([
    'application.not-online',
  ]);
  expect(codes(await world.execute(saveDraft, world.as('caseworker'), { service: permit, answers: {} }))).toEqual([
    'access.forbidden',
  ]);
});

it('opens by its code, and by nobody else’s', async () => {
  const key = Buffer.alloc(32, 7);
  const [mine, other] = [await begin(), await begin()];
  const row = await world.read((db) => draftById(db, town, mine, world.clock.now()));
  const code = draftCode(key, { tenant: town, draft: mine, handle: row?.handle ?? '' });
  const spoken = code.toLowerCase().replace(/(.{4})/g, '$1 - ');
  expect(handleOf(spoken)).toBe(row?.handle);
  const found = await world.read((db) => draftByHandle(db, town, handleOf(spoken) ?? '', world.clock.now()));
  expect(found?.id).toBe(mine);
  const of = (draft: string) => ({ tenant: town, draft, handle: row?.handle ?? '' });
  expect(opensDraft(key, of(mine), spoken)).toBe(true);
  expect(opensDraft(key, of(other), spoken)).toBe(false);
  expect(opensDraft(Buffer.alloc(32, 8), of(mine), spoken)).toBe(false);
});

it('erases a draft after thirty days, or at once when it is thrown away, with its files', async () => {
  const [kept, thrown] = [await begin(), await begin()];
  await upload(thrown, 'registration', 'thrown away');
  const { id } = await upload(kept, 'registration', 'taken back');
  await world.done(removeUpload, world.anonymous(), { draft: kept, upload: id });
  await world.done(eraseDraft, world.anonymous(), { draft: thrown });
  await world.runJobs();
  expect([await has('thrown away'), await has('taken back')]).toEqual([false, false]);
  world.clock.advance(29 * 24 * 60);
  await world.tick();
  expect(await world.read((db) => draftById(db, town, kept, world.clock.now()))).toBeDefined();
  world.clock.advance(2 * 24 * 60);
  await world.tick();
  const left = await world.read((db) =>
    db.selectFrom('application_draft').select('id').where('id', '=', kept).execute(),
  );
  expect(left).toEqual([]);
});

it('withdraws with its case', async () => {
  const draft = await begin();
  await upload(draft, 'registration', 'withdrawn');
  const { caseId } = await world.done(submitApplication, world.anonymous(), { draft });
  await world.done(withdraw, world.resident(caseId), { caseId });
  await world.runJobs();
  expect(await world.read((db) => applicationsOf(db, town, caseId))).toMatchObject([{ state: 'withdrawn' }]);
});

it('keeps its word when the case has ended, and forgets the answers with the person', async () => {
  const draft = await begin({ ...certificate, purpose: 'pension' }, 'registration-certificate');
  const { caseId } = await world.done(submitApplication, world.anonymous(), { draft });
  await world.runJobs();
  expect(await world.read((db) => promisesOf(db, town, caseId))).toMatchObject([{ kind: 'decision' }]);
  const file = await world.read((db) => caseById(db, town, caseId));
  if (file?.state !== 'ended') {
    await world.done(moveOn, world.as('caseworker'), {
      caseId,
      version: file?.version ?? 0,
      action: 'finish',
      outcome: 'done',
    });
  }
  await world.runJobs();
  expect(await world.read((db) => promisesOf(db, town, caseId))).toMatchObject([{ state: 'kept' }]);
  const open = (await world.read((db) => tasksOf(db, town, caseId))).filter(({ state }) => state === 'open');
  expect(open.filter(({ kind }) => kind === 'application-decision')).toEqual([]);
  world.clock.advance(366 * 24 * 60);
  await world.tick();
  await world.runJobs();
  expect(await world.read((db) => answersOf(db, town, caseId))).toEqual([]);
});

const certificate = {
  kind: 'simple',
  purpose: 'bank',
  copies: 1,
  delivery: 'sent',
  givenName: 'Aylin',
  familyName: 'Yıldız',
  birthDate: '1980-03-03',
  street: 'Lange Straße',
  houseNumber: '12a',
  postcode: '45999',
  place: 'Musterstadt',
  contactWay: 'none',
};

it('gives a form a new version: who has begun keeps theirs; a stale change and an unsound form are refused', async () => {
  const begun = await begin(certificate, 'registration-certificate');
  const now = await world.read((db) => readForm(db, town, 'registration-certificate'));
  if (!now) throw new Error('no form');
  const shorter = { ...now.definition, minutes: 3 };
  const input = { form: 'registration-certificate', basis: now.version, definition: shorter };
  expect(codes(await world.execute(saveForm, world.as('caseworker'), input))).toEqual(['access.forbidden']);
  expect(await world.done(saveForm, world.as('admin'), input)).toMatchObject({ version: now.version + 1 });
  expect(codes(await world.execute(saveForm, world.as('admin'), input))).toEqual(['form.changed-meanwhile']);
  const unsound = { ...shorter, pages: shorter.pages.slice(1) };
  expect(
    codes(await world.execute(saveForm, world.as('admin'), { ...input, basis: now.version + 1, definition: unsound })),
  ).toEqual(['form.unsound']);
  const { caseId } = await world.done(submitApplication, world.anonymous(), { draft: begun }, randomUUID());
  const [given] = await world.read((db) => answersOf(db, town, caseId));
  expect(given).toMatchObject({ formVersion: now.version, definition: { minutes: 5 } });
});
