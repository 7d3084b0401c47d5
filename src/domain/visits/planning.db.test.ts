import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from '#domain/test-world.ts';
import { askOtherTime } from './ask-other-time.ts';
import { cancelTour } from './cancel-tour.ts';
import { cancelVisit } from './cancel-visit.ts';
import { checkKit } from './check-kit.ts';
import { planVisit } from './plan-visit.ts';
import { takeOutKit } from './take-out-kit.ts';
import { aTour, checklist, crewActor, grantedVisit, lifeCertificate, provisionalId } from './test-visits.ts';
import { unplanVisit } from './unplan-visit.ts';
import { proposalsFor, visitsOfCase } from './visit-queries.ts';
import { voidConsumable } from './void-consumable.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const codes = (outcome: Awaited<ReturnType<World['execute']>>) =>
  outcome.ok ? ['done'] : outcome.problems.map((problem) => problem.code);
const promisesOf = (caseId: string) =>
  world.read((db) =>
    db
      .selectFrom('promise')
      .select(['kind', 'state'])
      .where('case_id', '=', caseId)
      .where('kind', '=', 'visit-window')
      .orderBy('made_at')
      .orderBy('id')
      .execute(),
  );
const journalOf = (subject: string) =>
  world.read((db) =>
    db.selectFrom('journal_entry').select('type').where('subject_id', '=', subject).orderBy('id').execute(),
  );

it('plans, moves and takes off: window, promise and case follow', async () => {
  const dispatcher = world.as('dispatcher');
  const { caseId, visitId } = await grantedVisit(world);
  const { tourId } = await aTour(world, { day: '2026-12-07' });
  const planned = await world.done(planVisit, dispatcher, { visitId, tourId });
  expect(planned).toMatchObject({ windowStart: '2026-12-07T07:00:00.000Z', windowEnd: '2026-12-07T08:00:00.000Z' });
  const moved = await world.done(planVisit, dispatcher, { visitId, tourId, start: '13:10' });
  expect(moved).toMatchObject({ windowStart: '2026-12-07T12:00:00.000Z', windowEnd: '2026-12-07T13:00:00.000Z' });
  expect(await promisesOf(caseId)).toEqual([
    { kind: 'visit-window', state: 'released' },
    { kind: 'visit-window', state: 'open' },
  ]);
  await world.done(unplanVisit, dispatcher, { visitId });
  expect((await promisesOf(caseId)).map((promise) => promise.state)).toEqual(['released', 'released']);
  const [visit] = await world.read((db) => visitsOfCase(db, 'musterstadt', caseId));
  expect(visit).toMatchObject({ state: 'to-plan', tourId: null, windowStart: null });
  const types = (await journalOf(caseId)).map((entry) => entry.type);
  expect(types).toEqual(expect.arrayContaining(['visit.planned', 'visit.moved', 'visit.unplanned']));
});

it('says every reason why a visit does not fit, and proposes where it does', async () => {
  const dispatcher = world.as('dispatcher');
  const wishes = { spans: [{ days: [2], from: '09:00', to: '11:00' }] };
  const { visitId } = await grantedVisit(world, { wishes, skills: ['polish'], services: [provisionalId] });
  const day = '2026-12-09';
  const { tourId, kitId, numbers } = await aTour(world, { day });
  const outcome = await world.execute(planVisit, dispatcher, { visitId, tourId });
  expect(codes(outcome)).toEqual(['visits.fit-skill-missing', 'visits.fit-outside-wish']);
  const good = await aTour(world, { day: '2026-12-08', skills: ['polish'] });
  const proposals = await world.read((db) =>
    proposalsFor(db, 'musterstadt', visitId, { from: '2026-12-08', to: day, now: world.clock.now() }),
  );
  expect(proposals.map((one) => [one.tourId, one.fit.fits])).toEqual([
    [good.tourId, true],
    [tourId, false],
  ]);
  const blanks = await world.read((db) =>
    db.selectFrom('consumable').select('id').where('kit_id', '=', good.kitId).orderBy('number').execute(),
  );
  for (const { id } of blanks) await world.done(voidConsumable, dispatcher, { consumableId: id, reason: 'damaged' });
  expect(codes(await world.execute(planVisit, dispatcher, { visitId, tourId: good.tourId }))).toEqual([
    'visits.fit-no-blank-left',
  ]);
  expect(numbers).toHaveLength(2);
  const items = [{ equipment: 'camera' as const, state: 'defect' as const }];
  await world.done(checkKit, dispatcher, { kitId, items, batteryPercent: 90, calibratedUntil: '2026-12-01' });
  expect(codes(await world.execute(planVisit, dispatcher, { visitId, tourId }))).toEqual([
    'visits.fit-equipment-missing',
    'visits.fit-calibration-expired',
    'visits.fit-skill-missing',
    'visits.fit-outside-wish',
  ]);
});

it('gives one gap to one of twenty dispatchers', async () => {
  const { tourId } = await aTour(world, { day: '2026-12-10', from: '09:00', to: '10:30' });
  const visits = [];
  for (let count = 0; count < 20; count++)
    visits.push((await grantedVisit(world, { services: [lifeCertificate] })).visitId);
  const outcomes = await Promise.all(
    visits.map((visitId) => world.execute(planVisit, world.as('dispatcher'), { visitId, tourId, start: '09:30' })),
  );
  const said = outcomes.flatMap(codes);
  expect(said.filter((code) => code === 'done')).toHaveLength(1);
  expect(said.filter((code) => code === 'visits.fit-overlaps')).toHaveLength(19);
});

