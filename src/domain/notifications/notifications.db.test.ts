import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { correctContact, opensCase, proveEmail, withdraw, writeCaseMessage } from '#domain/cases/index.ts';
import { createWorld, type World, worldStart } from '#domain/test-world.ts';
import {
  addResident,
  decideNeed,
  planVisit,
  requestGroupDate,
  requestVisit,
  unplanVisit,
} from '#domain/visits/index.ts';
import { aRequest, aTour, grantedVisit } from '#domain/visits/test-visits.ts';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import { callScript } from './call-script.ts';
import { noticesOf, openNotices } from './queries.ts';
import { markCalled, markPrinted } from './settle-notice.ts';

const town = 'musterstadt';
let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(() => {
  world.breakMail(false);
  world.mails.length = 0;
});
afterAll(() => world.close());

const byMail = {
  channel: 'portal' as const,
  resident: { ...aRequest().resident, contactWay: 'email' as const, email: 'hedwig@example.org' },
};
const ask = (changed: Parameters<typeof aRequest>[0] = {}) =>
  world.done(requestVisit, world.as('agent'), aRequest(changed));
const told = async (caseId: string) =>
  (await world.read((db) => noticesOf(db, town, caseId)))
    .map((row) => `${row.template} ${row.way} ${row.state}`)
    .toSorted();
const linksAre = {
  masterKey: Buffer.from(''),
  links: {
    site: () => '-',
    openCase: () => '-',
    checkReceipt: () => '-',
    checkDocument: () => '-',
    proveEmail: () => '-',
  },
};

it('answers a request by mail at once: number, until when, office, and a link that opens the case', async () => {
  const { caseId, number } = await ask(byMail);
  await world.runJobs();
  const [mail] = world.mails;
  expect(world.mails).toHaveLength(1);
  expect(mail?.to).toBe('hedwig@example.org');
  expect(mail?.subject).toContain(`${number.slice(0, 3)}-`);
  expect(mail?.text).toContain('Guten Tag Hedwig Sonnenschein,');
  expect(mail?.text).toContain('26. November 2026, 10:00 Uhr');
  const secret = /\/open\/([\w-]{22})/.exec(mail?.text ?? '')?.[1] ?? '';
  const key = deriveKey(world.product.masterKey, 'case-access');
  expect(opensCase(key, { tenant: town, caseId, secretVersion: 1 }, secret)).toBe(true);
  expect(await told(caseId)).toEqual(['received email sent']);
});

it('tells a refusal once, with the published ground, the next best ways and how to object, and no health data', async () => {
  const { caseId } = await ask(byMail);
  await world.runJobs();
  world.mails.length = 0;
  await world.done(decideNeed, world.as('dispatcher'), {
    caseId,
    facts: { permanentlyImpaired: false, temporarilyImpaired: false, reachesOfficeAlone: true },
    proofKind: 'told-only',
  });
  await world.runJobs();
  expect(world.mails).toHaveLength(1);
  const [mail] = world.mails;
  const { sentence_de } = await world.read((db) =>
    db.selectFrom('need_decision').select('sentence_de').where('case_id', '=', caseId).executeTakeFirstOrThrow(),
  );
  expect(mail?.text).toContain(sentence_de);
  expect(mail?.text).toMatch(/Rechtsanspruch/);
  expect(mail?.text.replaceAll(sentence_de, '')).not.toMatch(/pflegegrad|merkzeichen/i);
  expect(await told(caseId)).toEqual(['need-refused email sent', 'received email sent']);
});

it('prints what goes by letter, keeps it sealed until it is posted, then shreds it', async () => {
  const { caseId } = await ask({ channel: 'mail' });
  await world.runJobs();
  const [letter] = await world.read((db) => openNotices(db, town, 'to-print'));
  expect(letter).toMatchObject({ case_id: caseId, template: 'received', way: 'letter' });
  const blob = letter?.blob ?? '';
  const pdf = await world.product.blobs.getBlob(town, blob);
  expect(Buffer.from(pdf?.subarray(0, 5) ?? []).toString()).toBe('%PDF-');
  const notice = letter?.id ?? '';
  expect((await world.execute(markPrinted, world.as('caseworker'), { notice })).ok).toBe(false);
  await world.done(markPrinted, world.as('agent'), { notice });
  await world.runJobs();
  expect(await world.product.blobs.getBlob(town, blob)).toBeUndefined();
  expect(await world.execute(markPrinted, world.as('agent'), { notice })).toMatchObject({
    problems: [{ code: 'notice.settled' }],
  });
});

