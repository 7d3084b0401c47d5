import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { evaluateDecision, type Facts, parseDecisions } from './index.ts';

// The example towns' need check: what they published, tried on the calls beside the checkout and on what nobody listed.
const root = join(import.meta.dirname, '../../..');

const resultShape = z.object({
  decision: z.enum(['granted', 'refused', 'unclear']),
  ground: z.string(),
  nextBest: z.array(z.string()),
});

async function needCheck(town: string) {
  const parsed = await parseDecisions(readFileSync(join(root, 'examples', town, 'need-check.dmn'), 'utf8'));
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.message).join('\n'));
  const { model } = parsed;
  const decide = (facts: Facts) => {
    const result = evaluateDecision(model, 'need-check', facts);
    if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join('\n'));
    return { ...resultShape.parse(result.value), matched: result.matched, used: result.used };
  };
  return { model, decide };
}

const yesNo = fc.option(fc.boolean());
const anyFacts = fc.record(
  {
    residentOfTown: fc.oneof({ weight: 8, arbitrary: fc.constant(true) }, { weight: 2, arbitrary: yesNo }),
    serviceOffered: fc.oneof({ weight: 8, arbitrary: fc.constant(true) }, { weight: 2, arbitrary: yesNo }),
    residentTakesPart: fc.oneof({ weight: 8, arbitrary: fc.constant(true) }, { weight: 2, arbitrary: yesNo }),
    groupDate: fc.oneof({ weight: 8, arbitrary: fc.constant(false) }, { weight: 2, arbitrary: yesNo }),
    careLevel: fc.option(fc.integer({ min: 1, max: 5 })),
    marks: fc.option(fc.uniqueArray(fc.constantFrom('aG', 'G', 'B', 'H', 'Bl'))),
    livesIn: fc.option(fc.constantFrom('care-home', 'prison', 'own-home')),
    permanentlyImpaired: yesNo,
    temporarilyImpaired: yesNo,
    deferrable: yesNo,
    reachesOfficeAlone: yesNo,
  },
  { requiredKeys: [] },
);

const decisionOf: Record<string, string> = {
  'not-resident': 'refused',
  'service-not-offered': 'refused',
  'third-party': 'refused',
  institution: 'granted',
  'care-level': 'granted',
  'mark-ag': 'granted',
  'permanently-impaired': 'granted',
  'temporarily-impaired': 'granted',
  'reaches-office': 'refused',
  deferrable: 'refused',
  'criteria-not-met': 'refused',
  'evidence-missing': 'unclear',
};

describe.each(['bochum', 'essen', 'musterstadt'])('%s', (town) => {
  it('decides whatever was said, and the ground always carries the same decision', async () => {
    const { decide } = await needCheck(town);
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { decision, ground, nextBest, matched } = decide(facts);
        expect(decision).toBe(decisionOf[ground]);
        expect(matched).toHaveLength(1);
        expect(nextBest.length > 0).toBe(decision !== 'granted');
      }),
      { numRuns: 300 },
    );
  });

  it('reaches every ground it names', async () => {
    const { model, decide } = await needCheck(town);
    const named = model.types
      .find((type) => type.name === 'tGround')
      ?.allowed?.tests.map((test) => (test.kind === 'equals' ? test.value.constant?.value : null));
    const reached = new Set(fc.sample(anyFacts, { numRuns: 1500, seed: 7 }).map((facts) => decide(facts).ground));
    expect([...reached].toSorted()).toEqual(named?.toSorted());
  });

  it('explains every rule in both languages', async () => {
    const { model } = await needCheck(town);
    const logic = model.decisions[0]?.logic;
    if (logic?.kind !== 'table') throw new Error('need-check is no table');
    for (const rule of logic.rules) {
      expect(rule.annotations.de).toMatch(/\.$/);
      expect(rule.annotations.en).toMatch(/\.$/);
    }
  });
});

const open: Facts = { residentOfTown: true, serviceOffered: true, residentTakesPart: true, groupDate: false };

