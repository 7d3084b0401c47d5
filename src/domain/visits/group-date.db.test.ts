import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorld, type World } from '#domain/test-world.ts';
import { addResident } from './add-resident.ts';
import { decideNeed } from './decide-need.ts';
import { planVisit } from './plan-visit.ts';
import { removeResident } from './remove-resident.ts';
import { requestGroupDate } from './request-group-date.ts';
import { groupList } from './request-queries.ts';
import { aTour, idCard, lifeCertificate } from './test-visits.ts';
import { visitsOfCase } from './visit-queries.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const codes = (outcome: Awaited<ReturnType<World['execute']>>) =>
  outcome.ok ? ['done'] : outcome.problems.map((problem) => problem.code);

async function groupDate(expectedResidents = 3) {
  return world.done(requestGroupDate, world.anonymous(), {
    channel: 'institution',
    homeName: 'Haus Abendsonne',
    address: {
      street: 'Am Park',
      houseNumber: '3',
      postcode: '45999',
      place: 'Musterstadt',
      ags: '05999000',
      lat: 51.46,
      lon: 7.11,
    },
    contact: { familyName: 'Leitner', email: 'leitung@example.org', contactWay: 'email' },
    services: [idCard],
    expectedResidents,
  });
}

const person = (groupCaseId: string, familyName: string, services = [lifeCertificate]) => ({
  groupCaseId,
  resident: { givenName: 'Irma', familyName, birthDate: '1935-05-05' },
  services,
  consentGivenBy: 'resident' as const,
});

it('keeps the list open for the home until 18:00 on the evening before, and gives everybody a case', async () => {
  const group = await groupDate();
  const home = world.resident(group.caseId);
  const first = await world.done(addResident, home, person(group.caseId, 'Abel'));
  const decided = await world.done(decideNeed, world.as('dispatcher'), {
    caseId: group.caseId,
    facts: {},
    proofKind: 'home-contract',
  });
  expect(decided).toMatchObject({ decision: 'granted', ground: 'institution' });
  const second = await world.done(addResident, home, person(group.caseId, 'Brandt', [idCard, lifeCertificate]));
  const [visit] = await world.read((db) => visitsOfCase(db, 'musterstadt', group.caseId));
  // 10 and 20 + 10 minutes named, and 20 kept for the third who is expected.
  expect(visit).toMatchObject({ persons: 2, serviceMinutes: 60 });
  const { tourId } = await aTour(world);
  await world.done(planVisit, world.as('dispatcher'), { visitId: visit?.visitId ?? '', tourId, start: '10:00' });
  expect(await states([group.caseId, first.caseId, second.caseId])).toEqual(['planned', 'planned', 'planned']);

  const third = await world.done(addResident, home, person(group.caseId, 'Conrad'));
  expect(
    codes(await world.execute(addResident, home, person(group.caseId, 'Dahl', [idCard, lifeCertificate]))),
  ).toEqual(['visits.group-full']);
  await world.done(removeResident, home, { groupCaseId: group.caseId, caseId: first.caseId });
  const list = await world.read((db) => groupList(db, 'musterstadt', group.caseId));
  expect(list.map((one) => [one.name, one.state, one.consentGivenBy])).toEqual([
    ['Irma Abel', 'ended', null],
    ['Irma Brandt', 'planned', 'resident'],
    ['Irma Conrad', 'planned', 'resident'],
  ]);

  // The visit is on Wednesday; the list closes on Tuesday at 18:00 in Berlin.
  world.clock.set('2026-11-24T16:59:00Z');
  expect(codes(await world.execute(removeResident, home, { groupCaseId: group.caseId, caseId: third.caseId }))).toEqual(
    ['done'],
  );
  world.clock.set('2026-11-24T17:00:00Z');
  expect(codes(await world.execute(addResident, home, person(group.caseId, 'Ernst')))).toEqual(['visits.list-closed']);
  expect(
    codes(await world.execute(removeResident, home, { groupCaseId: group.caseId, caseId: second.caseId })),
  ).toEqual(['visits.list-closed']);
  world.clock.set('2026-11-23T09:00:00Z');
});

it('tells homes apart: a list is its own home’s, and a town’s', async () => {
  const [one, other] = [await groupDate(), await groupDate()];
  const listed = await world.done(addResident, world.resident(one.caseId), person(one.caseId, 'Funk'));
  const add = async (actor: Parameters<World['execute']>[1], input: object) =>
    codes(await world.execute(addResident, actor, { ...person(one.caseId, 'Gabler'), ...input }));
  expect(await add(world.resident(other.caseId), {})).toEqual(['case.unknown']);
  expect(await add(world.as('agent', 'essen'), {})).toEqual(['case.unknown']);
  expect(await add(world.as('crew1'), {})).toEqual(['access.forbidden']);
  expect(await add(world.anonymous(), {})).toEqual(['access.sign-in']);
  expect(await add(world.resident(one.caseId), { services: ['driving-licence'] })).toEqual([
    'visits.service-not-offered',
  ]);
  expect(await add(world.as('agent'), { groupCaseId: listed.caseId })).toEqual(['visits.group-unknown']);
  expect(
    codes(
      await world.execute(removeResident, world.resident(other.caseId), {
        groupCaseId: other.caseId,
        caseId: listed.caseId,
      }),
    ),
  ).toEqual(['case.unknown']);
  expect(await add(world.resident(one.caseId), {})).toEqual(['done']);
});

it('refuses the residents together with the group date', async () => {
  const group = await world.done(requestGroupDate, world.as('agent', 'bochum'), {
    channel: 'phone',
    homeName: 'Haus Anderswo',
    address: { street: 'Am Park', houseNumber: '3', postcode: '45127', place: 'Essen', ags: '05113000' },
    contact: { familyName: 'Leitner' },
    services: [idCard],
    expectedResidents: 2,
  });
  const listed = await world.done(addResident, world.as('agent', 'bochum'), person(group.caseId, 'Haas'));
  const decided = await world.done(decideNeed, world.as('dispatcher', 'bochum'), {
    caseId: group.caseId,
    facts: {},
    proofKind: 'none',
  });
  expect(decided.ground).toBe('not-resident');
  const rows = await world.read(
    (db) => db.selectFrom('case_file').select('outcome').where('id', 'in', [group.caseId, listed.caseId]).execute(),
    'bochum',
  );
  expect(rows.map((row) => row.outcome)).toEqual(['refused', 'refused']);
});

async function states(caseIds: string[]): Promise<string[]> {
  const rows = await world.read((db) =>
    db.selectFrom('case_file').select(['id', 'state']).where('id', 'in', caseIds).execute(),
  );
  return caseIds.map((id) => rows.find((row) => row.id === id)?.state ?? '');
}
