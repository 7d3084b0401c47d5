/** Named values a decision may read. Absent and `null` both mean "not said" (FEEL null). Dates come as ISO text. */
export type Facts = Readonly<Record<string, unknown>>;

/** Everything that can be wrong with a model or its facts; the sentences are in messages.ts. */
export type ProblemCode =
  | 'not-dmn'
  | 'unknown-decision'
  | 'no-logic'
  | 'unsupported-logic'
  | 'broken-reference'
  | 'circular-requirement'
  | 'wrong-cell-count'
  | 'formula-invalid'
  | 'unknown-name'
  | 'uses-clock'
  | 'aggregation-needs-one-output'
  | 'fact-wrong-type'
  | 'fact-not-allowed'
  | 'output-not-allowed'
  | 'output-wrong-type'
  | 'rules-overlap'
  | 'rules-contradict';

/** Where in a model something is: the decision's name, the rule by row (from 1) and id, the cell by its column's label. */
export interface Place {
  table: string;
  rule?: { row: number; id: string };
  cell?: string;
}

/** What is wrong, where, and an English sentence; `describeProblem` gives it in both languages. */
export interface Problem extends Place {
  code: ProblemCode;
  detail: string;
  message: string;
}

/** A FEEL expression with the scope names it reads; a literal is evaluated once, when the model is read. */
export interface Formula {
  text: string;
  reads: readonly string[];
  constant?: { value: unknown };
}

/** One alternative of an input cell, e.g. `>= 4`, `[1..3]`, `"care-home"`, `list contains(?, "aG")`. */
export type UnaryTest =
  | { kind: 'compare'; operator: string; operand: Formula }
  | { kind: 'within'; interval: Formula }
  | { kind: 'asks'; question: Formula }
  | { kind: 'equals'; value: Formula };

/** An input cell (DMN "unary tests"): any of the tests, or none of them when negated; no test at all means "-". */
export interface Cell {
  text: string;
  negated: boolean;
  tests: readonly UnaryTest[];
}

export const hitPolicies = ['UNIQUE', 'ANY', 'PRIORITY', 'FIRST', 'RULE ORDER', 'OUTPUT ORDER', 'COLLECT'] as const;
export type HitPolicy = (typeof hitPolicies)[number];
export const aggregations = ['SUM', 'MIN', 'MAX', 'COUNT'] as const;
export type Aggregation = (typeof aggregations)[number];

export interface InputColumn {
  label: string;
  formula: Formula;
  typeRef: string | undefined;
  allowed: Cell | undefined;
}

export interface OutputColumn {
  name: string;
  label: string;
  typeRef: string | undefined;
  /** The allowed outputs; as a list of values it is also the order of priority, the most important first. */
  allowed: Cell | undefined;
  otherwise: Formula | undefined;
}

export interface Rule {
  id: string;
  row: number;
  inputs: readonly Cell[];
  outputs: readonly Formula[];
  annotations: Readonly<Record<string, string>>;
}

export interface DecisionTable {
  kind: 'table';
  hitPolicy: HitPolicy;
  aggregation: Aggregation | undefined;
  inputs: readonly InputColumn[];
  outputs: readonly OutputColumn[];
  rules: readonly Rule[];
}

export interface FunctionLogic {
  kind: 'function';
  parameters: readonly { name: string; typeRef: string | undefined }[];
  body: Logic;
}

/** The boxed expressions of DMN. */
export type Logic =
  | DecisionTable
  | FunctionLogic
  | { kind: 'literal'; formula: Formula }
  | { kind: 'context'; entries: readonly { name: string | undefined; value: Logic }[] }
  | { kind: 'invocation'; callee: Logic; bindings: readonly { name: string; value: Logic }[] }
  | { kind: 'list'; items: readonly Logic[] }
  | { kind: 'relation'; columns: readonly string[]; rows: readonly (readonly Logic[])[] };

/** A data type of the model: its base, the values allowed, and the parts of a structure. */
export interface ItemType {
  name: string;
  typeRef: string | undefined;
  isCollection: boolean;
  allowed: Cell | undefined;
  components: readonly ItemType[];
}

export interface InputData {
  id: string;
  name: string;
  /** What people call it, where the model says so. */
  label: string | undefined;
  typeRef: string | undefined;
}

export interface Decision {
  id: string;
  name: string;
  label: string;
  typeRef: string | undefined;
  requires: readonly string[];
  logic: Logic | undefined;
}

export interface KnowledgeModel {
  id: string;
  name: string;
  requires: readonly string[];
  logic: FunctionLogic;
}

/** A model read from DMN XML; plain data. */
export interface DecisionModel {
  name: string;
  inputs: readonly InputData[];
  decisions: readonly Decision[];
  knowledge: readonly KnowledgeModel[];
  types: readonly ItemType[];
}

/** A rule that took part in the result, with its cells as written and its sentences by language (`de`, `en`). */
export interface MatchedRule {
  ruleId: string;
  row: number;
  annotations: Readonly<Record<string, string>>;
  inputs: readonly string[];
}

export type DecisionResult =
  | { ok: true; value: unknown; matched: readonly MatchedRule[]; used: readonly { name: string; value: unknown }[] }
  | { ok: false; problems: readonly Problem[] };

/** The decision of a model by id or name, or the only one when nothing is asked for. */
export function findDecision(model: DecisionModel, idOrName: string): Decision | undefined {
  return model.decisions.find((decision) => decision.id === idOrName || decision.name === idOrName);
}
