import { dropPayment, followWithdrawal } from './drop.ts';
import { noteOverdue } from './note-overdue.ts';
import { planCheck } from './plan-check.ts';
import { recordStart } from './record-start.ts';
import { recordStatus } from './record-status.ts';
import { requestOfPayment } from './request.ts';
import { startPayment } from './start.ts';
import { takeIn } from './take-in.ts';

export { type Begun, beginPayment, type PaymentWays } from './begin-payment.ts';
export { dropPayment, dropPayments } from './drop.ts';
export { type Fetched, fetchPayment } from './fetch-status.ts';
export { paymentTexts } from './messages.ts';
export type { PaymentReads } from './payment-step.ts';
export { paymentProblems } from './problems.ts';
export type { PaymentProvider } from './provider.ts';
export { type Attempt, type Payment, paymentById, paymentsOf, runningAttempt } from './queries.ts';
export { paymentReactions, paymentTicks } from './reactions.ts';
export { requestOfPayment } from './request.ts';
export { type RequestPayment, requestPayment } from './request-payment.ts';
export {
  isDue,
  mayStart,
  mayStartAnew,
  otherWays,
  type PaymentItem,
  type PaymentPurpose,
  type PaymentState,
  paymentPurposes,
  purposeLine,
} from './rules.ts';
export { startPayment } from './start.ts';
export type { PaymentTables } from './tables.ts';
export { takeIn } from './take-in.ts';
export { type PaymentTransaction, type paymentProblemCodes, paymentRequest } from './xbezahldienste.ts';
export { type ProviderAccess, xbezahldienste } from './xbezahldienste-connector.ts';

/** Every command of this slice; the product registers them. */
export const paymentCommands = [
  requestOfPayment,
  dropPayment,
  takeIn,
  followWithdrawal,
  startPayment,
  recordStart,
  recordStatus,
  planCheck,
  noteOverdue,
] as const;

/** Names of database constraints and the refusal each stands for. */
export const constraints = { payment_one_running: 'payment.running' } as const;
