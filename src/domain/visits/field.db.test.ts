import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorld, type World } from '#domain/test-world.ts';
import { addResident } from './add-resident.ts';
import { arrive } from './arrive.ts';
import { decideNeed } from './decide-need.ts';
import { finishPerson } from './finish-person.ts';
import { finishVisit } from './finish-visit.ts';
import { identifyPerson } from './identify-person.ts';
import { issueReceipt } from './issue-receipt.ts';
import { kitStates } from './kit-queries.ts';
import { planVisit } from './plan-visit.ts';
import { recordConsent } from './record-consent.ts';
import { recordService } from './record-service.ts';
import { requestGroupDate } from './request-group-date.ts';
import { returnKit } from './return-kit.ts';
import type { PersonOutcome } from './rules.ts';
import { takeOutKit } from './take-out-kit.ts';
import { aTour, checklist, crewActor, idCard, lifeCertificate, onTheRoad, provisionalId } from './test-visits.ts';
import { visitsOfCase } from './visit-queries.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ connector: { deliver: async () => ({ ok: true, reference: 'REG-1' }) } });
});
afterAll(() => world.close());

// Every test drives its own tour on the same day; the crew of the first must not be booked twice.
let day = 25;
const nextDay = () => {
  day += 1;
  return `2026-${day <= 30 ? `11-${day}` : `12-${String(day - 30).padStart(2, '0')}`}`;
};
const road = (changed: Parameters<typeof onTheRoad>[1] = {}) => onTheRoad(world, changed, nextDay());
const codes = (outcome: Awaited<ReturnType<World['execute']>>) =>
  outcome.ok
    ? ['done']
    : outcome.problems.map((problem) => `${problem.code}${problem.field ? ` ${problem.field}` : ''}`);
const fileOf = (caseId: string) =>
  world.read((db) =>
    db
      .selectFrom('case_file')
      .select(['state', 'outcome', 'outcome_ground'])
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow(),
  );

type Road = Awaited<ReturnType<typeof onTheRoad>>;
const inTime = (of: Road) => of.at(of.planned.windowStart);

/** Arrives, identifies, has the consent. */
async function atTheTable(of: Road, caseId = of.caseId) {
  const crew = crewActor(world);
  const at = inTime(of);
  await world.done(arrive, crew, at);
  await world.done(identifyPerson, crew, { ...at, caseId, document: 'expired-document' });
  await world.done(recordConsent, crew, { ...at, caseId, givenBy: 'resident' });
  return { crew, at };
}

const idCardForm = { kitOrderNumber: 'ORD-4711', capturedAt: '2026-11-25T10:20:00+01:00', oldDocument: 'still-held' };

it('does an ID card at the table, and hands it over on a second visit', async () => {
  const of = await road();
  const { crew, at } = await atTheTable(of);
  const person = { ...at, caseId: of.caseId };
  await world.done(recordService, crew, { ...person, serviceKey: idCard, result: 'done', form: idCardForm });
  await world.done(finishPerson, crew, { ...person, outcome: 'done' });
  const receiptId = randomUUID();
  await world.done(issueReceipt, crew, { ...person, receiptId, token: 'BN1.cert.sig' });
  expect(await world.done(finishVisit, crew, at)).toMatchObject({ outcome: 'done' });
  await world.runJobs();
  const promise = await world.read((db) =>
    db
      .selectFrom('promise')
      .select('state')
      .where('case_id', '=', of.caseId)
      .where('kind', '=', 'visit-window')
      .execute(),
  );
  expect(promise).toEqual([{ state: 'kept' }]);
  const result = await world.read((db) =>
    db.selectFrom('service_result').selectAll().where('case_id', '=', of.caseId).executeTakeFirstOrThrow(),
  );
  expect(result).toMatchObject({ kit_order_number: 'ORD-4711', recorded_at: of.planned.windowStart });
  expect(result.received_at).not.toBe(result.recorded_at);

  const visits = await world.read((db) => visitsOfCase(db, 'musterstadt', of.caseId));
  const handOver = visits.find((visit) => visit.purpose === 'hand-over');
  expect(handOver).toMatchObject({ state: 'to-plan', serviceKeys: [`hand-over-${idCard}`], serviceMinutes: 10 });
  expect((await fileOf(of.caseId)).state).toBe('in-work');

  const early = await world.execute(planVisit, world.as('dispatcher'), {
    visitId: handOver?.visitId ?? '',
    tourId: of.tourId,
  });
  expect(codes(early)).toContain('visits.fit-not-before');
  await world.done(returnKit, crew, { tourId: of.tourId, checklist, batteryPercent: 30 });
  const second = await aTour(world, { day: '2027-01-11' });
  const planned = await world.done(planVisit, world.as('dispatcher'), {
    visitId: handOver?.visitId ?? '',
    tourId: second.tourId,
  });
  await world.done(takeOutKit, crew, { tourId: second.tourId, checklist, batteryPercent: 90 });
  const later = { tourId: second.tourId, visitId: planned.visitId, recordedAt: planned.windowStart };
  const handing = { ...later, caseId: of.caseId };
  await world.done(arrive, crew, later);
  await world.done(identifyPerson, crew, { ...handing, document: 'expired-document' });
  await world.done(recordConsent, crew, { ...handing, givenBy: 'resident' });
  await world.done(recordService, crew, {
    ...handing,
    serviceKey: `hand-over-${idCard}`,
    result: 'done',
    form: { handedTo: 'resident', oldDocument: 'invalidated-and-returned', receiptSigned: true },
  });
  await world.done(finishPerson, crew, { ...handing, outcome: 'done' });
  await world.done(finishVisit, crew, later);
  const left = await world.read((db) => visitsOfCase(db, 'musterstadt', of.caseId));
  expect(left.map((visit) => [visit.purpose, visit.state])).toEqual([
    ['service', 'ended'],
    ['hand-over', 'ended'],
  ]);
  // The register has the application and the resident the card: only now the case is done.
  await world.runJobs();
  expect(await fileOf(of.caseId)).toMatchObject({ state: 'ended', outcome: 'done' });
});

