import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from '#domain/test-world.ts';
import { createTour } from './create-tour.ts';
import { crewOf, equip } from './test-visits.ts';
import { resourcesBetween, toursOfDay } from './tour-queries.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const codes = (outcome: Awaited<ReturnType<World['execute']>>) =>
  outcome.ok ? ['done'] : outcome.problems.map((problem) => problem.code);

describe('booking', () => {
  it('lets exactly one of fifty dispatchers have the same crew, vehicle and kit', async () => {
    const { vehicleId, kitId } = await equip(world);
    const tour = { day: '2026-11-30', from: '08:00', to: '14:00', crew: crewOf(world), vehicleId, kitId };
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => world.execute(createTour, world.as('dispatcher'), tour)),
    );
    const said = outcomes.flatMap(codes);
    expect(said.filter((code) => code === 'done')).toHaveLength(1);
    expect(said.filter((code) => code === 'visits.resource-taken')).toHaveLength(49);
    const tours = await world.read((db) => toursOfDay(db, 'musterstadt', '2026-11-30'));
    expect(tours).toHaveLength(1);
    expect(tours[0]?.crew).toHaveLength(2);
    const busy = await world.read((db) =>
      resourcesBetween(db, 'musterstadt', { from: '2026-11-30T00:00:00Z', to: '2026-12-01T00:00:00Z' }),
    );
    expect(busy.filter((resource) => resource.busy.length > 0)).toHaveLength(4);
  });

  it.each(['crew', 'vehicle', 'kit'] as const)('refuses a second tour with the same %s alone', async (shared) => {
    const day = { crew: '2026-12-01', vehicle: '2026-12-02', kit: '2026-12-03' }[shared];
    const [one, other] = [await equip(world), await equip(world)];
    const first = { day, from: '08:00', to: '12:00', crew: crewOf(world), vehicleId: one.vehicleId, kitId: one.kitId };
    await world.done(createTour, world.as('dispatcher'), first);
    const second = {
      ...first,
      from: '11:30',
      to: '16:00',
      crew: shared === 'crew' ? crewOf(world, ['crew2', 'crew3']) : crewOf(world, ['crew3', 'crew4']),
      vehicleId: shared === 'vehicle' ? one.vehicleId : other.vehicleId,
      kitId: shared === 'kit' ? one.kitId : other.kitId,
    };
    const dispatcher = world.as('dispatcher');
    expect(codes(await world.execute(createTour, dispatcher, second))).toEqual(['visits.resource-taken']);
    // Half open: the next tour may begin when the first one ends.
    expect(codes(await world.execute(createTour, dispatcher, { ...second, from: '12:00' }))).toEqual(['done']);
  });

  it('wants two different people of the crews, and things of this town', async () => {
    const { vehicleId, kitId } = await equip(world);
    const dispatcher = world.as('dispatcher');
    const tour = { day: '2026-12-04', from: '08:00', to: '12:00', crew: crewOf(world), vehicleId, kitId };
    const [crew1] = crewOf(world);
    const ask = async (changed: object) => codes(await world.execute(createTour, dispatcher, { ...tour, ...changed }));
    expect(await ask({ crew: [crew1, crew1] })).toEqual(['visits.crew-needs-two']);
    expect(await ask({ crew: [crew1, world.as('agent').id] })).toEqual(['visits.crew-unknown']);
    expect(await ask({ crew: crewOf(world, ['crew1', 'crew2'], 'bochum') })).toEqual(['visits.crew-unknown']);
    expect(await ask({ kitId: (await equip(world, 'bochum')).kitId })).toEqual(['visits.kit-unknown']);
    expect(await ask({ vehicleId: randomUUID() })).toEqual(['visits.vehicle-unknown']);
    expect(await ask({ day: '2026-11-20' })).toEqual(['visits.day-past']);
    expect(await ask({ to: '07:00' })).toEqual(['time-window.reversed']);
  });
});
