import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorld, type World } from '#domain/test-world.ts';
import { cancelVisit } from './cancel-visit.ts';
import { forgetPerson } from './forget-person.ts';
import { requestOf } from './request-queries.ts';
import { grantedVisit } from './test-visits.ts';
import { visitsOfCase } from './visit-queries.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

it('forgets what was noted about the person and keeps that there was a visit', async () => {
  const { caseId, visitId } = await grantedVisit(world, {
    access: { bell: 'Sonnenschein, 2. Stock', dog: true, note: 'hört schlecht' },
    wishes: { spans: [{ days: [2], from: '09:00', to: '11:00' }] },
    skills: ['polish'],
  });
  await world.done(cancelVisit, world.resident(caseId), { visitId });
  expect(await world.execute(forgetPerson, world.as('admin'), { caseId })).toMatchObject({ ok: false });
  await world.done(forgetPerson, world.system('clock'), { caseId });
  const request = await world.read((db) => requestOf(db, 'musterstadt', caseId));
  expect(request).toMatchObject({
    access: { bell: null, dog: false, note: null },
    wishes: { spans: [] },
    skills: [],
  });
  const visits = await world.read((db) => visitsOfCase(db, 'musterstadt', caseId));
  expect(visits.map((visit) => visit.state)).toEqual(['cancelled']);
});
