import { compileFormula, type Scope } from './compile-formula.ts';
import { problemAt } from './messages.ts';
import {
  contextShape,
  functionShape,
  invocationShape,
  kindShape,
  listShape,
  literalShape,
  relationShape,
  tableShape,
} from './read-element.ts';
import { readTable } from './read-table.ts';
import type { FunctionLogic, Logic, Problem } from './rules.ts';

/** The decision being read, the names it may use, and the problems found so far. */
export interface LogicReader {
  table: string;
  scope: Scope;
  problems: Problem[];
}

const empty: Logic = { kind: 'literal', formula: { text: 'null', reads: [], constant: { value: null } } };

/** Reads any boxed expression of DMN from its element. */
export function readLogic(raw: unknown, reader: LogicReader): Logic {
  if (raw === undefined) return empty;
  const kind = kindShape.parse(raw).$type;
  if (kind === 'dmn:LiteralExpression') return readLiteral(raw, reader);
  if (kind === 'dmn:DecisionTable') return readTable(tableShape.parse(raw), reader);
  if (kind === 'dmn:Context') return readContext(raw, reader);
  if (kind === 'dmn:Invocation') return readInvocation(raw, reader);
  if (kind === 'dmn:List')
    return { kind: 'list', items: listShape.parse(raw).elements.map((each) => readLogic(each, reader)) };
  if (kind === 'dmn:Relation') {
    const { column, row } = relationShape.parse(raw);
    const rows = row.map((each) => each.elements.map((cell) => readLogic(cell, reader)));
    return { kind: 'relation', columns: column.map((each) => each.name ?? ''), rows };
  }
  if (kind === 'dmn:FunctionDefinition') return readFunction(raw, reader);
  reader.problems.push(problemAt({ table: reader.table }, 'unsupported-logic', kind));
  return empty;
}

function readLiteral(raw: unknown, reader: LogicReader): Logic {
  const { text, expressionLanguage } = literalShape.parse(raw);
  if (expressionLanguage !== undefined && !/feel/i.test(expressionLanguage))
    reader.problems.push(problemAt({ table: reader.table }, 'unsupported-logic', expressionLanguage));
  // A free expression may use names only known while evaluating, so a flaw here is reported then.
  return { kind: 'literal', formula: compileFormula(text, reader.scope).value };
}

function readContext(raw: unknown, reader: LogicReader): Logic {
  let scope = reader.scope;
  const entries = contextShape.parse(raw).contextEntry.map((entry) => {
    const name = entry.variable?.name;
    const value = readLogic(entry.value, { ...reader, scope });
    if (name !== undefined) scope = { ...scope, [name]: null };
    return { name, value };
  });
  return { kind: 'context', entries };
}

function readInvocation(raw: unknown, reader: LogicReader): Logic {
  const { calledFunction, binding } = invocationShape.parse(raw);
  const bindings = binding.map((each) => ({
    name: each.parameter.name ?? '',
    value: readLogic(each.bindingFormula, reader),
  }));
  return { kind: 'invocation', callee: readLogic(calledFunction, reader), bindings };
}

function readFunction(raw: unknown, reader: LogicReader): FunctionLogic {
  const { formalParameter, body, kind } = functionShape.parse(raw);
  if (kind !== undefined && kind !== 'FEEL')
    reader.problems.push(problemAt({ table: reader.table }, 'unsupported-logic', kind));
  const parameters = formalParameter.map((each) => ({ name: each.name ?? '', typeRef: each.typeRef }));
  const scope = { ...reader.scope, ...Object.fromEntries(parameters.map((each) => [each.name, null])) };
  return { kind: 'function', parameters, body: readLogic(body, { ...reader, scope }) };
}
