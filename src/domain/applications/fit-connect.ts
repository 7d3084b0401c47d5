import { noteCallback, noteReceived, noteReply } from './note-fit-connect.ts';
import { recordReply, takeReply } from './record-reply.ts';
import { recordSending } from './record-sending.ts';
import { recordSendingAnswer } from './record-sending-answer.ts';
import { settleReceived, takeReceived, turnDownReceived } from './take-received.ts';

export { messageStandard } from './fit-connect-message.ts';
export { fitConnectReactions } from './fit-connect-reactions.ts';
export { fitConnectTicks } from './fit-connect-ticks.ts';
export { fitConnectWay } from './fit-connect-way.ts';
export { noteCallback } from './note-fit-connect.ts';

/** Commands of the part of this slice that speaks FIT-Connect. */
export const fitConnectCommands = [
  recordSending,
  recordSendingAnswer,
  noteCallback,
  noteReceived,
  noteReply,
  takeReceived,
  turnDownReceived,
  settleReceived,
  recordReply,
  takeReply,
] as const;

/** Names of its database constraints and the refusal each stands for. */
export const fitConnectConstraints = {
  fit_connect_submission_open: 'fit-connect.under-way',
  fit_connect_submission_known: 'fit-connect.under-way',
  fit_connect_submission_answer: 'fit-connect.event-used',
  fit_connect_inbox_event: 'fit-connect.event-used',
  fit_connect_reply_event: 'fit-connect.event-used',
  fit_connect_reply_once: 'fit-connect.step-taken',
} as const;
