import { askRegister } from './ask-register.ts';
import { decideApplication } from './decide.ts';
import { endCase } from './end-case.ts';
import { forgetQuestions } from './forget-questions.ts';
import { issueApplicationDocument } from './issue-document.ts';
import { openApplication } from './open-application.ts';
import { recordAnswer } from './record-answer.ts';
import { recordQuestion } from './record-question.ts';
import { recordRegisterAnswer } from './record-register-answer.ts';
import { sendAgain } from './send-again.ts';

export { askRegister } from './ask-register.ts';
export { certificateWay } from './certificate-way.ts';
export type { Connector, Delivery } from './connector.ts';
export { decideApplication } from './decide.ts';
export { deregistrationWay } from './deregistration-way.ts';
export { documentOf } from './document-of.ts';
export { endCase, endOfCase } from './end-case.ts';
export { issueReactions } from './issue-reactions.ts';
export { openApplication } from './open-application.ts';
export { commitment } from './open-question.ts';
export { type ApplicationPayload, applicationPayload } from './payload.ts';
export { postConnector } from './post-connector.ts';
export { postWay } from './post-way.ts';
export { applicationProblems } from './problems.ts';
export { applicationById, applicationsOf, openApplications } from './queries.ts';
export { applicationReactions } from './reactions.ts';
export { recordAnswer } from './record-answer.ts';
export type { Register } from './register.ts';
export { registerConnector } from './register-connector.ts';
export { registerReactions } from './register-reactions.ts';
export { type AskPurpose, askPurposes, searchTerm } from './register-rules.ts';
export { type Answer, type ApplicationState, applicationStates, type DocumentFacts, maySendAgain } from './rules.ts';
export { sendAgain } from './send-again.ts';
export {
  type ApplicationSettings,
  applicationSettingsSchema,
  readApplicationSettings,
  type System,
  systemFor,
} from './settings.ts';
export type { ApplicationRow, ApplicationTables } from './tables.ts';
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
] as const;

/** Names of database constraints and the refusal each stands for. */
export const constraints = { application_once: 'application.opened-already' } as const;
