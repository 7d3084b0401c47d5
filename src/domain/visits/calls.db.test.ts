import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { createWorld, exampleTowns, type World } from '#domain/test-world.ts';
import { decideNeed } from './decide-need.ts';
import { requestVisit } from './request.ts';
import { requestGroupDate } from './request-group-date.ts';
import { relationOf, spansOf } from './test-calls.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const callShape = z.object({
  id: z.string(),
  municipality: z.enum(exampleTowns),
  channel: z.enum(['phone', 'mail', 'portal', 'institution']),
  receivedAt: z.string(),
  caller: z.object({ relation: z.string(), name: z.string().optional() }),
  resident: z.object({
    givenName: z.string(),
    familyName: z.string(),
    birthDate: z.string(),
    address: z.object({
      street: z.string(),
      houseNumber: z.string(),
      postcode: z.string(),
      place: z.string(),
      ags: z.string(),
      lat: z.number(),
      lon: z.number(),
    }),
  }),
  residentTakesPart: z.boolean(),
  groupDate: z.object({ home: z.string(), residents: z.int() }).nullable(),
  wish: z.string(),
  service: z.string(),
  evidence: z.looseObject({ livesIn: z.enum(['care-home', 'prison']).optional() }),
  availability: z.array(z.tuple([z.string(), z.string(), z.string()])),
  expected: z.object({ decision: z.string(), ground: z.string() }),
});

it('decides all sixty calls as the two cities would', { timeout: 120_000 }, async () => {
  const file = join(import.meta.dirname, '../../../examples/calls/calls.jsonl');
  const calls = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => callShape.parse(JSON.parse(line)));
  expect(calls).toHaveLength(60);
  const wrong: string[] = [];
  for (const call of calls) {
    const agent = world.as('agent', call.municipality);
    const common = {
      channel: call.channel,
      receivedAt: call.receivedAt,
      services: [call.service],
      residentTakesPart: call.residentTakesPart,
      message: call.wish,
      wishes: { spans: spansOf(call.availability) },
    };
    const { caseId } = call.groupDate
      ? await world.done(requestGroupDate, agent, {
          ...common,
          homeName: call.groupDate.home,
          address: call.resident.address,
          contact: { familyName: call.caller.name ?? 'Leitung' },
          expectedResidents: call.groupDate.residents,
        })
      : await world.done(requestVisit, agent, {
          ...common,
          resident: call.resident,
          ...(call.caller.name === undefined
            ? {}
            : { caller: { familyName: call.caller.name, relation: relationOf(call.caller.relation) } }),
          ...(call.evidence.livesIn === undefined ? {} : { livesIn: call.evidence.livesIn }),
        });
    const { livesIn: _, ...facts } = call.evidence;
    const { decision, ground } = await world.done(decideNeed, world.as('dispatcher', call.municipality), {
      caseId,
      facts,
      proofKind: 'told-only',
    });
    if (decision !== call.expected.decision || ground !== call.expected.ground)
      wrong.push(`${call.id}: ${decision}/${ground}`);
  }
  expect(wrong).toEqual([]);
});
