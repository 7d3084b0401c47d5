import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { z } from 'zod';
import { createWorld, type World } from '#domain/test-world.ts';
import type { Command } from '#platform/commands/define-command.ts';
import { caseCommands } from './commands.ts';
import type { TownTables } from './due-time.ts';
import { findCases } from './queries.ts';
import type { CaseTables } from './tables.ts';
import { openTestCase } from './test-case.ts';

const commands: readonly Command<CaseTables & TownTables, z.ZodType, unknown>[] = caseCommands;

let world: World;
let caseId: string;
beforeAll(async () => {
  world = await createWorld();
  ({ caseId } = await openTestCase(world));
});
afterAll(() => world.close());

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', '\0', '\ud800', 'a\u0000b', '\u202e', "'; drop table party; --", 'x'.repeat(6000)),
  fc.constantFrom('resident', 'withdrawn', 'email', 'call', 'upheld', 'check', 'refuse', 'image/png', 'a'.repeat(64)),
);
const value = fc.oneof(text, fc.double(), fc.maxSafeInteger(), fc.constant(null), fc.array(text, { maxLength: 2 }));
const fields = [
  'body',
  'name',
  'mediaType',
  'size',
  'blob',
  'role',
  'phone',
  'email',
  'contactWay',
  'address',
  'version',
  'action',
  'outcome',
  'ground',
  'message',
  'about',
  'promise',
  'task',
  'result',
  'change',
  'token',
] as const;

it('answers every input to every command with an outcome, never with a crash', async () => {
  const call = fc.record({
    command: fc.constantFrom(...commands.map((command) => command.name)),
    actor: fc.constantFrom('resident', 'agent', 'dispatcher', 'caseworker', 'crew', 'system', 'anonymous'),
    input: fc.record({
      caseId: fc.oneof({ weight: 5, arbitrary: fc.constant(caseId) }, { weight: 1, arbitrary: value }),
      rest: fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 4 }),
    }),
  });
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(call, async ({ command: name, actor, input }) => {
      const command = commands.find((known) => known.name === name);
      if (!command) throw new Error('no such command');
      const outcome = await world.product.gate.execute({
        id: randomUUID(),
        command,
        actor: actorOf(actor),
        input: { caseId: input.caseId, ...input.rest },
      });
      if (!outcome.ok) {
        refused += 1;
        for (const problem of outcome.problems) expect(problem.code).toMatch(/^[a-z-]+\.[a-z-]+$/);
      }
    }),
    { numRuns: 600 },
  );
  expect(refused).toBeGreaterThan(0);
});

it('takes any text for a body, a name and a search', async () => {
  const write = commands.find((command) => command.name === 'cases.write-note');
  if (!write) throw new Error('no such command');
  await fc.assert(
    fc.asyncProperty(text, async (body) => {
      await world.product.gate.execute({
        id: randomUUID(),
        command: write,
        actor: world.as('dispatcher'),
        input: { caseId, body },
      });
      expect(await world.read((db) => findCases(db, 'musterstadt', { text: body }))).toBeInstanceOf(Array);
    }),
    { numRuns: 150 },
  );
});

function actorOf(name: string) {
  if (name === 'resident') return world.resident(caseId);
  if (name === 'system') return world.system('clock');
  return name === 'anonymous' ? world.anonymous() : world.as(name);
}
