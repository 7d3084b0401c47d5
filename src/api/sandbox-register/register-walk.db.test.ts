import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  applicationsOf,
  askRegister,
  commitment,
  decideApplication,
  type Register,
  registerConnector,
  searchTerm,
  sendAgain,
} from '#domain/applications/index.ts';
import { applyOnline, hedwig } from '#domain/applications/test-application.ts';
import { correctContact } from '#domain/cases/index.ts';
import { documentCode, documentsOf, findDocument, hashOfCode } from '#domain/documents/index.ts';
import { createWorld, type World } from '#domain/test-world.ts';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import { findPackageRoot } from '#platform/db/package-root.ts';
import { loadAssets } from '#platform/http/assets.ts';
import { createMetrics } from '#platform/http/metrics.ts';
import { createServer } from '#platform/http/server.ts';
import { openSignedPost } from '#platform/outbound/post-signed-json.ts';
import { problems } from '#product';
import { openRegisterStore, type RegisterMode } from './register-store.ts';
import { sandboxRegister } from './sandbox-register.tsx';

const town = 'musterstadt';
let world: World;
let dataDir = '';
let app: FastifyInstance;
let connected: Register | undefined;

// The register is mounted after the world it belongs to; until then nobody asks.
const register: Register = {
  askPerson: (...of) => through().askPerson(...of),
  orderCertificate: (...of) => through().orderCertificate(...of),
  deregister: (...of) => through().deregister(...of),
};
function through(): Register {
  if (!connected) throw new Error('the sandbox is not there yet');
  return connected;
}

beforeAll(async () => {
  world = await createWorld({ register });
  dataDir = await mkdtemp(join(tmpdir(), 'register-walk-'));
  const log = pino({ level: 'silent' });
  const shared = { problems, assets: loadAssets(findPackageRoot()), metrics: createMetrics(), secure: false };
  app = await createServer({ ...shared, logger: log, trustProxy: false, formActions: [], rateLimit: 1000 });
  const { product } = world;
  const publicUrl = 'http://127.0.0.1:8080';
  const door = { ...product, ...shared, publicUrl, dataDir, log, demonstration: true, may: () => true };
  sandboxRegister(app, door, { slowMs: 300 });
  const baseUrl = `${await app.listen({ host: '127.0.0.1', port: 0 })}/dev/register`;
  const post = openSignedPost({ key: product.signingKey });
  connected = registerConnector({ post, baseUrl, now: world.clock.now });
});
beforeEach(() => behave('normal'));
afterAll(async () => {
  await app.close();
  await world.close();
  await rm(dataDir, { recursive: true, force: true });
});

const behave = (mode: RegisterMode) => openRegisterStore(dataDir).setMode(mode);
const caseOf = (id: string) =>
  world.read((db) => db.selectFrom('case_file').select(['state', 'outcome']).where('id', '=', id).executeTakeFirst());
const entriesOf = (id: string) =>
  world.read((db) =>
    db
      .selectFrom('journal_entry')
      .select(['type', 'data', 'actor_kind', 'actor_id'])
      .where('subject_id', '=', id)
      .orderBy('id')
      .execute(),
  );
const applicationOf = async (caseId: string) => {
  const [row] = await world.read((db) => applicationsOf(db, town, caseId));
  if (!row) throw new Error('no application');
  return row;
};
async function paperOf(caseId: string): Promise<{ name: string; bytes: Uint8Array }> {
  const paper = await world.read((db) =>
    db.selectFrom('paper').select(['name', 'blob']).where('case_id', '=', caseId).executeTakeFirstOrThrow(),
  );
  const bytes = await world.product.blobs.getBlob(town, paper.blob);
  if (!bytes) throw new Error('the paper is not stored');
  return { name: paper.name, bytes };
}
async function textOf(bytes: Uint8Array): Promise<string> {
  const path = join(dataDir, 'paper.pdf');
  await writeFile(path, bytes);
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
}