it('makes a call of what is to be told by phone, says what to say, and finishes when somebody was reached', async () => {
  const resident = { ...aRequest().resident, contactWay: 'call' as const, phone: '0209 123456' };
  const { caseId, visitId } = await grantedVisit(world, { resident });
  const { tourId } = await aTour(world);
  await world.runJobs();
  await world.done(planVisit, world.as('dispatcher'), { visitId, tourId, start: '10:00' });
  await world.runJobs();
  // Who rang was told then and there that the request is in.
  expect(await told(caseId)).toEqual([
    'need-granted call to-call',
    'received call skipped',
    'visit-planned call to-call',
  ]);
  const calls = (await world.read((db) => openNotices(db, town, 'to-call')))
    .filter((row) => row.case_id === caseId)
    .toSorted((a, b) => a.template.localeCompare(b.template));
  const deps = { ...linksAre, masterKey: world.product.masterKey };
  const script = await world.read((db) => callScript(db, deps, town, calls[1]?.id ?? '', worldStart));
  expect(script).toMatchObject({ name: 'Hedwig Sonnenschein', phone: '+49209123456' });
  expect(script?.paragraphs.join('\n')).toContain('Mittwoch, 25. November 2026');
  const task = () =>
    world.read((db) =>
      db.selectFrom('task').select('state').where('case_id', '=', caseId).where('kind', '=', 'call-notice').execute(),
    );
  const [first, second] = calls;
  const agent = world.as('agent');
  await world.done(markCalled, agent, { notice: first?.id ?? '', result: 'not-reached' });
  await world.done(markCalled, agent, { notice: first?.id ?? '', result: 'reached' });
  expect(await task()).toEqual([{ state: 'open' }, { state: 'open' }]);
  await world.done(markCalled, agent, { notice: second?.id ?? '', result: 'reached' });
  expect(await task()).toEqual([{ state: 'done' }, { state: 'done' }]);
});

it('takes a call off the list when there is nothing to say any more', async () => {
  const resident = { ...aRequest().resident, contactWay: 'call' as const, phone: '0209 123456' };
  const { caseId, visitId } = await grantedVisit(world, { resident });
  const { tourId } = await aTour(world, { day: '2026-12-01' });
  await world.done(planVisit, world.as('dispatcher'), { visitId, tourId, start: '12:00' });
  await world.runJobs();
  await world.done(unplanVisit, world.as('dispatcher'), { visitId });
  const calls = () =>
    world.read(async (db) => (await openNotices(db, town, 'to-call')).filter((row) => row.case_id === caseId));
  const notice = (await calls()).find((row) => row.template === 'visit-planned')?.id ?? '';
  const deps = { ...linksAre, masterKey: world.product.masterKey };
  expect(await world.read((db) => callScript(db, deps, town, notice, worldStart))).toBeUndefined();
  await world.done(markCalled, world.as('agent'), { notice, result: 'not-needed' });
  expect((await calls()).map((row) => row.id)).not.toContain(notice);
  expect(await told(caseId)).toContain('visit-planned call skipped');
});

it('respects who wants to hear nothing: the history says it, nobody is written to', async () => {
  const { caseId } = await ask({ resident: { ...aRequest().resident, contactWay: 'none' } });
  await world.runJobs();
  expect(world.mails).toEqual([]);
  expect(await told(caseId)).toEqual(['received none skipped']);
});

it('writes to the contact, naming the person it is about, in the language of the case', async () => {
  const contact = {
    relation: 'relative' as const,
    givenName: 'Paul',
    familyName: 'Sonnenschein',
    contactWay: 'email' as const,
    email: 'paul@example.org',
  };
  const { caseId } = await ask({ contact, lang: 'en' });
  await world.runJobs();
  expect(world.mails).toHaveLength(1);
  expect(world.mails[0]).toMatchObject({ to: 'paul@example.org', lang: 'en' });
  expect(world.mails[0]?.text).toMatch(/^Dear Paul Sonnenschein,\n\nWe have received/);
  expect(world.mails[0]?.text).toContain('It concerns: Hedwig Sonnenschein');
  await world.done(withdraw, world.resident(caseId), { caseId });
  await world.runJobs();
  expect(await told(caseId)).toEqual(['case-ended.withdrawn email sent', 'received email sent']);
});

