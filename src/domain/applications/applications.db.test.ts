import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { printReceipt } from '#domain/notifications/index.ts';
import { createWorld, type World } from '#domain/test-world.ts';
import {
  arrive,
  finishPerson,
  finishVisit,
  identifyPerson,
  issueReceipt,
  planVisit,
  recordConsent,
  recordService,
  takeOutKit,
} from '#domain/visits/index.ts';
import { aTour, checklist, crewActor, grantedVisit, idCard, lifeCertificate } from '#domain/visits/test-visits.ts';
import { deriveId } from '#platform/jobs/derive-id.ts';
import { setAside } from '#platform/jobs/set-aside.ts';
import { retryUndelivered } from '#platform/jobs/settle-undelivered.ts';
import type { Delivery } from './connector.ts';
import type { ApplicationPayload } from './payload.ts';
import { applicationsOf } from './queries.ts';
import { sendAgain } from './send-again.ts';
import { applyOnline } from './test-application.ts';

const town = 'musterstadt';
let world: World;
let answer: Delivery;
let tour = '';
const planned: { caseId: string; visitId: string; services: string[] }[] = [];
let delivered: { payload: ApplicationPayload; key: string }[] = [];

beforeAll(async () => {
  world = await createWorld({
    connector: {
      async deliver(payload, key) {
        delivered.push({ payload, key });
        return answer;
      },
    },
  });
  const { tourId } = await aTour(world);
  tour = tourId;
  for (const services of [[idCard, lifeCertificate], [lifeCertificate], [idCard], [idCard]]) {
    const visit = await grantedVisit(world, { services });
    await world.done(planVisit, world.as('dispatcher'), { visitId: visit.visitId, tourId });
    planned.push({ ...visit, services });
  }
  await world.done(takeOutKit, crewActor(world), { tourId, checklist, batteryPercent: 90 });
});
beforeEach(() => {
  delivered = [];
  answer = { ok: true, reference: 'R-1' };
});
afterAll(() => world.close());

const forms = {
  [idCard]: { kitOrderNumber: 'KIT-4711', capturedAt: '2026-11-25T10:20:00.000Z', oldDocument: 'still-held' },
  [lifeCertificate]: { copies: 1, seenInPerson: true },
};

/** The next visit of the tour that asks for these services, with everything done on it. */
async function served(...services: (keyof typeof forms)[]) {
  const index = planned.findIndex((one) => one.services.join() === services.join());
  const [visit] = planned.splice(index, 1);
  if (!visit) throw new Error('no such visit is planned');
  const crew = crewActor(world);
  const at = { tourId: tour, visitId: visit.visitId, recordedAt: '2026-11-25T10:30:00.000Z' };
  const person = { ...at, caseId: visit.caseId };
  await world.done(arrive, crew, at);
  await world.done(identifyPerson, crew, { ...person, document: 'id-card' });
  await world.done(recordConsent, crew, { ...person, givenBy: 'resident' });
  for (const serviceKey of services)
    await world.done(recordService, crew, { ...person, serviceKey, result: 'done', form: forms[serviceKey] });
  await world.done(finishPerson, crew, { ...person, outcome: 'done' });
  await world.done(finishVisit, crew, at);
  return visit;
}

const caseOf = (id: string) =>
  world.read((db) => db.selectFrom('case_file').select(['state', 'outcome']).where('id', '=', id).executeTakeFirst());

it('sends what was done on site to its system, and waits for the card before it ends the case', async () => {
  const { caseId } = await served(idCard, lifeCertificate);
  await world.runJobs();
  expect(delivered).toHaveLength(1);
  const [{ payload, key } = { payload: undefined, key: '' }] = delivered;
  expect(payload).toMatchObject({
    id: key,
    town: { id: town, ags: '05999000' },
    service: { key: idCard, form: 'id-card', system: 'Personalausweisregister' },
    person: { familyName: 'Sonnenschein', birthDate: '1938-04-02' },
    kitOrderNumber: 'KIT-4711',
  });
  const [application] = await world.read((db) => applicationsOf(db, town, caseId));
  expect(application).toMatchObject({ state: 'delivered', reference: 'R-1', attempts: 1 });
  expect(await caseOf(caseId)).toEqual({ state: 'in-work', outcome: null });
});

it('prints the receipt of a visit from what the device signed', async () => {
  const visit = await world.read((db) =>
    db
      .selectFrom('service_result')
      .select(['visit_id', 'case_id'])
      .where('service_key', '=', idCard)
      .executeTakeFirstOrThrow(),
  );
  const receiptId = '018f0000-0000-7000-8000-00000000e001';
  const at = { tourId: tour, visitId: visit.visit_id, recordedAt: '2026-11-25T10:35:00.000Z' };
  await world.done(issueReceipt, crewActor(world), {
    ...at,
    caseId: visit.case_id,
    receiptId,
    token: 'BN1.a.b.c.d.e.f',
  });
  const links = { site: () => 'https://stadt.example/m', checkReceipt: () => 'https://stadt.example/m/receipt' };
  const of = { tenant: town, caseId: visit.case_id, receiptId, now: world.clock.now() };
  const pdf = await world.read((db) => printReceipt(db, links, of));
  expect(Buffer.from(pdf?.subarray(0, 5) ?? []).toString()).toBe('%PDF-');
  const other = { ...of, receiptId: '018f0000-0000-7000-8000-00000000e002' };
  expect(await world.read((db) => printReceipt(db, links, other))).toBeUndefined();
});

