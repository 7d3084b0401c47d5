import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '#domain/test-world.ts';
import { whoMayHaveVisit } from '#domain/visits/index.ts';
import { readTable, saveTable, tableVersions, versionAt, withRules, writtenTable } from './index.ts';

const town = 'musterstadt';
const table = 'need-check';
let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const current = async () => {
  const found = await world.read((db) => readTable(db, town, table));
  const written = found && (await writtenTable(found.dmn, table));
  if (!found || !written) throw new Error('no table');
  return { ...found, rules: written.rules };
};

async function changed(sentence: string) {
  const { dmn, rules, version } = await current();
  const next = rules.map((rule) =>
    rule.id === 'not-resident' ? { ...rule, annotations: [sentence, ...rule.annotations.slice(1)] } : rule,
  );
  return { table, basis: version, dmn: (await withRules(dmn, table, next)) ?? '' } as const;
}

const codes = (outcome: { ok: true } | { ok: false; problems: readonly { code: string }[] }) =>
  outcome.ok ? [] : outcome.problems.map(({ code }) => code);
const refusals = async (at = world.clock.now()) =>
  (await world.read((db) => whoMayHaveVisit(db, town, 'de', at))).refused;

test('only the administrator changes a table, in the own town', async () => {
  const input = await changed('Fremd.');
  for (const role of ['agent', 'dispatcher', 'crew', 'caseworker', 'moderator', 'cashier', 'auditor', 'lead'])
    expect(codes(await world.execute(saveTable, world.as(role), input)), role).toEqual(['access.forbidden']);
  expect(codes(await world.execute(saveTable, world.anonymous(), input))).toEqual(['access.sign-in']);
  await world.execute(saveTable, world.as('admin', 'essen'), input);
  expect((await current()).version).toBe(1);
});

test('what cannot be evaluated, asks other facts or leaves gaps is refused; nothing is saved', async () => {
  const { dmn, rules, version } = await current();
  const admin = world.as('admin');
  const save = async (xml: string | undefined, more: object = {}) =>
    codes(await world.execute(saveTable, admin, { table, basis: version, dmn: xml ?? '', ...more }));
  expect(await save('no xml')).toEqual(['decision.unsound']);
  const [first, ...rest] = rules;
  if (!first) throw new Error('no rule');
  const broken = { ...first, inputs: ['unknownFact > 3', ...first.inputs.slice(1)] };
  expect(await save(await withRules(dmn, table, [broken, ...rest]))).toEqual(['decision.unsound']);
  expect(
    await save(
      dmn
        .replace('name="careLevel" label', 'name="wealth" label')
        .replaceAll('name="careLevel" typeRef', 'name="wealth" typeRef')
        .replaceAll('<text>careLevel</text>', '<text>wealth</text>'),
    ),
  ).toEqual(['decision.other-facts']);
  const gap = await withRules(dmn, table, rules.slice(0, -1));
  expect(await save(gap)).toEqual(['decision.open-findings']);
  expect(await save(dmn, { validFrom: '2026-01-01T00:00:00.000Z' })).toEqual(['decision.starts-in-the-past']);
  expect(await save(dmn, { basis: version + 7 })).toEqual(['decision.changed-meanwhile']);
  expect((await current()).version).toBe(1);
});

test('a change counts from its day on, the day before by the rules of then, and is taken back by saving the old one', async () => {
  const before = await current();
  const sentence = 'Zuständig ist Ihre Gemeinde.';
  const starts = '2026-12-01T00:00:00.000Z';
  await world.done(saveTable, world.as('admin'), { ...(await changed(sentence)), validFrom: starts });
  expect(await refusals()).not.toContain(sentence);
  expect(await refusals(starts)).toContain(sentence);
  const versions = await world.read((db) => tableVersions(db, town, table));
  expect([versionAt(versions, world.clock.now()), versionAt(versions, starts)]).toEqual([1, 2]);
  world.clock.set(starts);
  expect(await refusals()).toContain(sentence);
  await world.done(saveTable, world.as('admin'), { table, basis: 2, dmn: before.dmn });
  expect(await refusals()).not.toContain(sentence);
});