it.each([
  // Bochum
  ['bochum', {}, 'evidence-missing'],
  ['bochum', { marks: [] }, 'evidence-missing'],
  ['bochum', { livesIn: 'own-home' }, 'evidence-missing'],
  ['bochum', { marks: [], careLevel: 3 }, 'criteria-not-met'],
  ['bochum', { marks: ['G'] }, 'criteria-not-met'],
  ['bochum', { reachesOfficeAlone: true }, 'criteria-not-met'],
  ['bochum', { careLevel: 3 }, 'criteria-not-met'],
  ['bochum', { careLevel: 3, marks: ['aG'] }, 'mark-ag'],
  ['bochum', { careLevel: 4, marks: ['aG'] }, 'care-level'],
  ['bochum', { livesIn: 'care-home' }, 'criteria-not-met'],
  ['bochum', { livesIn: 'care-home', careLevel: 5 }, 'care-level'],
  ['bochum', { livesIn: 'care-home', careLevel: 2 }, 'criteria-not-met'],
  ['bochum', { groupDate: true }, 'institution'],
  ['bochum', { groupDate: true, residentTakesPart: false }, 'third-party'],
  ['bochum', { temporarilyImpaired: true, deferrable: false }, 'criteria-not-met'],
  ['bochum', { permanentlyImpaired: true, reachesOfficeAlone: false }, 'criteria-not-met'],
  ['bochum', { residentOfTown: false, serviceOffered: false }, 'not-resident'],
  ['bochum', { serviceOffered: false, residentTakesPart: false }, 'service-not-offered'],
  ['bochum', { residentOfTown: null, careLevel: 5 }, 'evidence-missing'],
  ['bochum', { residentTakesPart: null, careLevel: 5 }, 'care-level'],
  // Essen
  ['essen', {}, 'evidence-missing'],
  ['essen', { careLevel: 5, marks: ['aG'] }, 'evidence-missing'],
  ['essen', { livesIn: 'prison' }, 'institution'],
  ['essen', { livesIn: 'prison', reachesOfficeAlone: true }, 'institution'],
  ['essen', { livesIn: 'own-home' }, 'evidence-missing'],
  ['essen', { livesIn: 'care-home', residentTakesPart: false }, 'third-party'],
  ['essen', { permanentlyImpaired: true }, 'evidence-missing'],
  ['essen', { permanentlyImpaired: true, reachesOfficeAlone: false }, 'permanently-impaired'],
  ['essen', { permanentlyImpaired: true, reachesOfficeAlone: true }, 'reaches-office'],
  ['essen', { temporarilyImpaired: true }, 'evidence-missing'],
  ['essen', { temporarilyImpaired: true, deferrable: false }, 'temporarily-impaired'],
  ['essen', { temporarilyImpaired: true, deferrable: true }, 'deferrable'],
  ['essen', { temporarilyImpaired: true, deferrable: false, reachesOfficeAlone: true }, 'reaches-office'],
  ['essen', { permanentlyImpaired: true, temporarilyImpaired: true, deferrable: false }, 'temporarily-impaired'],
  ['essen', { deferrable: true }, 'evidence-missing'],
  ['essen', { reachesOfficeAlone: false }, 'evidence-missing'],
  ['essen', { permanentlyImpaired: false, temporarilyImpaired: false }, 'evidence-missing'],
  // Musterstadt
  ['musterstadt', { careLevel: 3, reachesOfficeAlone: true }, 'care-level'],
  ['musterstadt', { careLevel: 2 }, 'evidence-missing'],
  ['musterstadt', { careLevel: 2, permanentlyImpaired: false, temporarilyImpaired: false }, 'criteria-not-met'],
])('%s, %j: %s', async (town, evidence, ground) => {
  const { decide } = await needCheck(town);
  expect(decide({ ...open, ...evidence }).ground).toBe(ground);
});

it('tells which facts the decision rests on and leaves the health data unread where it is not needed', async () => {
  const { decide } = await needCheck('bochum');
  const abroad = decide({ ...open, residentOfTown: false, careLevel: 5 });
  expect(abroad.used).toEqual([{ name: 'residentOfTown', value: false }]);
  const granted = decide({ ...open, careLevel: 4, marks: ['aG'] });
  expect(granted.used.map((fact) => fact.name)).toEqual([
    'residentOfTown',
    'serviceOffered',
    'residentTakesPart',
    'groupDate',
    'careLevel',
  ]);
  expect(granted.matched[0]?.ruleId).toBe('care-level');
});

const callShape = z.object({
  id: z.string(),
  municipality: z.string(),
  resident: z.object({ address: z.object({ ags: z.string() }) }),
  residentTakesPart: z.boolean(),
  groupDate: z.object({ home: z.string() }).nullable(),
  service: z.string(),
  evidence: z.record(z.string(), z.unknown()),
  expected: z.object({ decision: z.string(), ground: z.string() }),
});
const agsOf: Record<string, string> = { bochum: '05911000', essen: '05113000' };
const catalogueShape = z.object({ services: z.array(z.object({ key: z.string(), onSite: z.boolean() })) });

const calls = readFileSync(join(root, 'examples/calls/calls.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => callShape.parse(JSON.parse(line)));

it.each(calls.map((call) => [call.id, call] as const))('%s is decided as the town would', async (_id, call) => {
  const { decide } = await needCheck(call.municipality);
  const { services } = catalogueShape.parse(
    JSON.parse(readFileSync(join(root, 'examples', call.municipality, 'town.json'), 'utf8')),
  );
  const { decision, ground } = decide({
    ...call.evidence,
    residentOfTown: call.resident.address.ags === agsOf[call.municipality],
    serviceOffered: services.some((service) => service.key === call.service && service.onSite),
    residentTakesPart: call.residentTakesPart,
    groupDate: call.groupDate !== null,
  });
  expect({ decision, ground }).toEqual(call.expected);
});
