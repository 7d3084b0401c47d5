import type { Frame } from './evaluate-formula.ts';
import { matchCell } from './match-cell.ts';
import type { Cell, DecisionModel, DecisionTable, Facts, Formula } from './rules.ts';

/** What a table leaves open or says twice, with facts that show it. */
export interface TableFinding {
  /** No rule answers; two rules answer where only one may; a rule no facts ever reach. */
  kind: 'gap' | 'overlap' | 'never-reached';
  facts: Facts;
  /** Rows (from 1) it is about. */
  rows: readonly number[];
}

export interface TableCheck {
  findings: readonly TableFinding[];
  /** Facts the check could not vary: they are read together with others, or through a calculation. */
  notChecked: readonly string[];
}

const mostStates = 20_000;
const mostFindings = 20;

/**
 * Looks for gaps, overlaps (hit policy UNIQUE) and rules that are never reached (FIRST). For every fact the values that make
 * a difference are tried: those named in the cells, their neighbours, another one, and "not said"; combinations that reach
 * the same rules are followed once. Pure; a table too large for this is reported as not checked.
 */
export function checkTable(model: DecisionModel, table: DecisionTable): TableCheck {
  const frame: Frame = {
    place: { table: '' },
    scope: Object.fromEntries(model.inputs.map(({ name }) => [name, null])),
    facts: new Set(),
    types: model.types,
    used: new Map(),
    problems: [],
  };
  const { columns, notChecked } = columnsByFact(table);
  let states = new Map<bigint, Facts>([[(1n << BigInt(table.rules.length)) - 1n, {}]]);
  for (const [fact, indexes] of columns) {
    const cells = indexes.flatMap((index) => table.rules.map((rule) => rule.inputs[index]));
    const effects = new Map<bigint, unknown>();
    const type = model.inputs.find(({ name }) => name === fact)?.typeRef;
    for (const value of valuesOf(
      cells.filter((cell) => cell !== undefined),
      type,
    )) {
      const rows = rowsPassing(table, indexes, value, { ...frame, scope: { ...frame.scope, [fact]: value } });
      if (!effects.has(rows)) effects.set(rows, value);
    }
    const next = new Map<bigint, Facts>();
    for (const [rows, facts] of states)
      for (const [passing, value] of effects) {
        const both = rows & passing;
        if (!next.has(both)) next.set(both, { ...facts, [fact]: value });
      }
    if (next.size > mostStates) return { findings: [], notChecked: [...columns.keys()] };
    states = next;
  }
  return { findings: findingsOf(table, states, notChecked.length > 0), notChecked };
}

/** Input columns by the one fact they read as it is. */
function columnsByFact(table: DecisionTable) {
  const columns = new Map<string, number[]>();
  const notChecked: string[] = [];
  for (const [index, column] of table.inputs.entries()) {
    const [fact] = column.formula.reads;
    const readsMore = table.rules.some((rule) => rule.inputs[index]?.tests.some((test) => readsFacts(test)));
    if (fact === undefined || column.formula.text.trim() !== fact || readsMore) notChecked.push(column.label);
    else columns.set(fact, [...(columns.get(fact) ?? []), index]);
  }
  return { columns, notChecked };
}

function readsFacts(test: Cell['tests'][number]): boolean {
  return formulaOf(test).reads.length > 0;
}

function formulaOf(test: Cell['tests'][number]): Formula {
  if (test.kind === 'compare') return test.operand;
  if (test.kind === 'within') return test.interval;
  return test.kind === 'asks' ? test.question : test.value;
}

/** Values that make a difference in these cells: what they name, its neighbours, something else, and "not said". */
function valuesOf(cells: readonly Cell[], type: string | undefined): unknown[] {
  const found = new Map<string, unknown>();
  const add = (value: unknown) => found.set(JSON.stringify(value) ?? 'null', value);
  for (const cell of cells)
    for (const test of cell.tests) for (const value of namedIn(formulaOf(test).text)) add(value);
  const asksLists = cells.some((cell) => cell.tests.some((test) => test.kind === 'asks'));
  const values = [...found.values()];
  const texts = values.filter((value) => typeof value === 'string');
  const numbers = values.filter((value) => typeof value === 'number');
  if (type === 'boolean' || values.some((value) => typeof value === 'boolean'))
    for (const value of [true, false]) add(value);
  if (type === 'number' && numbers.length === 0) add(0);
  for (const number of numbers) for (const near of [number - 1, number - 0.5, number + 0.5, number + 1]) add(near);
  if ((type === 'string' || texts.length > 0) && !asksLists)
    add(texts.length > 0 ? `not ${texts.join(' or ')}` : 'a text');
  if (texts.length > 0 && asksLists) for (const list of [[], ...texts.map((text) => [text]), texts]) add(list);
  // Last, so that a finding shows facts somebody said where there are some.
  add(null);
  return [...found.values()];
}

/** The literals of a FEEL text: numbers, quoted texts, true and false. */
function namedIn(text: string): unknown[] {
  const found: unknown[] = [];
  for (const [, quoted, number, truth] of text.matchAll(
    /"((?:[^"\\]|\\.)*)"|(?<![\w"])(-?\d+(?:\.\d+)?)|\b(true|false)\b/g,
  )) {
    if (quoted !== undefined) found.push(quoted);
    else if (number !== undefined) found.push(Number(number));
    else found.push(truth === 'true');
  }
  return found;
}

function rowsPassing(table: DecisionTable, indexes: readonly number[], value: unknown, frame: Frame): bigint {
  let rows = 0n;
  for (const [row, rule] of table.rules.entries()) {
    const passes = indexes.every((index) => {
      const cell = rule.inputs[index];
      return cell === undefined || matchCell(cell, value, frame);
    });
    if (passes) rows |= 1n << BigInt(row);
  }
  return rows;
}

function findingsOf(table: DecisionTable, states: ReadonlyMap<bigint, Facts>, partly: boolean): TableFinding[] {
  const findings: TableFinding[] = [];
  const reached = new Set<number>();
  for (const [rows, facts] of states) {
    const matching = table.rules.flatMap((_, row) => (((rows >> BigInt(row)) & 1n) === 1n ? [row + 1] : []));
    const [first] = matching;
    if (first === undefined) findings.push({ kind: 'gap', facts, rows: [] });
    else reached.add(first);
    // With a column left out, rules seem to overlap that its cells keep apart.
    if (matching.length > 1 && table.hitPolicy === 'UNIQUE' && !partly)
      findings.push({ kind: 'overlap', facts, rows: matching });
  }
  if (table.hitPolicy === 'FIRST' && !partly)
    for (const { row } of table.rules)
      if (!reached.has(row)) findings.push({ kind: 'never-reached', facts: {}, rows: [row] });
  return findings.slice(0, mostFindings);
}
