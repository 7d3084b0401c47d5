import { describe, expect, it } from 'vitest';
import { describeProblem, evaluateDecision, type Facts, parseDecisions } from './index.ts';
import { type Sketch, table } from './test-table.ts';

async function run(sketch: Sketch, facts: Facts) {
  const parsed = await parseDecisions(table(sketch));
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.message).join('\n'));
  return evaluateDecision(parsed.model, 'ticket', facts);
}

async function flaws(xml: string) {
  const parsed = await parseDecisions(xml);
  return parsed.ok ? [] : parsed.problems.map(({ message, detail, ...rest }) => rest);
}

const place = (row: number, cell: string) => ({ table: 'Ticket', rule: { row, id: `r${row}` }, cell });

describe('hit policies', () => {
  const rules = [
    ['>= 10', '30'],
    ['>= 20', '10'],
    ['>= 30', '20'],
  ];
  const outputs = [['result', '10, 20, 30']] as const;
  it.each([
    ['UNIQUE', undefined, 12, 30],
    ['UNIQUE', undefined, 5, null],
    ['FIRST', undefined, 40, 30],
    ['PRIORITY', undefined, 40, 10],
    ['RULE ORDER', undefined, 40, [30, 10, 20]],
    ['OUTPUT ORDER', undefined, 40, [10, 20, 30]],
    ['COLLECT', undefined, 25, [30, 10]],
    ['COLLECT', undefined, 5, []],
    ['COLLECT', 'SUM', 40, 60],
    ['COLLECT', 'MIN', 40, 10],
    ['COLLECT', 'MAX', 40, 30],
    ['COLLECT', 'COUNT', 40, 3],
    ['COLLECT', 'COUNT', 5, 0],
    ['COLLECT', 'SUM', 5, null],
  ])('%s %s with age %i gives %j', async (hitPolicy, aggregation, age, value) => {
    const result = await run({ hitPolicy, ...(aggregation && { aggregation }), outputs, rules }, { age });
    expect(result).toMatchObject({ ok: true, value });
  });

  it('tells the rules that won, with their cells and sentences', async () => {
    const result = await run({ hitPolicy: 'COLLECT', aggregation: 'MIN', outputs, rules }, { age: 40 });
    expect(result).toMatchObject({
      matched: [{ ruleId: 'r2', row: 2, annotations: { de: 'Zeile 2.' }, inputs: ['>= 20'] }],
      used: [{ name: 'age', value: 40 }],
    });
  });

  it('names the second of two rules that overlap under U, or contradict under A', async () => {
    for (const [hitPolicy, code] of [
      ['UNIQUE', 'rules-overlap'],
      ['ANY', 'rules-contradict'],
    ] as const)
      expect(await run({ hitPolicy, outputs, rules }, { age: 25 })).toMatchObject({
        ok: false,
        problems: [{ code, table: 'Ticket', rule: { row: 2, id: 'r2' }, detail: '1 (r1), 2 (r2)' }],
      });
  });

  it('lets agreeing rules agree under A', async () => {
    const agreeing = [
      ['>= 10', '["a", "b"]'],
      ['>= 20', '["a", "b"]'],
    ];
    expect(await run({ hitPolicy: 'ANY', rules: agreeing }, { age: 25 })).toMatchObject({ value: ['a', 'b'] });
  });
});

describe('what was not said', () => {
  const ask = async (cell: string, value: unknown, type = 'Any') => {
    const result = await run(
      { inputs: [['fact', type]], facts: [['fact'], ['other']], rules: [[cell, 'true']] },
      { fact: value, other: 7 },
    );
    return result.ok ? result.value === true : result.problems[0]?.code;
  };

  it.each([
    ['>= 4', null, false],
    ['not(>= 4)', null, false],
    ['[1..5]', null, false],
    ['not([1..5])', null, false],
    ['list contains(?, "aG")', null, false],
    ['list contains(?, "aG")', [], false],
    ['list contains(?, "aG")', ['G', 'aG'], true],
    ['count(?) > 0', null, false],
    ['true', null, false],
    ['not(true)', null, true],
    ['"a", "b"', null, false],
    ['null', null, true],
    ['null', undefined, true],
    ['null', false, false],
    ['not(null)', 0, true],
    ['not(null)', null, false],
    ['null, false', null, true],
    ['-', null, true],
    ['', null, true],
  ])('the cell %s asked of %j: %j', async (cell, value, expected) => {
    expect(await ask(cell, value)).toBe(expected);
  });

  it.each([
    ['>= 4', 'x', false],
    ['>= 4', '5', false],
    ['[1..5]', 3, true],
    ['(1..5)', 5, false],
    ['"a", "b"', 'b', true],
    ['not("a", "b")', 'c', true],
    ['< 3, > 8', 9, true],
    ['other', 7, true],
    ['> other', 8, true],
    ['other > 5', 'anything', true],
    ['["a", "b"]', 'a', true],
    ['"ä, ö"', 'ä, ö', true],
  ])('the cell %s asked of %j: %j', async (cell, value, expected) => {
    expect(await ask(cell, value)).toBe(expected);
  });

  it('takes dates as ISO text and compares them with each other and with other facts', async () => {
    const facts = [
      ['born', 'date'],
      ['until', 'feel:date'],
    ] as const;
    const rules = [
      ['> until', '"late"'],
      ['[date("2000-01-01")..until]', '"within"'],
      ['< date("2000-01-01")', '"early"'],
    ];
    const ask = async (born: string) =>
      run({ inputs: [['born', 'date']], facts, rules }, { born, until: '2010-12-31' });
    expect(await ask('2011-01-01')).toMatchObject({ value: 'late' });
    expect(await ask('2010-12-31')).toMatchObject({ value: 'within' });
    expect(await ask('1999-12-31')).toMatchObject({ value: 'early' });
    expect(await ask('2011-02-30')).toMatchObject({ problems: [{ code: 'fact-wrong-type', cell: 'born' }] });
  });

  it('refuses a fact of the wrong type instead of bending it', async () => {
    expect(await ask('>= 4', '5', 'number')).toBe('fact-wrong-type');
    const result = await run({ rules: [['>= 4', '1']] }, { age: 'forty' });
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'fact-wrong-type', table: 'Ticket', cell: 'age' }] });
  });

  it('ignores what the model does not know and nothing inherited', async () => {
    const rules = [['null', '"unsaid"']];
    expect(await run({ rules }, { constructor: 1, other: 2 })).toMatchObject({
      value: 'unsaid',
      used: [{ name: 'age', value: null }],
    });
    expect(await run({ rules }, Object.create({ age: 5 }))).toMatchObject({ value: 'unsaid' });
  });
});

