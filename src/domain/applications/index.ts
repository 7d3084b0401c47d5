import { addUpload } from './add-upload.ts';
import { askRegister } from './ask-register.ts';
import { decideApplication } from './decide.ts';
import { endCase } from './end-case.ts';
import { eraseDraft } from './erase-draft.ts';
import { fitConnectCommands, fitConnectConstraints } from './fit-connect.ts';
import { followWithdrawal } from './follow-withdrawal.ts';
import { forgetAnswers } from './forget-answers.ts';
import { forgetQuestions } from './forget-questions.ts';
import { forgetUploads } from './forget-uploads.ts';
import { issueApplicationDocument } from './issue-document.ts';
import { keepWord } from './keep-word.ts';
import { openApplication } from './open-application.ts';
import { recordAnswer } from './record-answer.ts';
import { recordQuestion } from './record-question.ts';
import { recordRegisterAnswer } from './record-register-answer.ts';
import { releaseApplication } from './release-application.ts';
import { removeUpload } from './remove-upload.ts';
import { saveDraft } from './save-draft.ts';
import { saveForm } from './save-form.ts';
import { sendAgain } from './send-again.ts';
import { submitApplication } from './submit.ts';

export { addUpload } from './add-upload.ts';
export { answerRows, answersOf, type GivenAnswers, type HandOver, handOverOf } from './answers-of.ts';
export { withFiles } from './as-answers.ts';
export { askRegister } from './ask-register.ts';
export { certificateWay } from './certificate-way.ts';
export { configurationProblems } from './check-configuration.ts';
export type { Connector, Delivery } from './connector.ts';
export { decideApplication } from './decide.ts';
export { deregistrationWay } from './deregistration-way.ts';
export { documentOf } from './document-of.ts';
export { draftCode, handleOf, opensDraft } from './draft-access.ts';
export { draftFromXdf, type XdfNote } from './draft-from-xdf.ts';
export { caseOfDraft, type Draft, draftByHandle, draftById, uploadsOf } from './draft-queries.ts';
export { draftDays, maxUploads } from './draft-rules.ts';
export { endCase, endOfCase } from './end-case.ts';
export { eraseDraft } from './erase-draft.ts';
export {
  fitConnectReactions,
  fitConnectTicks,
  fitConnectWay,
  messageStandard,
  noteCallback,
} from './fit-connect.ts';
export {
  type AnswerRow,
  type Answers,
  type AskedBlock,
  type AskedField,
  type AskedGroup,
  type AskedPage,
  askedBlocks,
  askedOf,
  type Condition,
  checkDefinition,
  type DefinitionProblem,
  describeAnswers,
  type FormDefinition,
  type FormPage,
  fieldText,
  formShape,
  notices,
  partsOf,
  schemaOf,
  totalFee,
} from './form-rules.ts';
export { declineGroundWords, groundWords } from './ground-words.ts';
export { issueReactions } from './issue-reactions.ts';
export { openApplication } from './open-application.ts';
export { commitment } from './open-question.ts';
export { type ApplicationPayload, applicationPayload } from './payload.ts';
export { postConnector } from './post-connector.ts';
export { postWay } from './post-way.ts';
export { applicationProblems } from './problems.ts';
export { applicationById, applicationsOf, openApplications } from './queries.ts';
export { questionsOf, type RegisterQuestion } from './question-queries.ts';
export { applicationReactions } from './reactions.ts';
export { type FormVersion, formVersions, readForm, type VersionedForm } from './read-form.ts';
export { readXdf, type XdfProblem } from './read-xdf.ts';
export { recordAnswer } from './record-answer.ts';
export type { Register } from './register.ts';
export { registerConnector } from './register-connector.ts';
export { registerReactions } from './register-reactions.ts';
export { type AskPurpose, askPurposes, searchTerm } from './register-rules.ts';
export { releaseApplication } from './release-application.ts';
export { removeUpload } from './remove-upload.ts';
export {
  type Answer,
  type ApplicationPhase,
  type ApplicationState,
  applicationPhaseOf,
  applicationStates,
  type DeclineGround,
  type DocumentFacts,
  declineGrounds,
  mayDecide,
  maySendAgain,
  waitsForOf,
} from './rules.ts';
export { saveDraft } from './save-draft.ts';
export { formName, saveForm } from './save-form.ts';
export { sendAgain } from './send-again.ts';
export {
  type ApplicationSettings,
  applicationSettingsSchema,
  readApplicationSettings,
  type System,
  systemFor,
} from './settings.ts';
export { submitApplication } from './submit.ts';
export type { ApplicationRow, ApplicationTables, UploadRow } from './tables.ts';
export { applicationTicks } from './ticks.ts';
export { type CheckedAnswers, validateAnswers } from './validate-answers.ts';
export type { Deliver, ToDeliver, Ways } from './ways.ts';

/** Every command of this slice; the product registers them. */
export const applicationCommands = [
  openApplication,
  recordAnswer,
  sendAgain,
  endCase,
  decideApplication,
  issueApplicationDocument,
  askRegister,
  recordQuestion,
  recordRegisterAnswer,
  forgetQuestions,
  saveDraft,
  addUpload,
  removeUpload,
  eraseDraft,
  forgetUploads,
  submitApplication,
  releaseApplication,
  followWithdrawal,
  keepWord,
  forgetAnswers,
  saveForm,
  ...fitConnectCommands,
] as const;

/** Names of database constraints and the refusal each stands for. */
export const constraints = {
  application_once: 'application.opened-already',
  ...fitConnectConstraints,
} as const;
