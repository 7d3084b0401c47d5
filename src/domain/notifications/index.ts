import { recordNotice } from './record-notice.ts';
import { groupListTick, remindGroupList } from './remind-group-list.ts';
import { markCalled, markPrinted } from './settle-notice.ts';

export { type CallScript, callScript } from './call-script.ts';
export type { Template } from './facts.ts';
export { printReceipt, type ReceiptReads } from './print-receipt.ts';
export { notificationProblems } from './problems.ts';
export { noticeById, noticesOf, type OpenNotice, openNotices } from './queries.ts';
export { notificationReactions } from './reactions.ts';
export { recordNotice } from './record-notice.ts';
export { groupListTick, remindGroupList } from './remind-group-list.ts';
export { markCalled, markPrinted } from './settle-notice.ts';
export type { NoticeRow, NoticeTables } from './tables.ts';
export type { NotificationDeps } from './tell.ts';
export { templateName } from './template-names.ts';

/** Every command of this slice; the product registers them. */
export const notificationCommands = [recordNotice, markPrinted, markCalled, remindGroupList] as const;
export const notificationTicks = [groupListTick] as const;

/** Names of database constraints and the refusal each stands for. */
export const constraints = { notice_once: 'notice.already-told' } as const;
