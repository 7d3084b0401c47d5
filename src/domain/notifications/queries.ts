import type { CaseTables } from '#domain/cases/index.ts';
import type { Db } from '#platform/db/pool.ts';
import type { NoticeRow, NoticeTables } from './tables.ts';

export interface OpenNotice extends NoticeRow {
  /** Compact case number. */
  number: string;
}

/** Letters to print or calls to make, oldest first. */
export function openNotices(
  db: Db<NoticeTables & CaseTables>,
  tenant: string,
  state: 'to-print' | 'to-call',
  limit = 200,
): Promise<OpenNotice[]> {
  return db
    .selectFrom('notice')
    .innerJoin('case_file', (join) =>
      join.onRef('case_file.tenant', '=', 'notice.tenant').onRef('case_file.id', '=', 'notice.case_id'),
    )
    .selectAll('notice')
    .select('case_file.number')
    .where('notice.tenant', '=', tenant)
    .where('notice.state', '=', state)
    .orderBy('notice.created_at')
    .orderBy('notice.id')
    .limit(limit)
    .execute();
}

export function noticeById(db: Db<NoticeTables>, tenant: string, id: string): Promise<NoticeRow | undefined> {
  return db.selectFrom('notice').selectAll().where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst();
}

/** What the people of a case were told, oldest first. */
export function noticesOf(db: Db<NoticeTables>, tenant: string, caseId: string): Promise<NoticeRow[]> {
  return db
    .selectFrom('notice')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('case_id', '=', caseId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}
