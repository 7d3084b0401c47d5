export { evaluateDecision } from './evaluate-decision.ts';
export { describeProblem } from './messages.ts';
export { parseDecisions } from './parse-decisions.ts';
export type { Decision, DecisionModel, DecisionResult, Facts, MatchedRule, Problem, ProblemCode } from './rules.ts';
export { findDecision } from './rules.ts';
