import { FeelFunction } from 'feelin';
import { conform } from './conform.ts';
import { evaluateFormula, type Frame } from './evaluate-formula.ts';
import { evaluateTable } from './evaluate-table.ts';
import { problemAt } from './messages.ts';
import {
  type Decision,
  type DecisionModel,
  type DecisionResult,
  type Facts,
  type FunctionLogic,
  findDecision,
  type Logic,
  type MatchedRule,
  type Problem,
} from './rules.ts';

/** One run over the requirement graph: results by decision id, and the chain being worked on. */
interface Run {
  model: DecisionModel;
  inputs: Record<string, unknown>;
  used: Map<string, unknown>;
  problems: Problem[];
  results: Map<string, Result>;
  chain: readonly string[];
}
interface Result {
  value: unknown;
  matched: readonly MatchedRule[];
}

/**
 * Evaluates one decision of a model, and those it requires. Facts the model does not declare are ignored; facts not
 * given are null. `used` are the facts really read, in the order of reading. Pure: same model and facts, same answer.
 */
export function evaluateDecision(model: DecisionModel, decisionIdOrName: string, facts: Facts): DecisionResult {
  const decision = findDecision(model, decisionIdOrName);
  if (!decision) return { ok: false, problems: [problemAt({ table: decisionIdOrName }, 'unknown-decision')] };
  const run: Run = { model, inputs: {}, used: new Map(), problems: [], results: new Map(), chain: [] };
  takeFacts(run, decision, facts);
  if (run.problems.length > 0) return { ok: false, problems: run.problems };
  const { value, matched } = resultOf(decision, run);
  if (run.problems.length > 0) return { ok: false, problems: run.problems };
  return { ok: true, value, matched, used: [...run.used].map(([name, each]) => ({ name, value: each })) };
}

function takeFacts(run: Run, decision: Decision, facts: Facts): void {
  const bare = frameOf(decision.label, {}, run);
  for (const input of run.model.inputs) {
    const conformed = conform(Object.hasOwn(facts, input.name) ? facts[input.name] : null, input.typeRef, bare);
    if (conformed.ok) run.inputs[input.name] = conformed.value;
    else {
      const code = conformed.flaw === 'wrong-type' ? 'fact-wrong-type' : 'fact-not-allowed';
      run.problems.push(problemAt({ table: decision.label, cell: input.name }, code, conformed.detail));
    }
  }
}

function resultOf(decision: Decision, run: Run): Result {
  const known = run.results.get(decision.id);
  if (known) return known;
  const place = { table: decision.label };
  if (run.chain.includes(decision.id)) {
    run.problems.push(problemAt(place, 'circular-requirement', [...run.chain, decision.id].join(' → ')));
    return { value: null, matched: [] };
  }
  if (!decision.logic) {
    run.problems.push(problemAt(place, 'no-logic'));
    return { value: null, matched: [] };
  }
  const inner = { ...run, chain: [...run.chain, decision.id] };
  const frame = frameOf(decision.label, { ...run.inputs, ...requiredValues(decision.requires, inner) }, run);
  const { value, matched } =
    decision.logic.kind === 'table'
      ? evaluateTable(decision.logic, frame)
      : { value: evaluateLogic(decision.logic, frame), matched: [] };
  const conformed = conform(value, decision.typeRef, frame);
  if (!conformed.ok) run.problems.push(problemAt(place, 'output-wrong-type', conformed.detail));
  const result = { value: conformed.ok ? conformed.value : null, matched };
  run.results.set(decision.id, result);
  return result;
}

function requiredValues(ids: readonly string[], run: Run): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const id of ids) {
    const decision = run.model.decisions.find((each) => each.id === id);
    if (decision) values[decision.name] = resultOf(decision, run).value;
    const knowledge = run.model.knowledge.find((each) => each.id === id);
    if (!knowledge) continue;
    // Knowledge models see each other but no facts: what they need is handed over as parameters.
    const outer = () => frameOf(knowledge.name, requiredValues(knowledge.requires, run), run);
    values[knowledge.name] = functionOf(knowledge.logic, outer);
  }
  return values;
}

function evaluateLogic(logic: Logic, frame: Frame): unknown {
  switch (logic.kind) {
    case 'literal':
      return evaluateFormula(logic.formula, frame);
    case 'table':
      return evaluateTable(logic, frame).value;
    case 'function':
      return functionOf(logic, () => frame);
    case 'list':
      return logic.items.map((item) => evaluateLogic(item, frame));
    case 'relation':
      return logic.rows.map((row) =>
        Object.fromEntries(row.map((cell, index) => [logic.columns[index] ?? '', evaluateLogic(cell, frame)])),
      );
    case 'invocation':
      return invoke(logic, frame);
    case 'context': {
      const values: Record<string, unknown> = {};
      for (const { name, value } of logic.entries) {
        const result = evaluateLogic(value, withNames(frame, values));
        if (name === undefined) return result;
        values[name] = result;
      }
      return values;
    }
  }
}

function invoke(logic: Extract<Logic, { kind: 'invocation' }>, frame: Frame): unknown {
  const callee = evaluateLogic(logic.callee, frame);
  if (!(callee instanceof FeelFunction)) return null;
  const bound = new Map(logic.bindings.map((each) => [each.name, evaluateLogic(each.value, frame)]));
  return callee.fn(...callee.parameterNames.map((name) => bound.get(name) ?? null));
}

function functionOf(logic: FunctionLogic, outer: () => Frame): FeelFunction {
  const names = logic.parameters.map((parameter) => parameter.name);
  return new FeelFunction((...given: unknown[]) => {
    const frame = outer();
    const values: Record<string, unknown> = {};
    for (const [index, { name, typeRef }] of logic.parameters.entries()) {
      const conformed = conform(given[index], typeRef, frame);
      if (!conformed.ok) return null;
      values[name] = conformed.value;
    }
    return evaluateLogic(logic.body, withNames(frame, values));
  }, names);
}

function withNames(frame: Frame, values: Readonly<Record<string, unknown>>): Frame {
  const facts = new Set([...frame.facts].filter((name) => !Object.hasOwn(values, name)));
  return { ...frame, scope: { ...frame.scope, ...values }, facts };
}

function frameOf(table: string, scope: Readonly<Record<string, unknown>>, run: Run): Frame {
  const facts = new Set(Object.keys(run.inputs).filter((name) => scope[name] === run.inputs[name]));
  return { place: { table }, scope, facts, types: run.model.types, used: run.used, problems: run.problems };
}
