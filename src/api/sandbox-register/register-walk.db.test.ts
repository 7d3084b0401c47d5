import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addUpload,
  applicationsOf,
  askRegister,
  commitment,
  decideApplication,
  type Register,
  registerConnector,
  releaseApplication,
  saveDraft,
  searchTerm,
  sendAgain,
  submitApplication,
} from '#domain/applications/index.ts';
import { applyOnline, hedwig } from '#domain/applications/test-application.ts';
import { correctContact, correctPerson } from '#domain/cases/index.ts';
import { documentCode, documentsOf, findDocument, hashOfCode, revokeDocument } from '#domain/documents/index.ts';
import { createWorld, type World } from '#domain/test-world.ts';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import { findPackageRoot } from '#platform/db/package-root.ts';
import { loadAssets } from '#platform/http/assets.ts';
import { createMetrics } from '#platform/http/metrics.ts';
import { createServer } from '#platform/http/server.ts';
import { runReaction } from '#platform/jobs/worker.ts';
import { openSignedPost } from '#platform/outbound/post-signed-json.ts';
import { formatDocumentCode, makeDocumentCode } from '#platform/values/document-code.ts';
import { portalDoor } from '#portal/door.ts';
import { problems } from '#product';
import { openRegisterStore, type RegisterMode } from './register-store.ts';
import { sandboxRegister } from './sandbox-register.tsx';

const town = 'musterstadt';
let world: World;
let dataDir = '';
let app: FastifyInstance;
let connected: Register | undefined;
let pages = '';

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
  portalDoor(app, door, { payments: undefined });
  const baseUrl = `${await app.listen({ host: '127.0.0.1', port: 0 })}/dev/register`;
  pages = baseUrl;
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

