import { compileCell, compileFormula, type Flaw, type Scope } from './compile-formula.ts';
import { problemAt } from './messages.ts';
import type { TableElement } from './read-element.ts';
import {
  aggregations,
  type Cell,
  type DecisionTable,
  type Formula,
  hitPolicies,
  type InputColumn,
  type OutputColumn,
  type Place,
  type Problem,
  type Rule,
} from './rules.ts';

interface TableReader {
  table: string;
  scope: Scope;
  problems: Problem[];
}

const nothing: Formula = { text: '', reads: [], constant: { value: null } };

/** Reads a decision table and reports every flaw of it with row, rule id and column. */
export function readTable(element: TableElement, reader: TableReader): DecisionTable {
  const hitPolicy = hitPolicies.find((each) => each === element.hitPolicy);
  if (!hitPolicy) reader.problems.push(problemAt({ table: reader.table }, 'unsupported-logic', element.hitPolicy));
  const aggregation = aggregations.find((each) => each === element.aggregation);
  if (aggregation && aggregation !== 'COUNT' && element.output.length !== 1)
    reader.problems.push(problemAt({ table: reader.table }, 'aggregation-needs-one-output', aggregation));
  const inputs = element.input.map((input, index): InputColumn => {
    const source = input.inputExpression?.text ?? '';
    const label = input.label ?? (source || `input ${index + 1}`);
    const allowed = input.inputValues?.text;
    return {
      label,
      formula: formulaAt({ table: reader.table, cell: label }, source, reader),
      typeRef: input.inputExpression?.typeRef,
      allowed: allowed === undefined ? undefined : cellAt({ table: reader.table, cell: label }, allowed, reader),
    };
  });
  const outputs = element.output.map((output, index): OutputColumn => {
    const label = output.label ?? output.name ?? element.outputLabel ?? `output ${index + 1}`;
    return {
      name: output.name ?? label,
      label,
      typeRef: output.typeRef,
      allowed: output.outputValues
        ? cellAt({ table: reader.table, cell: label }, output.outputValues.text ?? '', reader)
        : undefined,
      otherwise: output.defaultOutputEntry
        ? formulaAt({ table: reader.table, cell: label }, output.defaultOutputEntry.text ?? '', reader)
        : undefined,
    };
  });
  const columns = { inputs, outputs, annotations: element.annotation.map((each) => each.name ?? '') };
  const rules = element.rule.map((rule, index) => readRule(rule, index + 1, columns, reader));
  return { kind: 'table', hitPolicy: hitPolicy ?? 'UNIQUE', aggregation, inputs, outputs, rules };
}

interface Columns {
  inputs: readonly InputColumn[];
  outputs: readonly OutputColumn[];
  annotations: readonly string[];
}

function readRule(element: TableElement['rule'][number], row: number, columns: Columns, reader: TableReader): Rule {
  const id = element.id ?? `row-${row}`;
  const place = { table: reader.table, rule: { row, id } };
  if (element.inputEntry.length !== columns.inputs.length || element.outputEntry.length !== columns.outputs.length)
    reader.problems.push(
      problemAt(place, 'wrong-cell-count', `${element.inputEntry.length} + ${element.outputEntry.length}`),
    );
  const inputs = element.inputEntry.map((entry, index) =>
    cellAt({ ...place, cell: columns.inputs[index]?.label ?? '' }, entry.text ?? '', reader),
  );
  const outputs = element.outputEntry.map((entry, index) =>
    formulaAt({ ...place, cell: columns.outputs[index]?.label ?? '' }, entry.text ?? '', reader),
  );
  const annotations = Object.fromEntries(
    element.annotationEntry.map((entry, index) => [columns.annotations[index] ?? '', entry.text ?? '']),
  );
  return { id, row, inputs, outputs, annotations };
}

function formulaAt(place: Place, text: string, reader: TableReader): Formula {
  if (text.trim() === '') return nothing;
  const { value, flaws } = compileFormula(text, reader.scope);
  report(place, flaws, reader);
  return value;
}

function cellAt(place: Place, text: string, reader: TableReader): Cell {
  const { value, flaws } = compileCell(text, reader.scope);
  report(place, flaws, reader);
  return value;
}

function report(place: Place, flaws: readonly Flaw[], reader: TableReader): void {
  for (const flaw of flaws) reader.problems.push(problemAt(place, flaw.code, flaw.detail));
}