it('starts again when a card could not be handed over', async () => {
  const of = await road();
  const { crew, at } = await atTheTable(of);
  const person = { ...at, caseId: of.caseId };
  await world.done(recordService, crew, { ...person, serviceKey: idCard, result: 'done', form: idCardForm });
  await world.done(finishPerson, crew, { ...person, outcome: 'done' });
  await world.done(finishVisit, crew, at);
  const waiting = async () =>
    (await world.read((db) => visitsOfCase(db, 'musterstadt', of.caseId))).find((visit) => visit.state === 'to-plan');
  const tour = await aTour(world, { day: '2027-01-12' });
  const visitId = (await waiting())?.visitId ?? '';
  const planned = await world.done(planVisit, world.as('dispatcher'), { visitId, tourId: tour.tourId });
  await world.done(takeOutKit, crew, { tourId: tour.tourId, checklist, batteryPercent: 90 });
  const later = { tourId: tour.tourId, visitId, recordedAt: planned.windowStart };
  await world.done(arrive, crew, later);
  await world.done(finishPerson, crew, { ...later, caseId: of.caseId, outcome: 'nobody-home' });
  await world.runJobs();
  await world.done(finishVisit, crew, later);
  await world.runJobs();
  expect((await fileOf(of.caseId)).state).toBe('in-work');
  expect(await waiting()).toMatchObject({ purpose: 'hand-over', serviceKeys: [`hand-over-${idCard}`] });
});

it('accounts for every blank', async () => {
  const of = await road({ services: [provisionalId] });
  const { crew, at } = await atTheTable(of);
  const record = async (blankNumber: string) =>
    codes(
      await world.execute(recordService, crew, {
        ...at,
        caseId: of.caseId,
        serviceKey: provisionalId,
        result: 'done',
        form: { blankNumber, kitOrderNumber: 'ORD-1', validUntil: '2027-02-25' },
      }),
    );
  expect(await record('VPA99X999')).toEqual(['visits.blank-unknown form.blankNumber']);
  expect(await record(of.numbers[0] ?? '')).toEqual(['done']);
  const [kit] = await world.read((db) => kitStates(db, 'musterstadt', of.kitId));
  expect(kit?.blanks.map((blank) => blank.state)).toEqual(['used', 'in-stock']);
  expect(kit?.custody?.tourId).toBe(of.tourId);
});

