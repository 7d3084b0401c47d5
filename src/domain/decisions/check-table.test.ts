import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkTable } from './check-table.ts';
import { withRules, writtenTable } from './edit-table.ts';
import { evaluateDecision } from './evaluate-decision.ts';
import { parseDecisions } from './parse-decisions.ts';
import { type Sketch, table } from './test-table.ts';

async function modelOf(xml: string, decision: string) {
  const parsed = await parseDecisions(xml);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  const logic = parsed.model.decisions.find(({ id }) => id === decision)?.logic;
  if (logic?.kind !== 'table') throw new Error('no table');
  return { model: parsed.model, logic };
}

async function check(sketch: Sketch) {
  const { model, logic } = await modelOf(table(sketch), 'ticket');
  return checkTable(model, logic);
}

test('says which facts no rule answers, and which two rules answer', async () => {
  const { findings } = await check({
    rules: [
      ['< 18', '"child"'],
      ['[17..64]', '"adult"'],
    ],
  });
  expect(findings.filter(({ kind }) => kind === 'gap')).toEqual([{ kind: 'gap', facts: { age: 64.5 }, rows: [] }]);
  expect(findings.filter(({ kind }) => kind === 'overlap')).toEqual([
    { kind: 'overlap', facts: { age: 17 }, rows: [1, 2] },
  ]);
});

test('finds nothing where all is said once', async () => {
  const rules = [
    ['null', '"ask"'],
    ['< 18', '"child"'],
    ['>= 18', '"adult"'],
  ];
  expect(await check({ rules })).toEqual({ findings: [], notChecked: [] });
});

test('tries what can be said, not only what the cells name', async () => {
  const sketch: Sketch = {
    inputs: [['open', 'boolean']],
    facts: [['open', 'boolean']],
    rules: [['null', '"ask"']],
  };
  expect((await check(sketch)).findings).toEqual([{ kind: 'gap', facts: { open: true }, rows: [] }]);
});

test('a row behind one that takes everything is never reached', async () => {
  const { findings } = await check({
    hitPolicy: 'FIRST',
    rules: [
      ['-', '"all"'],
      ['5', '"five"'],
    ],
  });
  expect(findings).toEqual([{ kind: 'never-reached', facts: {}, rows: [2] }]);
});

test('what is calculated is named as not checked instead of guessed', async () => {
  const sketch: Sketch = { inputs: [['age * 2', 'number']], rules: [['< 18', '"child"']] };
  expect((await check(sketch)).notChecked).toEqual(['About age * 2']);
});

test.each(['musterstadt', 'bochum', 'essen'])(
  'the need check of %s answers everything and has no dead row',
  async (town) => {
    const xml = readFileSync(join(import.meta.dirname, '../../../examples', town, 'need-check.dmn'), 'utf8');
    const { model, logic } = await modelOf(xml, 'need-check');
    const calculated = town === 'bochum' ? ['Etwas zum Bedarf gesagt'] : [];
    expect(checkTable(model, logic)).toEqual({ findings: [], notChecked: calculated });
  },
);

test('every gap and overlap it reports is one when evaluated', async () => {
  const number = fc.integer({ min: 0, max: 6 }).map(String);
  const cell = fc.oneof(
    number,
    number.map((n) => `< ${n}`),
    number.map((n) => `>= ${n}`),
    fc.tuple(number, number).map(([a, b]) => `[${a}..${b}]`),
    fc.constant('-'),
    fc.constant('null'),
  );
  const rules = fc.array(fc.tuple(cell, cell, fc.constant('"x"')), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(rules, async (rows) => {
      const sketch: Sketch = {
        inputs: [
          ['a', 'number'],
          ['b', 'number'],
        ],
        facts: [
          ['a', 'number'],
          ['b', 'number'],
        ],
        rules: rows,
      };
      const { model, logic } = await modelOf(table(sketch), 'ticket');
      const { findings } = checkTable(model, logic);
      for (const { kind, facts } of findings) {
        const result = evaluateDecision(model, 'ticket', facts);
        if (kind === 'gap') expect(result).toMatchObject({ ok: true, matched: [] });
        else expect(result).toMatchObject({ ok: false, problems: [{ code: 'rules-overlap' }] });
      }
      // And the other way round: whole numbers nobody reported are answered by exactly one rule.
      const isSilent = findings.length === 0;
      for (let a = -1; a <= 7 && isSilent; a += 1)
        for (let b = -1; b <= 7; b += 1)
          expect(evaluateDecision(model, 'ticket', { a, b })).toMatchObject({ ok: true, matched: [{}] });
    }),
    { numRuns: 60, seed: 20261125 },
  );
});

test('rules are exchanged, everything else stays; the table reads back as written', async () => {
  const xml = readFileSync(join(import.meta.dirname, '../../../examples/essen/need-check.dmn'), 'utf8');
  const before = await writtenTable(xml, 'need-check');
  if (!before) throw new Error('no table');
  const [first, ...rest] = before.rules;
  if (!first) throw new Error('no rule');
  const rules = [{ ...first, id: 'new-row', annotations: ['Ein <Satz> & mehr.', 'A sentence.'] }, ...rest];
  const after = await withRules(xml, 'need-check', rules);
  expect(await writtenTable(after ?? '', 'need-check')).toEqual({ ...before, rules });
  const parsed = await parseDecisions(after ?? '');
  const original = await parseDecisions(xml);
  if (!parsed.ok || !original.ok) throw new Error('does not read back');
  expect(parsed.model.inputs).toEqual(original.model.inputs);
  expect(parsed.model.types).toEqual(original.model.types);
  expect(await withRules('no xml', 'need-check', [])).toBeUndefined();
});