describe('a broken model says where', () => {
  it('names table, rule and column of every flaw at once', async () => {
    const xml = table({
      rules: [
        ['>= ', '1'],
        ['> agee', '2'],
        ['> 3', '"a'],
        ['> today()', '4'],
        ['> 5', 'nonsense'],
      ],
    });
    expect(await flaws(xml)).toEqual([
      { code: 'formula-invalid', ...place(1, 'About age') },
      { code: 'unknown-name', ...place(2, 'About age') },
      { code: 'formula-invalid', ...place(3, 'result') },
      { code: 'uses-clock', ...place(4, 'About age') },
      { code: 'unknown-name', ...place(5, 'result') },
    ]);
  });

  it('says it in both languages', async () => {
    const parsed = await parseDecisions(table({ rules: [['> agee', '2']] }));
    const [problem] = parsed.ok ? [] : parsed.problems;
    if (!problem) throw new Error('no problem found');
    expect(problem.message).toBe(describeProblem(problem, 'en'));
    expect(describeProblem(problem, 'de')).toBe(
      'Tabelle „Ticket“, Zeile 1 (r1), Spalte „About age“: Die Formel nennt eine Angabe, die es nicht gibt. (agee)',
    );
  });

  it.each([
    ['not xml at all', 'hello'],
    ['empty', ''],
    ['cut off', table({ rules: [['1', '2']] }).slice(0, 400)],
    ['another vocabulary', '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>'],
    ['a declared entity', `<!DOCTYPE x [<!ENTITY e "boom">]>${table({ rules: [['1', '&e;']] })}`],
  ])('%s', async (name, xml) => {
    const parsed = await parseDecisions(xml);
    if (name === 'a declared entity') expect(JSON.stringify(parsed)).not.toContain('boom"');
    else expect(parsed).toMatchObject({ ok: false, problems: [{ code: 'not-dmn' }] });
  });

  it('counts the cells of a row', async () => {
    const xml = table({ rules: [['> 3', '1', '2']] });
    expect(await flaws(xml)).toMatchObject([{ code: 'wrong-cell-count', rule: { row: 1, id: 'r1' } }]);
  });

  it('refuses a result that is not provided for, naming the cell', async () => {
    const result = await run({ outputs: [['result', '"yes", "no"']], rules: [['-', '"perhaps"']] }, {});
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'output-not-allowed', ...place(1, 'result') }] });
  });

  it('does not know a decision that is not there', async () => {
    const parsed = await parseDecisions(table({ rules: [] }));
    if (!parsed.ok) throw new Error('unreadable');
    expect(evaluateDecision(parsed.model, 'other', {})).toMatchObject({ problems: [{ code: 'unknown-decision' }] });
  });
});

describe('decisions that need each other', () => {
  const graph = (
    needs: string,
  ) => `<definitions xmlns="http://www.omg.org/spec/DMN/20180521/MODEL/" id="d" name="graph" namespace="urn:g">
    <inputData id="i" name="Monthly Income"><variable name="Monthly Income" typeRef="number"/></inputData>
    <inputData id="unused" name="Shoe Size"><variable name="Shoe Size" typeRef="number"/></inputData>
    <decision id="year" name="Yearly Income"><variable name="Yearly Income" typeRef="number"/>${needs}
      <informationRequirement><requiredInput href="#i"/></informationRequirement>
      <literalExpression><text>Monthly Income * 12</text></literalExpression></decision>
    <decision id="band" name="Band"><variable name="Band" typeRef="string"/>
      <informationRequirement><requiredDecision href="#year"/></informationRequirement>
      <literalExpression><text>if Yearly Income &gt; 30000 then "high" else "low"</text></literalExpression></decision>
  </definitions>`;

  it('hands results on and tells the facts below', async () => {
    const parsed = await parseDecisions(graph(''));
    if (!parsed.ok) throw new Error('unreadable');
    expect(evaluateDecision(parsed.model, 'Band', { 'Monthly Income': 3000, 'Shoe Size': 44 })).toEqual({
      ok: true,
      value: 'high',
      matched: [],
      used: [{ name: 'Monthly Income', value: 3000 }],
    });
  });

  it('sees a circle and a reference to nothing', async () => {
    const circle = await parseDecisions(
      graph('<informationRequirement><requiredDecision href="#band"/></informationRequirement>'),
    );
    if (!circle.ok) throw new Error('unreadable');
    expect(evaluateDecision(circle.model, 'Band', {})).toMatchObject({ problems: [{ code: 'circular-requirement' }] });
    expect(
      await flaws(graph('<informationRequirement><requiredInput href="#gone"/></informationRequirement>')),
    ).toMatchObject([{ code: 'broken-reference', table: 'Yearly Income' }]);
  });
});