it('wants the steps in their order, the form right, and the outcome true', async () => {
  const of = await road({ services: [lifeCertificate] });
  const crew = crewActor(world);
  const at = inTime(of);
  const person = { ...at, caseId: of.caseId };
  const done = {
    ...person,
    serviceKey: lifeCertificate,
    result: 'done' as const,
    form: { copies: 1, seenInPerson: true },
  };
  const run = async (input: typeof done) => codes(await world.execute(recordService, crew, input));
  expect(await run(done)).toEqual(['visits.not-arrived']);
  await world.done(arrive, crew, at);
  expect(await run(done)).toEqual(['visits.not-identified']);
  await world.done(identifyPerson, crew, { ...person, document: 'known-to-the-home' });
  expect(await run(done)).toEqual(['visits.consent-missing']);
  await world.done(recordConsent, crew, { ...person, givenBy: 'guardian' });
  expect(await run({ ...done, serviceKey: idCard })).toEqual(['visits.service-not-on-list serviceKey']);
  expect(await run({ ...done, form: { copies: 0, seenInPerson: false } })).toEqual([
    'input.out-of-range form.copies',
    'visits.must-be-confirmed form.seenInPerson',
  ]);
  expect(codes(await world.execute(finishVisit, crew, at))).toEqual(['visits.persons-open']);
  expect(codes(await world.execute(finishPerson, crew, { ...person, outcome: 'done' }))).toEqual([
    'visits.outcome-does-not-match outcome',
  ]);
  const id = randomUUID();
  expect(codes(await world.execute(recordService, crew, done, id))).toEqual(['done']);
  expect(codes(await world.execute(recordService, crew, done, id))).toEqual(['done']);
  expect(await run(done)).toEqual(['visits.already-recorded']);
  expect(codes(await world.execute(finishPerson, crew, { ...person, outcome: 'nobody-home' }))).toEqual([
    'visits.outcome-does-not-match outcome',
  ]);
});

it.each([
  ['nobody-home', 'not-met', null],
  ['not-able', 'not-able', null],
  ['refused', 'refused', 'declined-at-the-door'],
  ['moved', 'moved', null],
  ['deceased', 'deceased', null],
] as const)('%s ends the case as %s, never as done', async (outcome: PersonOutcome, ends, ground) => {
  const of = await road();
  const crew = crewActor(world);
  await world.done(arrive, crew, inTime(of));
  await world.done(finishPerson, crew, { ...inTime(of), caseId: of.caseId, outcome });
  expect(await world.done(finishVisit, crew, inTime(of))).toMatchObject({ outcome });
  expect(await fileOf(of.caseId)).toEqual({ state: 'ended', outcome: ends, outcome_ground: ground });
});

it('serves a home: everybody with a result of their own, one second visit for all cards', async () => {
  const home = { street: 'Am Park', houseNumber: '3', postcode: '45999', place: 'Musterstadt', ags: '05999000' };
  const group = await world.done(requestGroupDate, world.as('agent'), {
    channel: 'phone',
    homeName: 'Haus Abendsonne',
    address: home,
    contact: { familyName: 'Leitner' },
    services: [idCard],
    expectedResidents: 3,
  });
  const people = [];
  for (const familyName of ['Abel', 'Brandt', 'Conrad'])
    people.push(
      await world.done(addResident, world.as('agent'), {
        groupCaseId: group.caseId,
        resident: { familyName },
        services: [idCard],
        consentGivenBy: 'resident',
      }),
    );
  const granted = await world.done(decideNeed, world.as('dispatcher'), {
    caseId: group.caseId,
    facts: {},
    proofKind: 'home-contract',
  });
  const tour = await aTour(world, { day: nextDay() });
  const planned = await world.done(planVisit, world.as('dispatcher'), {
    visitId: granted.visitId ?? '',
    tourId: tour.tourId,
  });
  const crew = crewActor(world);
  await world.done(takeOutKit, crew, { tourId: tour.tourId, checklist, batteryPercent: 90 });
  const at = { tourId: tour.tourId, visitId: planned.visitId, recordedAt: planned.windowStart };
  await world.done(arrive, crew, at);
  for (const [index, { caseId }] of people.entries()) {
    const person = { ...at, caseId };
    if (index === 2) {
      await world.done(finishPerson, crew, { ...person, outcome: 'deceased' });
      continue;
    }
    await world.done(identifyPerson, crew, { ...person, document: 'known-to-the-home' });
    await world.done(recordConsent, crew, { ...person, givenBy: 'resident' });
    await world.done(recordService, crew, { ...person, serviceKey: idCard, result: 'done', form: idCardForm });
    await world.done(finishPerson, crew, { ...person, outcome: 'done' });
  }
  expect(await world.done(finishVisit, crew, at)).toMatchObject({ outcome: 'partly' });
  const handOvers = (await world.read((db) => visitsOfCase(db, 'musterstadt', group.caseId))).filter(
    (visit) => visit.purpose === 'hand-over',
  );
  expect(handOvers).toMatchObject([{ caseId: group.caseId, persons: 2, serviceMinutes: 20, state: 'to-plan' }]);
  expect((await fileOf(group.caseId)).state).toBe('in-work');
  expect((await fileOf(people[2]?.caseId ?? '')).outcome).toBe('deceased');
});
