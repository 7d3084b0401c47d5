import type { Frame } from './evaluate-formula.ts';
import { sameValue } from './match-cell.ts';
import { problemAt } from './messages.ts';
import type { Aggregation, Cell, DecisionTable, OutputColumn, Problem, ProblemCode, Rule } from './rules.ts';

/** A rule that matched, with the values of its output columns. */
export interface Hit {
  rule: Rule;
  outputs: readonly unknown[];
}

type Settled = { ok: true; value: unknown; hits: readonly Hit[] } | { ok: false; problem: Problem };

/** Turns the matching rules into one result by the table's hit policy (DMN 1.3 §8.2.8). No match is null, or an empty list. */
export function applyHitPolicy(table: DecisionTable, hits: readonly Hit[], frame: Frame): Settled {
  const [first, second] = hits;
  switch (table.hitPolicy) {
    case 'UNIQUE':
      return second ? conflict('rules-overlap', hits, frame) : single(first, table);
    case 'ANY':
      return hits.every((hit) => first && sameValue(hit.outputs, first.outputs))
        ? single(first, table)
        : conflict('rules-contradict', hits, frame);
    case 'FIRST':
      return single(first, table);
    case 'PRIORITY':
      return single(byPriority(table, hits, frame)[0], table);
    case 'RULE ORDER':
      return list(hits, table);
    case 'OUTPUT ORDER':
      return list(byPriority(table, hits, frame), table);
    case 'COLLECT':
      return table.aggregation ? aggregate(table.aggregation, hits, frame) : list(hits, table);
  }
}

function single(hit: Hit | undefined, table: DecisionTable): Settled {
  return hit ? { ok: true, value: resultOf(hit, table), hits: [hit] } : { ok: true, value: null, hits: [] };
}

function list(hits: readonly Hit[], table: DecisionTable): Settled {
  return { ok: true, value: hits.map((hit) => resultOf(hit, table)), hits };
}

function resultOf(hit: Hit, table: DecisionTable): unknown {
  if (table.outputs.length === 1) return hit.outputs[0];
  return Object.fromEntries(table.outputs.map((column, index) => [column.name, hit.outputs[index]]));
}

function aggregate(aggregation: Aggregation, hits: readonly Hit[], frame: Frame): Settled {
  if (aggregation === 'COUNT') return { ok: true, value: hits.length, hits };
  const numbers: number[] = [];
  for (const { rule, outputs } of hits) {
    const [value] = outputs;
    if (typeof value !== 'number') {
      const place = { ...frame.place, rule: { row: rule.row, id: rule.id } };
      return { ok: false, problem: problemAt(place, 'aggregation-needs-one-output', JSON.stringify(value)) };
    }
    numbers.push(value);
  }
  if (numbers.length === 0) return { ok: true, value: null, hits };
  if (aggregation === 'SUM') return { ok: true, value: numbers.reduce((sum, each) => sum + each, 0), hits };
  const value = aggregation === 'MIN' ? Math.min(...numbers) : Math.max(...numbers);
  return { ok: true, value, hits: hits.filter((hit) => hit.outputs[0] === value) };
}

/** The hits by the order of the allowed output values, the first column counting most; equal ones stay in rule order. */
function byPriority(table: DecisionTable, hits: readonly Hit[], frame: Frame): Hit[] {
  const orders = table.outputs.map((column) => orderOf(column, frame));
  const rank = (value: unknown, order: readonly unknown[]): number => {
    const index = order.findIndex((each) => sameValue(each, value));
    return index < 0 ? order.length : index;
  };
  return hits.toSorted((a, b) => {
    for (const [index, order] of orders.entries()) {
      const difference = rank(a.outputs[index], order) - rank(b.outputs[index], order);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

function orderOf(column: OutputColumn, frame: Frame): unknown[] {
  const allowed: Cell | undefined = column.allowed ?? frame.types.find((type) => type.name === column.typeRef)?.allowed;
  return (allowed?.tests ?? []).map((test) => (test.kind === 'equals' ? test.value.constant?.value : undefined));
}

function conflict(code: ProblemCode, hits: readonly Hit[], frame: Frame): Settled {
  const [, second] = hits;
  const rows = hits.map((hit) => `${hit.rule.row} (${hit.rule.id})`).join(', ');
  const place = second ? { ...frame.place, rule: { row: second.rule.row, id: second.rule.id } } : frame.place;
  return { ok: false, problem: problemAt(place, code, rows) };
}