it('ends a case of which everything was done on the spot', async () => {
  const { caseId } = await served(lifeCertificate);
  await world.runJobs();
  expect(delivered).toEqual([]);
  expect(await caseOf(caseId)).toEqual({ state: 'ended', outcome: 'done' });
});

it('tells a caseworker and the resident plainly that it was refused, and sends it again under its old key', async () => {
  answer = { ok: false, kind: 'refused', code: 'data-does-not-match-register' };
  const { caseId } = await served(idCard);
  await world.runJobs();
  const [refused] = await world.read((db) => applicationsOf(db, town, caseId));
  expect(refused).toMatchObject({ state: 'refused', refusal: 'data-does-not-match-register' });
  const tasks = () =>
    world.read((db) =>
      db
        .selectFrom('task')
        .select(['owner_role', 'state'])
        .where('case_id', '=', caseId)
        .where('kind', '=', 'application-refused')
        .execute(),
    );
  expect(await tasks()).toEqual([{ owner_role: 'caseworker', state: 'open' }]);
  const told = await world.read((db) =>
    db.selectFrom('notice').select('template').where('case_id', '=', caseId).execute(),
  );
  expect(told).toContainEqual({ template: 'application.refused' });

  answer = { ok: true, reference: 'R-2' };
  const input = { application: refused?.id ?? '' };
  expect((await world.execute(sendAgain, world.as('agent'), input)).ok).toBe(false);
  await world.done(sendAgain, world.as('caseworker'), input);
  await world.runJobs();
  const [sent] = await world.read((db) => applicationsOf(db, town, caseId));
  expect(sent).toMatchObject({ state: 'delivered', reference: 'R-2', refusal: null });
  expect(new Set(delivered.map((one) => one.key)).size).toBe(1);
  expect(await tasks()).toEqual([{ owner_role: 'caseworker', state: 'done' }]);
  expect(await world.execute(sendAgain, world.as('caseworker'), input)).toMatchObject({
    problems: [{ code: 'application.not-to-send' }],
  });
});

it('keeps what cannot be delivered: tried again, then set aside on a desk, then delivered once', async () => {
  answer = { ok: false, kind: 'unavailable', reason: 'register.unreachable' };
  const { caseId } = await served(idCard);
  const { failed } = await world.runJobs();
  expect(failed).toBeGreaterThan(0);
  const [waiting] = await world.read((db) => applicationsOf(db, town, caseId));
  expect(waiting?.state).toBe('waiting');

  // What the worker does when the attempts are used up.
  const opened = await world.read((db) =>
    db
      .selectFrom('journal_entry')
      .select('id')
      .where('subject_id', '=', caseId)
      .where('type', '=', 'application.opened')
      .executeTakeFirstOrThrow(),
  );
  const reason = 'register.unreachable';
  const aside = {
    reaction: 'applications.deliver',
    entry: opened.id,
    attempts: 10,
    reason,
    owner: 'caseworker',
  } as const;
  const { id } = await world.done(setAside, world.system('worker'), aside, deriveId('aside'));
  await world.runJobs();
  expect((await world.read((db) => applicationsOf(db, town, caseId)))[0]?.state).toBe('set-aside');

  answer = { ok: true, reference: 'R-3' };
  await world.done(retryUndelivered, world.as('caseworker'), { id });
  await world.runJobs();
  expect((await world.read((db) => applicationsOf(db, town, caseId)))[0]).toMatchObject({
    state: 'delivered',
    reference: 'R-3',
  });
});

it('sends an online application flat and without a visit, and ends its case with it', async () => {
  const service = '99049001001001';
  const answers = { purpose: 'authority', family: [{ givenName: 'Mila' }], copies: 2 };
  const { caseId, application } = await applyOnline(world, { service, answers });
  await world.runJobs();
  expect(delivered).toMatchObject([
    {
      key: application,
      payload: {
        schema: 'buergernah.application/2',
        source: 'online',
        person: { familyName: 'Sonnenschein', birthDate: '1938-04-02' },
        form: { key: 'test', version: 1 },
        fields: { purpose: 'authority', 'family.0.givenName': 'Mila', copies: 2 },
      },
    },
  ]);
  expect(await caseOf(caseId)).toEqual({ state: 'ended', outcome: 'done' });
});