it('keeps a tour with visits unless they go back on the list with it', async () => {
  const dispatcher = world.as('dispatcher');
  const { caseId, visitId } = await grantedVisit(world);
  const { tourId } = await aTour(world, { day: '2026-12-11' });
  await world.done(planVisit, dispatcher, { visitId, tourId });
  expect(codes(await world.execute(cancelTour, dispatcher, { tourId }))).toEqual(['visits.tour-has-visits']);
  expect(codes(await world.execute(cancelTour, dispatcher, { tourId, unplan: true, version: 1 }))).toEqual([
    'visits.tour-stale',
  ]);
  expect(await world.done(cancelTour, dispatcher, { tourId, unplan: true, version: 2 })).toMatchObject({
    unplanned: 1,
  });
  const [visit] = await world.read((db) => visitsOfCase(db, 'musterstadt', caseId));
  expect(visit?.state).toBe('to-plan');
  // Crew, vehicle and kit are free again.
  expect(
    await world.read((db) => db.selectFrom('booking').select('id').where('tour_id', '=', tourId).execute()),
  ).toEqual([]);
});

it('cancels by the resident’s own link, and nobody else’s', async () => {
  const { caseId, visitId } = await grantedVisit(world);
  const stranger = await grantedVisit(world);
  const { tourId } = await aTour(world, { day: '2026-12-14' });
  await world.done(planVisit, world.as('dispatcher'), { visitId, tourId });
  const cancel = (actor: Parameters<World['execute']>[1]) => world.execute(cancelVisit, actor, { visitId });
  expect(codes(await cancel(world.resident(stranger.caseId)))).toEqual(['case.unknown']);
  expect(codes(await cancel(world.as('dispatcher', 'bochum')))).toEqual(['visits.unknown']);
  expect(codes(await cancel(world.as('crew1')))).toEqual(['access.forbidden']);
  // The service centre sees and changes nothing of a running case without the caller's secret.
  expect(codes(await cancel(world.as('agent')))).toEqual(['case.secret-needed']);
  const asked = await world.done(askOtherTime, world.resident(caseId), { visitId, message: 'Lieber am Nachmittag.' });
  expect(asked).toEqual({ visitId });
  expect((await promisesOf(caseId)).at(-1)?.state).toBe('open');
  expect(codes(await cancel(world.resident(caseId)))).toEqual(['done']);
  expect((await promisesOf(caseId)).at(-1)?.state).toBe('released');
  const file = await world.read((db) =>
    db.selectFrom('case_file').select(['state', 'outcome']).where('id', '=', caseId).executeTakeFirstOrThrow(),
  );
  expect(file).toEqual({ state: 'ended', outcome: 'withdrawn' });
});

it('reminds once, on the last day of service before, in service hours', async () => {
  const { caseId, visitId } = await grantedVisit(world);
  // A Monday: the reminder is due on Friday.
  const { tourId } = await aTour(world, { day: '2026-12-21' });
  await world.done(planVisit, world.as('dispatcher'), { visitId, tourId });
  const reminders = async () => (await journalOf(caseId)).filter((entry) => entry.type === 'visit.reminder-due').length;
  for (const [at, count] of [
    ['2026-12-17T10:00:00Z', 0],
    ['2026-12-18T06:30:00Z', 0],
    ['2026-12-18T08:00:00Z', 1],
    ['2026-12-18T09:00:00Z', 1],
    ['2026-12-20T10:00:00Z', 1],
  ] as const) {
    world.clock.set(at);
    await world.tick();
    expect(await reminders()).toBe(count);
  }
});

describe('taking the kit out', () => {
  it('refuses whatever would strand the crew', async () => {
    world.clock.set('2026-12-21T06:00:00Z');
    const { visitId } = await grantedVisit(world, { services: [provisionalId] });
    const { tourId, kitId } = await aTour(world, { day: '2026-12-22' });
    await world.done(planVisit, world.as('dispatcher'), { visitId, tourId });
    const take = async (changed: object, login = 'crew1') =>
      codes(
        await world.execute(takeOutKit, crewActor(world, login), { tourId, checklist, batteryPercent: 90, ...changed }),
      );
    expect(await take({}, 'crew3')).toEqual(['visits.tour-unknown']);
    const broken = checklist.map((item) => (item.equipment === 'scanner' ? { ...item, state: 'defect' } : item));
    expect(await take({ checklist: broken })).toEqual(['visits.kit-incomplete']);
    expect(await take({ checklist: checklist.slice(1) })).toEqual(['visits.kit-incomplete']);
    expect(await take({ batteryPercent: 40 })).toEqual(['visits.battery-low']);
    const blanks = await world.read((db) =>
      db.selectFrom('consumable').select('id').where('kit_id', '=', kitId).execute(),
    );
    for (const { id } of blanks)
      await world.done(voidConsumable, world.as('dispatcher'), { consumableId: id, reason: 'lost' });
    expect(await take({})).toEqual(['visits.no-blanks']);
    const spare = await aTour(world, { day: '2026-12-23' });
    await world.done(checkKit, world.as('dispatcher'), {
      kitId: spare.kitId,
      items: checklist,
      batteryPercent: 95,
      calibratedUntil: '2026-12-22',
    });
    expect(await take({ tourId: spare.tourId })).toEqual(['visits.calibration-expired']);
  });
});
