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

it('answers every input to every command with an outcome, never with a crash', { timeout: 120_000 }, async () => {
  const roles = ['agent', 'dispatcher', 'crew1', 'admin', 'caseworker'] as const;
  const seen = { done: 0, refused: 0 };
  const call = fc
    .record({ command: fc.constantFrom(...commands), role: fc.constantFrom(...roles), system: fc.boolean() })
    .chain(({ command, ...who }) => {
      const shape = 'shape' in command.input ? Object.keys(Object(command.input.shape)) : [];
      const known = Object.fromEntries(shape.map((key) => [key, /Id$/.test(key) ? fc.oneof(id, id, value) : value]));
      const optional = fc.record(known, { requiredKeys: shape.filter((key) => /Id$/.test(key)) });
      return fc.record({
        command: fc.constant(command),
        who: fc.constant(who),
        input: fc.oneof({ weight: 6, arbitrary: optional }, { weight: 1, arbitrary: value }),
      });
    });
  await fc.assert(
    fc.asyncProperty(call, async ({ command, who, input }) => {
      const actor = who.system
        ? { ...world.system('fuzz'), roles: ['system', 'dispatcher', 'crew', 'admin', 'agent'], id: ids[6] ?? '' }
        : world.as(who.role);
      const outcome = await world.product.gate.execute({ id: randomUUID(), command, actor, input });
      seen[outcome.ok ? 'done' : 'refused'] += 1;
    }),
    { numRuns: 1500 },
  );
  expect(seen.refused).toBeGreaterThan(500);
});
