import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withdraw } from '#domain/cases/index.ts';
import { createWorld, type World } from '#domain/test-world.ts';
import { arrive } from './arrive.ts';
import { conflicts, sealedConflict } from './conflict-queries.ts';
import { conflictContext, recordConflictWith } from './record-conflict.ts';
import { settleConflict } from './settle-conflict.ts';
import { crewActor, idCard, onTheRoad } from './test-visits.ts';
import { tourPackage } from './tour-package.ts';
import { unplanVisit } from './unplan-visit.ts';
import { visitsOfCase } from './visit-queries.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

// Every test drives its own tour: the same crew cannot be booked twice a day.
let day = 24;
const road = () => {
  day += 1;
  return onTheRoad(world, {}, `2026-11-${day}`);
};
const codes = (outcome: Awaited<ReturnType<World['execute']>>) =>
  outcome.ok ? ['done'] : outcome.problems.map((problem) => problem.code);
const inTime = (of: Awaited<ReturnType<typeof onTheRoad>>) => of.at(of.planned.windowStart);

describe('a world that moved on while the device was offline', () => {
  it('refuses a visit planned differently, and keeps what was recorded for a person to settle', async () => {
    const of = await road();
    await world.done(unplanVisit, world.as('dispatcher'), { visitId: of.visitId });
    const crew = crewActor(world);
    const input = inTime(of);
    expect(codes(await world.execute(arrive, crew, input))).toEqual(['visits.re-planned']);
    const recordConflict = recordConflictWith((plain, context) => Buffer.concat([Buffer.from(context), plain]));
    const { conflictId } = await world.done(recordConflict, crew, {
      visitId: of.visitId,
      command: 'visits.arrive',
      problem: 'visits.re-planned',
      problemData: { until: '2026-11-20', minimum: 3 },
      refused: input,
      recordedAt: input.recordedAt,
    });
    const open = await world.read((db) => conflicts(db, 'musterstadt'));
    expect(open).toMatchObject([
      { conflictId, problem: { code: 'visits.re-planned', data: { until: '2026-11-20', minimum: 3 } } },
    ]);
    const sealed = await world.read((db) => sealedConflict(db, 'musterstadt', conflictId));
    expect(Buffer.from(sealed ?? []).toString()).toContain(conflictContext('musterstadt', conflictId));
    const settle = { conflictId, result: 'dropped' as const };
    expect(codes(await world.execute(settleConflict, world.as('crew1'), settle))).toEqual(['access.forbidden']);
    expect(codes(await world.execute(settleConflict, world.as('dispatcher', 'essen'), settle))).toEqual([
      'visits.conflict-unknown',
    ]);
    expect(codes(await world.execute(settleConflict, world.as('dispatcher'), settle))).toEqual(['done']);
    expect(codes(await world.execute(settleConflict, world.as('dispatcher'), settle))).toEqual([
      'visits.conflict-settled',
    ]);
  });

  it('refuses what belongs to a withdrawn request', async () => {
    const of = await road();
    await world.done(withdraw, world.resident(of.caseId), { caseId: of.caseId });
    expect(codes(await world.execute(arrive, crewActor(world), inTime(of)))).toEqual(['visits.case-withdrawn']);
    await world.runJobs();
    const [visit] = await world.read((db) => visitsOfCase(db, 'musterstadt', of.caseId));
    expect(visit?.state).toBe('cancelled');
    expect(codes(await world.execute(arrive, crewActor(world), inTime(of)))).toEqual(['visits.case-withdrawn']);
  });

  it('lets no other crew, town or role speak for the visit', async () => {
    const of = await road();
    const ask = async (actor: Parameters<World['execute']>[1]) => codes(await world.execute(arrive, actor, inTime(of)));
    expect(await ask(crewActor(world, 'crew3'))).toEqual(['visits.tour-unknown']);
    expect(await ask(world.as('crew1', 'bochum'))).toEqual(['visits.tour-unknown']);
    expect(await ask(world.as('dispatcher'))).toEqual(['access.forbidden']);
    expect(await ask(crewActor(world))).toEqual(['done']);
  });
});

it('gives the device exactly its own tour', async () => {
  const [one, other] = [await road(), await road()];
  const crewId = world.as('crew1').id;
  const packed = await world.read((db) => tourPackage(db, 'musterstadt', one.tourId, crewId));
  expect(packed?.stops.map((stop) => stop.visit.visitId)).toEqual([one.visitId]);
  expect(packed?.stops[0]?.persons[0]?.services).toMatchObject([{ key: idCard, formKey: 'id-card' }]);
  expect(packed?.kit.blanks).toHaveLength(2);
  expect(JSON.stringify(packed)).not.toContain(other.caseId);
  expect(await world.read((db) => tourPackage(db, 'musterstadt', one.tourId, world.as('crew3').id))).toBeUndefined();
  expect(await world.read((db) => tourPackage(db, 'bochum', one.tourId, crewId), 'bochum')).toBeUndefined();
});