it('adds to an extended certificate what was asked for, and no more', async () => {
  const { caseId } = await applyOnline(world, {
    answers: { kind: 'extended', contents: ['birth-place', 'former-names'] },
  });
  await world.runJobs();
  const text = await textOf((await paperOf(caseId)).bytes);
  for (const said of ['Frühere Namen', 'Regenbogen', 'Geburtsort', 'Musterstadt']) expect(text).toContain(said);
  for (const unsaid of ['Familienstand', 'Eingezogen am']) expect(text).not.toContain(unsaid);
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
  const named = {
    caseId,
    version: version.version + 1,
    givenName: 'Hedwig',
    familyName: 'Sonnenschein',
    birthDate: '1938-04-02',
  };
  expect((await world.execute(correctPerson, world.as('agent'), named)).ok).toBe(false);
  expect(await world.execute(correctPerson, world.as('caseworker'), named)).toMatchObject({
    problems: [{ code: 'case.nothing-to-correct' }],
  });
  await world.done(correctPerson, world.as('caseworker'), { ...named, givenName: 'Hedwig Maria' });
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
  const answers = {
    movedOutOn: '2026-11-28',
    country: 'Norwegen',
    address: 'Storgata 1, Oslo',
    family,
  };
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

describe('from the town’s own forms to the paper', () => {
  const lives = { street: 'Hafenstraße', houseNumber: '12', postcode: '45999', place: 'Musterstadt' };
  const jonas = {
    givenName: 'Jonas',
    familyName: 'Reisinger',
    birthDate: '1988-03-12',
    ...lives,
    contactWay: 'letter',
  };

  async function sent(service: string, answers: Record<string, unknown>, files: readonly string[] = []) {
    const given = JSON.parse(JSON.stringify(answers));
    const { draft } = await world.done(saveDraft, world.anonymous(), { service, answers: given });
    for (const field of files) {
      const { hash, size } = await world.product.blobs.putBlob(town, Buffer.from(field));
      const file = { draft, field, name: 'Fahrzeugschein.jpg', mediaType: 'image/jpeg' as const, size, blob: hash };
      await world.done(addUpload, world.anonymous(), file);
    }
    const { caseId, application } = await world.done(submitApplication, world.anonymous(), { draft, lang: 'de' });
    if ((await applicationOf(caseId)).state === 'to-pay')
      await world.done(releaseApplication, world.system('test'), { application });
    return { caseId, application };
  }
  const issued = async (caseId: string, title: string) => {
    await world.runJobs();
    expect(await caseOf(caseId)).toEqual({ state: 'ended', outcome: 'done' });
    const papers = await world.read((db) =>
      db.selectFrom('paper').select(['name', 'blob']).where('case_id', '=', caseId).execute(),
    );
    const blob = papers.find((paper) => paper.name === `${title}.pdf`)?.blob ?? '';
    return textOf((await world.product.blobs.getBlob(town, blob)) ?? new Uint8Array());
  };
  beforeEach(() => behave('normal'));

  it('registration certificate', async () => {
    const contents = ['move-in-date', 'spouse-and-children'];
    const { caseId } = await sent('registration-certificate', {
      kind: 'extended',
      contents,
      purpose: 'authority',
      copies: 2,
      delivery: 'pick-up',
      ...jonas,
    });
    const text = await issued(caseId, 'Meldebescheinigung');
    for (const said of ['JONAS Emil', 'Hafenstraße 12', '1. September 2015', 'Mila Reisinger'])
      expect(text).toContain(said);
    // Who collects it gets no print by post: the letter says where, and how many.
    const told = await world.read((db) =>
      db.selectFrom('notice').select(['template', 'enclosure', 'blob']).where('case_id', '=', caseId).execute(),
    );
    const letter = told.find(({ template }) => template === 'document-issued');
    expect(letter?.enclosure).toBeNull();
    const said = await textOf((await world.product.blobs.getBlob(town, letter?.blob ?? '')) ?? new Uint8Array());
    expect(said).toMatch(/die 2 Ausfertigungen bei uns\s+abholen: Bürgerbüro/);
  });

  it('deregistration on moving abroad', async () => {
    const { caseId } = await sent('99115005070000', {
      leaving: 'only-home',
      movedOutOn: '2026-11-28',
      together: true,
      family: [{ givenName: 'Ayşe', familyName: 'Reisinger', birthDate: '1990-07-30', relation: 'spouse' }],
      ...jonas,
      country: 'Norwegen',
      addressKnown: true,
      address: 'Storgata 1, 0155 Oslo',
      truthful: true,
    });
    const text = await issued(caseId, 'Abmeldebestätigung');
    for (const said of ['Ayşe Reisinger', '28. November 2026', 'Storgata 1, 0155 Oslo', 'Norwegen'])
      expect(text).toContain(said);
  });

  it('parking permit, by configuration alone', async () => {
    const { caseId, application } = await sent(
      '99108001001000',
      { zone: 'A', occasion: 'first', plate: 'MU-AB 123', keeper: 'self', from: '2026-12-01', ...jonas },
      ['registration'],
    );
    expect(await applicationOf(caseId)).toMatchObject({ state: 'on-desk' });
    await world.done(decideApplication, world.as('caseworker'), { application, decision: 'approve' });
    const text = await issued(caseId, 'Bewohnerparkausweis');
    for (const said of ['MU-AB 123', '1. Dezember 2026', 'Jonas Reisinger']) expect(text).toContain(said);
  });
});

describe('the page that checks documents', () => {
  let code = '';
  let paper: Uint8Array = new Uint8Array();
  const base = () => pages.replace(/\/dev\/register$/, '');
  const look = async (query: string, lang = 'de') => {
    const answer = await fetch(`${base()}/${town}/verify${query}`, { headers: { 'accept-language': lang } });
    return { status: answer.status, html: await answer.text(), cookies: answer.headers.getSetCookie() };
  };
  const send = async (fields: Record<string, string>, file?: Uint8Array) => {
    const { html, cookies } = await look('');
    const form = new FormData();
    form.set('csrf', /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '');
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    if (file) form.set('file', new Blob([Buffer.from(file)], { type: 'application/pdf' }), 'x.pdf');
    const cookie = cookies.map((one) => one.split(';')[0]).join('; ');
    const answer = await fetch(`${base()}/${town}/verify`, { method: 'POST', headers: { cookie }, body: form });
    return { status: answer.status, html: await answer.text() };
  };

  beforeAll(async () => {
    await behave('normal');
    const { caseId } = await applyOnline(world);
    await world.runJobs();
    const [document] = await world.read((db) => documentsOf(db, town, caseId));
    code = documentCode(deriveKey(world.product.masterKey, 'document-code', town), document?.id ?? '');
    paper = (await paperOf(caseId)).bytes;
  });

  it('says what a genuine code belongs to, and nobody’s name', async () => {
    const scanned = await look(`?code=${code}`);
    expect(scanned.status).toBe(200);
    expect(scanned.html).toContain('Dieses Dokument ist echt und gilt');
    expect(scanned.html).toContain('Meldebescheinigung');
    expect(scanned.html).not.toMatch(/Sonnenschein|Hedwig|1938/);
    expect((await look(`?code=${code}`, 'en')).html).toContain('Certificate of registration');
    const typed = await send({ code: formatDocumentCode(code).toLowerCase(), holder: 'sonnenschein' });
    expect(typed.html).toContain('stimmt mit dem Dokument überein');
    expect((await send({ code, holder: 'Müller' })).html).toContain('auf einen anderen Namen ausgestellt');
  });

  it('tells a file that is the document from one that was altered', async () => {
    expect((await send({ code }, paper)).html).toContain('unverändert, Zeichen für Zeichen');
    expect((await send({}, paper)).html).toContain('Dieses Dokument ist echt und gilt');
    const altered = Buffer.concat([paper, Buffer.from('\n')]);
    const refused = await send({ code }, altered);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Diese Datei ist nicht das Dokument');
    expect((await send({}, altered)).status).toBe(422);
    expect((await send({})).status).toBe(422);
  });

  it('lets no altered code through, says so of a typing mistake, and slows down who tries', async () => {
    const typo = code.slice(0, -1) + (code.endsWith('2') ? '3' : '2');
    expect((await look(`?code=${typo}`)).html).toContain('kein vollständiger Prüfcode');
    for (let attempt = 0; attempt < 5; attempt++) {
      const wrong = makeDocumentCode(Buffer.alloc(20, attempt + 1));
      const answer = await look(`?code=${wrong}`);
      expect([answer.status, answer.html.includes('Dieses Dokument kennen wir nicht')]).toEqual([422, true]);
    }
    expect((await look(`?code=${code}`)).status).toBe(429);
    world.clock.advance(5);
    expect((await look(`?code=${code}`)).status).toBe(200);
  });

  it('says of a withdrawn document that it is no longer valid', async () => {
    const key = deriveKey(world.product.masterKey, 'document-code', town);
    const document = await world.read((db) => findDocument(db, town, { codeHash: hashOfCode(key, code) }));
    const input = { document: document?.id ?? '', ground: 'details-wrong' } as const;
    expect((await world.execute(revokeDocument, world.as('agent'), input)).ok).toBe(false);
    await world.done(revokeDocument, world.as('caseworker'), input);
    expect((await look(`?code=${code}`)).html).toContain('Dieses Dokument gilt nicht mehr');
    expect(await world.execute(revokeDocument, world.as('caseworker'), input)).toMatchObject({
      problems: [{ code: 'document.revoked-already' }],
    });
  });
});

it('makes no twin of a paper when it is killed between two steps, and forgets whom it asked about', async () => {
  const { caseId } = await applyOnline(world);
  await world.runJobs();
  const count = (table: 'paper' | 'issued_document' | 'notice' | 'register_term' | 'application_result') =>
    world.read(
      async (db) => (await db.selectFrom(table).select('case_id').where('case_id', '=', caseId).execute()).length,
    );
  const everything = async () => ({
    papers: await count('paper'),
    documents: await count('issued_document'),
    notices: await count('notice'),
    terms: await count('register_term'),
    results: await count('application_result'),
  });
  const once = { papers: 1, documents: 1, notices: 1, terms: 1, results: 1 };
  expect(await everything()).toEqual(once);
  // Every reaction of the case once more, as after a kill before its job was marked as done.
  const entries = await world.read((db) =>
    db.selectFrom('journal_entry').select(['id', 'type']).where('subject_id', '=', caseId).execute(),
  );
  for (const entry of entries)
    for (const [name, reaction] of Object.entries(world.product.reactions))
      if (reaction.on.includes(entry.type))
        await runReaction(
          { ...world.product, log: () => {} },
          reaction,
          { reaction: name, tenant: town, entryId: entry.id },
          2,
        );
  await world.runJobs();
  expect(await everything()).toEqual(once);

  world.clock.advance(366 * 24 * 60);
  await world.tick();
  await world.runJobs();
  // The row that proves the paper in the drawer stays; it names nobody.
  expect(await everything()).toEqual({ papers: 0, documents: 1, notices: 1, terms: 0, results: 0 });
});
