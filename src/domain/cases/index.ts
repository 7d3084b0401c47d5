export { accept } from './accept.ts';
export { caseSecret, emailToken, hashEmailToken, opensCase, type SecretOf, spokenCode } from './access.ts';
export { type ListedCase, listedCase, listOfAccount } from './account-list.ts';
export { type AddMessage, writeMessage } from './add-message.ts';
export { addToList } from './add-to-list.ts';
export { attachPaper } from './attach-paper.ts';
export { breakPromise } from './break-promise.ts';
export { type CaseChange, changeCase } from './change-case.ts';
export { caseCommands } from './commands.ts';
export { correctContact } from './correct-contact.ts';
export { correctPerson } from './correct-person.ts';
export { dueTime, type TownTables } from './due-time.ts';
export { erasePersonalData } from './erase-personal-data.ts';
export { expireOffer } from './expire-offer.ts';
export { finishTask } from './finish-task.ts';
export { historySentence } from './history-messages.ts';
export { issueEmailToken } from './issue-email-token.ts';
export { keepPromise } from './keep-promise.ts';
export { type MakePromise, makePromise } from './make-promise.ts';
export { type CaseTexts, messages as caseTexts, wordFor } from './messages.ts';
export { moveOn } from './move-on.ts';
export { noteSilence } from './note-silence.ts';
export { object } from './object.ts';
export { type OpenCase, openCase } from './open-case.ts';
export { type OpenTask, openTask } from './open-task.ts';
export { caseProblems } from './problems.ts';
export { promiseCallBack } from './promise-call-back.ts';
export { proveEmail } from './prove-email.ts';
export { type PutPaper, putPaper } from './put-paper.ts';
export {
  type CaseForAgent,
  caseById,
  caseByNumber,
  caseForAgent,
  casesOfGroup,
  emailChange,
  type FindCases,
  type FoundCase,
  findCases,
  type HistoryEntry,
  historyOf,
  messagesOf,
  numbersOf,
  papersOf,
  partiesOf,
  promisesOf,
  tasksOf,
} from './queries.ts';
export type { CasePromise, CaseRow } from './read-case.ts';
export { readContact } from './read-contact.ts';
export { removeFromList } from './remove-from-list.ts';
export { mayTouch, requireCase, requireOpenedCase } from './require-case.ts';
export {
  bodySchema,
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
  codeSchema,
  contactWays,
  findTransition,
  limits,
  maxPapers,
  mayObject,
  maySettle,
  type NextStep,
  type NextStepCode,
  nextStepCodes,
  nextStepOf,
  officeOwner,
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
  retentionOver,
  roleAbove,
  seesContent,
  stepsByHand,
  type TaskKind,
  type Transition,
  taskResults,
  transitions,
  type WaitingFor,
  waitingResidentDays,
  waitingResidentUntil,
  wayProblem,
} from './rules.ts';
export { keepPromises, releasePromises } from './settle-promises.ts';
export { dropTasks, finishTasks } from './settle-tasks.ts';
export type { CaseFileRow, CaseTables, MessageRow, PaperRow, PartyRow, PromiseRow, TaskRow } from './tables.ts';
export { tellOffice } from './tell-office.ts';
export { caseTicks } from './ticks.ts';
export { withdraw } from './withdraw.ts';
export { type WorkItem, type WorkListWish, workList } from './work-list.ts';
export { writeCaseMessage } from './write-message.ts';
export { writeNote } from './write-note.ts';

/** Names of database constraints and the refusal each stands for. */
export const constraints = { party_one_per_role: 'case.role-twice' } as const;