it('says in a mail that there is a message, not what is in it', async () => {
  const { caseId } = await ask(byMail);
  await world.done(writeCaseMessage, world.as('caseworker'), { caseId, body: 'Bitte legen Sie das Attest bereit.' });
  await world.runJobs();
  const mail = world.mails.find((one) => one.subject.includes('Nachricht'));
  expect(mail?.text).not.toContain('Attest');
  expect(mail?.text).toContain('/open/');
});

it('tries again while the mail server is away, and then tells once', async () => {
  world.breakMail(true);
  const { caseId } = await ask(byMail);
  expect((await world.runJobs()).failed).toBe(1);
  expect(await told(caseId)).toEqual([]);
  world.breakMail(false);
  // The job waits for its next attempt; the desk's "send again" does not.
  const entry = await world.read((db) =>
    db
      .selectFrom('journal_entry')
      .select('id')
      .where('subject_id', '=', caseId)
      .where('type', '=', 'case.opened')
      .executeTakeFirstOrThrow(),
  );
  const { boss } = world.product.queues;
  const data = { tenant: town, entryId: entry.id, reaction: 'notifications.tell' };
  await boss.send('notifications.tell', data);
  await boss.send('notifications.tell', data);
  await world.runJobs();
  expect(world.mails).toHaveLength(1);
  expect(await told(caseId)).toEqual(['received email sent']);
});

it('asks a new address for proof and warns the old one', async () => {
  const { caseId } = await ask(byMail);
  await world.runJobs();
  world.mails.length = 0;
  const input = { caseId, role: 'resident' as const, email: 'neu@example.org' };
  await world.done(correctContact, world.resident(caseId), input, randomUUID());
  await world.runJobs();
  expect(world.mails.map((mail) => mail.to)).toEqual(['neu@example.org', 'hedwig@example.org']);
  const [toNew, toOld] = world.mails;
  expect(toNew?.text).not.toContain('Sonnenschein');
  expect(toNew?.text).not.toContain('/open/');
  expect(toOld?.text).not.toContain('neu@example.org');
  const [, change = '', token = ''] = /([0-9a-f-]{36})\W([\w-]{22})\b/.exec(toNew?.text ?? '') ?? [];
  await world.done(proveEmail, world.anonymous(), { change, token });
  const party = await world.read((db) =>
    db.selectFrom('party').select('email').where('case_id', '=', caseId).executeTakeFirstOrThrow(),
  );
  expect(party.email).toBe('neu@example.org');
});

it('reminds a home of its list once, the day before it closes', async () => {
  const { address } = aRequest().resident;
  const contact = { familyName: 'Leitung', contactWay: 'email' as const, email: 'haus@example.org' };
  const group = await world.done(requestGroupDate, world.anonymous(), {
    channel: 'institution',
    homeName: 'Haus am Park',
    address,
    contact,
    expectedResidents: 3,
    services: ['life-certificate'],
  });
  await world.done(addResident, world.resident(group.caseId), {
    groupCaseId: group.caseId,
    resident: { givenName: 'Emil', familyName: 'Krause' },
    services: ['life-certificate'],
    consentGivenBy: 'resident',
  });
  const decided = await world.done(decideNeed, world.as('dispatcher'), {
    caseId: group.caseId,
    facts: {},
    proofKind: 'told-only',
  });
  const { tourId } = await aTour(world, { day: '2026-11-27' });
  await world.done(planVisit, world.as('dispatcher'), { visitId: decided.visitId ?? '', tourId });
  await world.runJobs();
  world.clock.set('2026-11-26T09:00:00.000Z');
  await world.tick();
  world.clock.advance(5);
  await world.tick();
  await world.runJobs();
  world.clock.set(worldStart);
  const list = await told(group.caseId);
  expect(list).toEqual([
    'group-list-closing email sent',
    'need-granted email sent',
    'received-group email sent',
    'visit-planned email sent',
    'visit-reminder email sent',
  ]);
  const reminder = world.mails.find((mail) => mail.subject.includes('Liste'));
  expect(reminder?.text).toContain('stehen jetzt 1 Personen');
  expect(reminder?.text).toContain('26. November 2026, 18:00 Uhr');
});
