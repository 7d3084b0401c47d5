export { checkTable, type TableCheck, type TableFinding } from './check-table.ts';
export { type WrittenRule, type WrittenTable, withRules, writtenTable } from './edit-table.ts';
export { evaluateDecision } from './evaluate-decision.ts';
export { describeProblem } from './messages.ts';
export { parseDecisions } from './parse-decisions.ts';
export { decisionProblems } from './problems.ts';
export type {
  Decision,
  DecisionModel,
  DecisionResult,
  DecisionTable,
  Facts,
  MatchedRule,
  Problem,
  ProblemCode,
} from './rules.ts';
export { findDecision } from './rules.ts';
export { type DecisionTableName, decisionTables, saveTable } from './save-table.ts';
export { readTable, type TableVersion, tableVersions, versionAt } from './table-versions.ts';
