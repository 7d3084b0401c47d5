import { z } from 'zod';
import { chooseAddressee, nameOf, speaks } from './choose.ts';
import { composeCall } from './compose.ts';
import { draft } from './draft.ts';
import { noticeById } from './queries.ts';
import { type NoticeDb, readSubject } from './read-subject.ts';
import { type AccessKeys, addressed } from './tell.ts';

export interface CallScript {
  caseId: string;
  name: string;
  phone: string | null;
  subject: string;
  paragraphs: string[];
}

/**
 * What an agent says when ringing for a notice, composed from the case as it stands now; nothing of it is stored.
 * Undefined when it needs no call any more.
 */
export async function callScript(
  db: NoticeDb,
  deps: AccessKeys,
  tenant: string,
  noticeId: string,
  now: string,
): Promise<CallScript | undefined> {
  const notice = await noticeById(db, tenant, noticeId);
  if (notice?.state !== 'to-call') return undefined;
  const entryId = z.uuid().safeParse(notice.job_key.split(':')[1]);
  if (!entryId.success) return undefined;
  const entry = await db
    .selectFrom('journal_entry')
    .select(['type', 'at', 'data'])
    .where('tenant', '=', tenant)
    .where('id', '=', entryId.data)
    .executeTakeFirst();
  const subject = await readSubject(db, tenant, notice.case_id, now);
  if (!entry || !subject) return undefined;
  const data = z.record(z.string(), z.unknown()).parse(entry.data);
  const told = speaks(entry.type, data);
  const to = chooseAddressee(subject.parties, { notResident: data.outcome === 'deceased' });
  if (!to || told === undefined || told === 'case.email-change-asked') return undefined;
  const text = await draft(told, subject, data, 'call', entry.at);
  if (!text) return undefined;
  const script = composeCall(addressed(deps, subject, { ...to, way: 'call' }, text));
  return { caseId: notice.case_id, name: nameOf(to.party), phone: to.party.phone, ...script };
}
