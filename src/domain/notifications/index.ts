export { type CallScript, callScript } from './call-script.ts';
export type { Template } from './facts.ts';
export { notificationProblems } from './problems.ts';
export { noticeById, noticesOf, type OpenNotice, openNotices } from './queries.ts';
export { notificationReactions } from './reactions.ts';
export { recordNotice } from './record-notice.ts';
export { groupListTick, remindGroupList } from './remind-group-list.ts';
export { markCalled, markPrinted } from './settle-notice.ts';
export type { NoticeRow, NoticeTables } from './tables.ts';
export type { NoticeLinks, NotificationDeps } from './tell.ts';

/** Names of database constraints and the refusal each stands for. */
export const constraints = { notice_once: 'notice.already-told' } as const;
