import { applyHitPolicy, type Hit } from './apply-hit-policy.ts';
import { conform, isAllowed } from './conform.ts';
import { evaluateFormula, type Frame } from './evaluate-formula.ts';
import { matchCell } from './match-cell.ts';
import { problemAt } from './messages.ts';
import type { DecisionTable, MatchedRule, OutputColumn, Place, Rule } from './rules.ts';

/** The result of a table and the rules it came from. An input column is read only when a rule really asks for it. */
export function evaluateTable(table: DecisionTable, frame: Frame): { value: unknown; matched: readonly MatchedRule[] } {
  const matches = matcherOf(table, frame);
  const hits: Hit[] = [];
  for (const rule of table.rules) {
    if (!matches(rule)) continue;
    hits.push({ rule, outputs: outputsOf(rule, table, frame) });
    if (table.hitPolicy === 'FIRST') break;
  }
  const settled = applyHitPolicy(table, hits, frame);
  if (!settled.ok) {
    frame.problems.push(settled.problem);
    return { value: null, matched: [] };
  }
  if (hits.length > 0) return { value: settled.value, matched: settled.hits.map(({ rule }) => describeRule(rule)) };
  const otherwise = table.outputs.some((column) => column.otherwise) ? defaultsOf(table, frame) : settled.value;
  return { value: otherwise, matched: [] };
}

/** Tests rules cell by cell; the same cell text in the same column is asked once. */
function matcherOf(table: DecisionTable, frame: Frame): (rule: Rule) => boolean {
  const inputs = new Map<number, unknown>();
  const answers = new Map<string, boolean>();
  const inputAt = (index: number): unknown => {
    if (!inputs.has(index)) inputs.set(index, inputOf(table, index, frame));
    return inputs.get(index);
  };
  return (rule) =>
    rule.inputs.every((cell, index) => {
      if (cell.tests.length === 0) return true;
      const key = `${index}:${cell.text}`;
      const known = answers.get(key);
      if (known !== undefined) return known;
      const place = placeOf(frame, rule, table.inputs[index]?.label);
      const answer = matchCell(cell, inputAt(index), { ...frame, place });
      answers.set(key, answer);
      return answer;
    });
}

function inputOf(table: DecisionTable, index: number, frame: Frame): unknown {
  const column = table.inputs[index];
  if (!column) return null;
  const place = { ...frame.place, cell: column.label };
  const conformed = conform(evaluateFormula(column.formula, { ...frame, place }), column.typeRef, frame);
  if (!conformed.ok) {
    const code = conformed.flaw === 'wrong-type' ? 'fact-wrong-type' : 'fact-not-allowed';
    frame.problems.push(problemAt(place, code, conformed.detail));
    return null;
  }
  if (column.allowed && !isAllowed(conformed.value, column.allowed, frame))
    frame.problems.push(problemAt(place, 'fact-not-allowed', JSON.stringify(conformed.value)));
  return conformed.value;
}

function outputsOf(rule: Rule, table: DecisionTable, frame: Frame): unknown[] {
  return rule.outputs.map((formula, index) => {
    const column = table.outputs[index];
    const place = placeOf(frame, rule, column?.label);
    const value = evaluateFormula(formula, { ...frame, place });
    return column ? checkOutput(value, column, { ...frame, place }) : value;
  });
}

function checkOutput(value: unknown, column: OutputColumn, frame: Frame): unknown {
  const conformed = conform(value, column.typeRef, frame);
  if (!conformed.ok) {
    const code = conformed.flaw === 'wrong-type' ? 'output-wrong-type' : 'output-not-allowed';
    frame.problems.push(problemAt(frame.place, code, conformed.detail));
    return null;
  }
  if (column.allowed && !isAllowed(conformed.value, column.allowed, frame))
    frame.problems.push(problemAt(frame.place, 'output-not-allowed', JSON.stringify(conformed.value)));
  return conformed.value;
}

function defaultsOf(table: DecisionTable, frame: Frame): unknown {
  const values = table.outputs.map((column) => (column.otherwise ? evaluateFormula(column.otherwise, frame) : null));
  if (table.outputs.length === 1) return values[0];
  return Object.fromEntries(table.outputs.map((column, index) => [column.name, values[index]]));
}

function placeOf(frame: Frame, rule: Rule, cell: string | undefined): Place {
  const place = { table: frame.place.table, rule: { row: rule.row, id: rule.id } };
  return cell === undefined ? place : { ...place, cell };
}

function describeRule(rule: Rule): MatchedRule {
  return {
    ruleId: rule.id,
    row: rule.row,
    annotations: rule.annotations,
    inputs: rule.inputs.map((cell) => cell.text),
  };
}