it('issues a certificate of registration: asked, delivered, on paper with a code that verifies, case ended', async () => {
  const { caseId, application } = await applyOnline(world);
  await world.runJobs();
  expect(await applicationOf(caseId)).toMatchObject({ state: 'delivered', reference: expect.stringMatching(/^R-/) });
  expect(await caseOf(caseId)).toEqual({ state: 'ended', outcome: 'done' });

  const [document] = await world.read((db) => documentsOf(db, town, caseId));
  const { name, bytes } = await paperOf(caseId);
  expect(name).toBe('Meldebescheinigung.pdf');
  expect(document?.digest.toString('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
  const text = await textOf(bytes);
  for (const said of ['Sonnenschein', 'HEDWIG Maria', '2. April 1938', 'Lindenweg 7, 45999 Musterstadt', '§ 18'])
    expect(text).toContain(said);
  expect(text).not.toContain('Doktorgrad');
  expect(text).not.toContain('Geburtsort');

  const key = deriveKey(world.product.masterKey, 'document-code', town);
  const code = documentCode(key, document?.id ?? '');
  expect(text.replaceAll('-', '')).toContain(code);
  const found = await world.read((db) => findDocument(db, town, { codeHash: hashOfCode(key, code) }));
  expect(found?.id).toBe(document?.id);

  const entries = await entriesOf(caseId);
  expect(entries.map((entry) => entry.type)).toEqual(
    expect.arrayContaining(['register.asked', 'application.delivered', 'register.answered', 'document.issued']),
  );
  const asked = entries.find((entry) => entry.type === 'register.asked');
  expect(asked).toMatchObject({
    actor_kind: 'system',
    data: { operation: 'order-certificate', purpose: 'issue-certificate', application },
  });
  expect(JSON.stringify(entries)).not.toMatch(/Sonnenschein|1938|Lindenweg/);
  const term = await world.read((db) =>
    db.selectFrom('register_term').selectAll().where('case_id', '=', caseId).executeTakeFirstOrThrow(),
  );
  expect(asked?.data).toMatchObject({ term: commitment(term.salt, personOf(term.term)) });
});

const personOf = (term: unknown) => searchTerm.parse(term);

it('says in English what is in English, and marks the usual name, a degree and a second home', async () => {
  const { caseId } = await applyOnline(world, {
    lang: 'en',
    party: {
      ...hedwig,
      givenName: 'Ánh',
      familyName: 'Łukasiewicz-Nguyễn',
      birthDate: '1979-12-24',
      address: { street: 'Rathausplatz', houseNumber: '3', postcode: '45999', place: 'Musterstadt' },
    },
  });
  await world.runJobs();
  const { name, bytes } = await paperOf(caseId);
  expect(name).toBe('Certificate of registration.pdf');
  const text = await textOf(bytes);
  for (const said of ['Łukasiewicz-Nguyễn', 'Thị ÁNH', 'Dr.', '24 December 1979', 'Seestraße 9, 24999 Beispielhafen'])
    expect(text).toContain(said);
});

it('leaves a contradiction to a caseworker, says so, and is done once it is put right', async () => {
  const wrong = { street: 'Lindenweg', houseNumber: '99', postcode: '45999', place: 'Musterstadt' };
  const { caseId, application } = await applyOnline(world, { party: { ...hedwig, address: wrong } });
  await world.runJobs();
  expect(await applicationOf(caseId)).toMatchObject({ state: 'refused', refusal: 'contradicts' });
  const tasks = await world.read((db) =>
    db.selectFrom('task').select(['kind', 'data', 'state']).where('case_id', '=', caseId).execute(),
  );
  expect(tasks).toContainEqual({
    kind: 'application-refused',
    state: 'open',
    data: { application, service: 'registration-certificate', code: 'contradicts', fields: ['address'] },
  });
  expect(JSON.stringify(await entriesOf(caseId))).not.toMatch(/Sonnenschein|Lindenweg/);

  const version = await world.read((db) =>
    db.selectFrom('case_file').select('version').where('id', '=', caseId).executeTakeFirstOrThrow(),
  );
  await world.done(correctContact, world.as('caseworker'), {
    caseId,
    ...version,
    role: 'resident',
    address: { ...wrong, houseNumber: '7' },
  });
  await world.done(sendAgain, world.as('caseworker'), { application });
  await world.runJobs();
  expect(await applicationOf(caseId)).toMatchObject({ state: 'delivered' });
  expect(await caseOf(caseId)).toEqual({ state: 'ended', outcome: 'done' });
});

it('refuses who is not there or barred, and waits while the register is down', async () => {
  for (const [familyName, birthDate, code] of [
    ['Niemand', '1950-01-01', 'person-unknown'],
    ['Schutz', '1992-08-08', 'disclosure-barred'],
  ] as const) {
    const { givenName: _, address: __, ...rest } = hedwig;
    const { caseId } = await applyOnline(world, { party: { ...rest, familyName, birthDate } });
    await world.runJobs();
    expect(await applicationOf(caseId)).toMatchObject({ state: 'refused', refusal: code });
  }
  await behave('down');
  const { caseId } = await applyOnline(world);
  expect((await world.runJobs()).failed).toBe(1);
  expect(await applicationOf(caseId)).toMatchObject({ state: 'waiting' });
  const questions = await world.read((db) =>
    db.selectFrom('register_question').select(['state', 'codes']).where('case_id', '=', caseId).execute(),
  );
  expect(questions).toEqual([{ state: 'unavailable', codes: ['register-busy'] }]);
});

it('deregisters a family in one go, and not one who does not live with them', async () => {
  const jonas = {
    ...hedwig,
    givenName: 'Jonas',
    familyName: 'Reisinger',
    birthDate: '1988-03-12',
    address: { street: 'Hafenstraße', houseNumber: '12', postcode: '45999', place: 'Musterstadt' },
  };
  const family = [
    { givenName: 'Ayşe', familyName: 'Reisinger', birthDate: '1990-07-30' },
    { givenName: 'Mila', familyName: 'Reisinger', birthDate: '2018-11-05' },
  ];
  const answers = { movedOutOn: '2026-11-28', country: 'Norwegen', address: 'Storgata 1, Oslo', family };
  const service = '99115005070000';
  const { caseId } = await applyOnline(world, { service, party: jonas, answers });
  await world.runJobs();
  expect(await caseOf(caseId)).toEqual({ state: 'ended', outcome: 'done' });
  const text = await textOf((await paperOf(caseId)).bytes);
  for (const said of ['Abmeldebestätigung', 'Jonas Emil Reisinger', 'Mila Reisinger', '28. November 2026', 'Norwegen'])
    expect(text).toContain(said);

  const stranger = [...family, { givenName: 'Max', familyName: 'Beispiel', birthDate: '1985-01-15' }];
  const other = await applyOnline(world, { service, party: jonas, answers: { ...answers, family: stranger } });
  await world.runJobs();
  expect(await applicationOf(other.caseId)).toMatchObject({ state: 'refused', refusal: 'contradicts' });
});

it('answers a caseworker who asks for a purpose, and nobody else', async () => {
  const { caseId } = await applyOnline(world, { service: 'life-certificate', state: 'on-desk' });
  const input = { caseId, purpose: 'check-identity', familyName: 'sonnenschein', birthDate: '1938-04-02' } as const;
  for (const role of ['agent', 'dispatcher', 'auditor'])
    expect((await world.execute(askRegister, world.as(role), input)).ok).toBe(false);
  const asked = await world.done(askRegister, world.as('caseworker'), input);
  expect(await world.execute(askRegister, world.as('caseworker'), input)).toMatchObject({
    problems: [{ code: 'register.asking-already' }],
  });
  await world.runJobs();
  const row = await world.read((db) =>
    db
      .selectFrom('register_question')
      .innerJoin('register_term', 'register_term.question_id', 'register_question.id')
      .select(['state', 'asked_by', 'answer'])
      .where('id', '=', asked.question)
      .executeTakeFirstOrThrow(),
  );
  expect(row).toMatchObject({
    state: 'answered',
    asked_by: world.as('caseworker').id,
    answer: { persons: [{ givenNames: ['Hedwig', 'Maria'] }] },
  });
});

it('lets a caseworker decide by hand what no system takes in or the register turned down', async () => {
  const desk = await applyOnline(world, { service: 'life-certificate', state: 'on-desk' });
  const decide = (application: string, rest: object) =>
    world.execute(decideApplication, world.as('caseworker'), { application, decision: 'approve', ...rest });
  expect(await decide(desk.application, { decision: 'decline' })).toMatchObject({
    problems: [{ code: 'application.ground-missing' }],
  });
  expect((await decide(desk.application, {})).ok).toBe(true);
  expect(await caseOf(desk.caseId)).toEqual({ state: 'ended', outcome: 'done' });
  expect(await decide(desk.application, {})).toMatchObject({ problems: [{ code: 'application.not-to-decide' }] });

  await behave('refuse');
  const turned = await applyOnline(world);
  await world.runJobs();
  const said = { decision: 'decline', ground: 'details-wrong', message: 'Bitte kommen Sie vorbei.' };
  expect((await decide(turned.application, said)).ok).toBe(true);
  await world.runJobs();
  expect(await caseOf(turned.caseId)).toEqual({ state: 'ended', outcome: 'refused' });
  expect((await world.execute(sendAgain, world.as('caseworker'), { application: turned.application })).ok).toBe(false);
});

it('makes no twin of a paper when it is killed between two steps, and forgets whom it asked about', async () => {
  const { caseId } = await applyOnline(world);
  await world.runJobs();
  // Every reaction of the case once more, as after a kill before the job was marked as done.
  const { reactions, gate, database, queues } = world.product;
  const { runReaction } = await import('#platform/jobs/worker.ts');
  const entries = await world.read((db) =>
    db.selectFrom('journal_entry').select(['id', 'type']).where('subject_id', '=', caseId).execute(),
  );
  const before = { papers: 1, documents: 1, mails: world.mails.length };
  for (const entry of entries)
    for (const [reaction, { on }] of Object.entries(reactions))
      if (on.includes(entry.type)) {
        const found = reactions[reaction];
        if (found)
          await runReaction({ gate, database, log: () => {} }, found, { reaction, tenant: town, entryId: entry.id }, 2);
      }
  void queues;
  await world.runJobs();
  const count = (table: 'paper' | 'issued_document') =>
    world.read(async (db) => (await db.selectFrom(table).select('id').where('case_id', '=', caseId).execute()).length);
  expect({
    papers: await count('paper'),
    documents: await count('issued_document'),
    mails: world.mails.length,
  }).toEqual(before);
});
