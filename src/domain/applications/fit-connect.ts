import { recordSending } from './record-sending.ts';
import { recordSendingAnswer } from './record-sending-answer.ts';

/** Commands of the part of this slice that speaks FIT-Connect. */
export const fitConnectCommands = [recordSending, recordSendingAnswer] as const;

/** Names of its database constraints and the refusal each stands for. */
export const fitConnectConstraints = {
  fit_connect_submission_open: 'fit-connect.under-way',
  fit_connect_submission_known: 'fit-connect.under-way',
  fit_connect_submission_answer: 'fit-connect.event-used',
} as const;
