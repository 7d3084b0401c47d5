export { caseSecret, emailToken, hashEmailToken, opensCase, type SecretOf, spokenCode } from './access.ts';
export { type AddMessage, writeMessage } from './add-message.ts';
export { type CaseChange, changeCase } from './change-case.ts';
export { type MakePromise, makePromise } from './make-promise.ts';
export { caseProblems } from './messages.ts';
export { type OpenCase, openCase } from './open-case.ts';
export { type OpenTask, openTask } from './open-task.ts';
export type { CasePromise, CaseRow } from './read-case.ts';
export { mayTouch, requireCase, requireOpenedCase } from './require-case.ts';
export {
  type CaseAction,
  type CaseChannel,
  type CaseOutcome,
  type CasePhase,
  type CaseRole,
  type CaseState,
  type ContactWay,
  caseActions,
  caseChannels,
  caseOutcomeSchema,
  caseOutcomes,
  caseStateSchema,
  caseStates,
  contactWays,
  findTransition,
  mayObject,
  maySettle,
  type NextStep,
  type NextStepCode,
  nextStepCodes,
  nextStepOf,
  type PartyInput,
  type PartyRole,
  type PromiseKind,
  type PromiseState,
  partyRoles,
  partySchema,
  phaseOf,
  plainResults,
  possibleActions,
  promiseKinds,
  promiseStates,
  type Relation,
  type Responsibility,
  relations,
  responsibilities,
  resultsOf,
  roleAbove,
  seesContent,
  type TaskKind,
  type Transition,
  taskResults,
  transitions,
  waitingResidentDays,
  waitingResidentUntil,
  wayProblem,
} from './rules.ts';
export { keepPromises, releasePromises } from './settle-promises.ts';
export { dropTasks, finishTasks } from './settle-tasks.ts';
export type { CaseFileRow, CaseTables, MessageRow, PaperRow, PartyRow, PromiseRow, TaskRow } from './tables.ts';

/** Names of database constraints and the refusal each stands for. */
export const constraints = { party_one_per_role: 'case.role-twice' } as const;
