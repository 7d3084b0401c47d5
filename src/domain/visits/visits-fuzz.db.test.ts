import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { z } from 'zod';
import { createWorld, type World } from '#domain/test-world.ts';
import type { Command } from '#platform/commands/define-command.ts';
import { visitCommands } from './commands.ts';
import { aRequest, checklist, equip, idCard, onTheRoad } from './test-visits.ts';
import type { VisitReads } from './visit-step.ts';

const commands: readonly Command<VisitReads, z.ZodType, unknown>[] = visitCommands;

let world: World;
let ids: string[];
beforeAll(async () => {
  world = await createWorld();
  const road = await onTheRoad(world);
  const { vehicleId, kitId } = await equip(world);
  ids = [
    road.caseId,
    road.visitId,
    road.tourId,
    road.kitId,
    vehicleId,
    kitId,
    world.as('crew1').id,
    world.as('crew2').id,
  ];
});
afterAll(() => world.close());

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('', '\0', 'a\u0000b', '\ud800', '\u202e', "'; drop table visit; --", 'x'.repeat(6000), '1e9', '-1'),
);
const good = fc.constantFrom<unknown>(
  'done',
  'not-done',
  'refused',
  'nobody-home',
  'resident',
  'care-level-notice',
  'none',
  idCard,
  '10:00',
  '23:59',
  '2026-11-27',
  '2199-12-31',
  '0000-01-01T00:00:00Z',
  '2026-11-25T09:00:00Z',
  'id-card',
  'service',
  'present',
  'provisional-id-blank',
  checklist,
  90,
  true,
  false,
  { careLevel: 4 },
  { spans: [{ days: [1], from: '08:00', to: '09:00' }] },
  { kitOrderNumber: 'ORD-1', capturedAt: '2026-11-25T09:00:00Z', oldDocument: 'none' },
  aRequest().resident,
  [idCard],
  ['AB12', 'ab12'],
);
const id = fc.nat({ max: 7 }).map((index) => ids[index]);
const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: good },
  { weight: 3, arbitrary: id },
  { weight: 2, arbitrary: text },
  fc.double(),
  fc.maxSafeInteger(),
  fc.constant(null),
  fc.dictionary(fc.constantFrom('familyName', 'address', 'street', 'note', 'x'), text),
);

/** An input that is right or nearly so, by command; the others start from nothing. */
function samples(): Record<string, object> {
  const [caseId = '', visitId = '', tourId = '', kitId = '', vehicleId = '', spareKit = '', one = '', two = ''] = ids;
  const at = { tourId, visitId, recordedAt: '2026-11-25T09:00:00Z' };
  const person = { ...at, caseId };
  return {
    'visits.request': aRequest({ wishes: { spans: [] }, access: { note: 'Hof' }, receivedAt: '2026-11-20T09:00:00Z' }),
    'visits.decide-need': { caseId, facts: {}, proofKind: 'none', question: 'Was?' },
    'visits.create-tour': {
      day: '2026-12-27',
      from: '08:00',
      to: '12:00',
      crew: [one, two],
      vehicleId,
      kitId: spareKit,
    },
    'visits.plan-visit': { visitId, tourId, start: '11:00' },
    'visits.ask-other-time': { visitId, message: 'Bitte später' },
    'visits.add-kit': { name: 'Koffer', weightKg: 9, calibratedUntil: '2027-01-01', equipment: ['camera'] },
    'visits.check-kit': { kitId, items: checklist, batteryPercent: 80, calibratedUntil: '2027-01-01' },
    'visits.add-consumables': { kitId, kind: 'provisional-id-blank', numbers: ['AB12'] },
    'visits.take-out-kit': { tourId, checklist, batteryPercent: 90, recordedAt: at.recordedAt },
    'visits.arrive': at,
    'visits.identify-person': { ...person, document: 'passport' },
    'visits.record-consent': { ...person, givenBy: 'resident', kind: 'service' },
    'visits.record-service': { ...person, serviceKey: idCard, result: 'done', form: {} },
    'visits.finish-person': { ...person, outcome: 'done' },
    'visits.issue-receipt': { ...person, receiptId: randomUUID(), token: 'a.b.c' },
  };
}

it('answers every input to every command with an outcome, never with a crash', { timeout: 120_000 }, async () => {
  const destructive = ['visits.follow-withdrawal', 'visits.forget-person', 'visits.cancel-visit', 'visits.cancel-tour'];
  const roles = ['agent', 'dispatcher', 'crew1', 'admin', 'caseworker'] as const;
  const seen = new Map<string, number>();
  const call = fc
    .record({
      command: fc.constantFrom(...commands.filter((command) => !destructive.includes(command.name))),
      role: fc.constantFrom(...roles),
      any: fc.boolean(),
    })
    .chain(({ command, ...who }) => {
      const base = new Map(Object.entries(samples()[command.name] ?? {}));
      const shape = 'shape' in command.input ? Object.keys(Object(command.input.shape)) : [...base.keys()];
      const changes = fc.dictionary(fc.constantFrom(...shape, 'form', 'x'), value, { maxKeys: 2 });
      const input = changes.map((changed) => ({ ...Object.fromEntries(base), ...changed }));
      return fc.record({
        command: fc.constant(command),
        who: fc.constant(who),
        input: fc.oneof({ weight: 9, arbitrary: input }, { weight: 1, arbitrary: value }),
      });
    });
  await fc.assert(
    fc.asyncProperty(call, async ({ command, who, input }) => {
      // Whoever may do everything gets deeper; the roles alone mostly meet the gate.
      const all = { ...world.as('crew1'), roles: ['system', 'dispatcher', 'crew', 'admin', 'agent'] };
      const actor = who.any ? all : world.as(who.role);
      const outcome = await world.product.gate.execute({ id: randomUUID(), command, actor, input });
      const said = outcome.ok ? 'done' : (outcome.problems[0].code.split('.')[0] ?? '');
      seen.set(said, (seen.get(said) ?? 0) + 1);
    }),
    { numRuns: 2500 },
  );
  // It went behind the schemas: commands were done, and refused by the slice itself.
  expect(seen.get('done')).toBeGreaterThan(50);
  expect(seen.get('visits')).toBeGreaterThan(50);
});
