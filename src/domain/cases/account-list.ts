import { sql } from 'kysely';
import type { Db } from '#platform/db/pool.ts';
import { type CaseRow, readCase, readPromise } from './read-case.ts';
import { type NextStep, nextStepOf } from './rules.ts';
import type { CaseTables } from './tables.ts';

/** Cases an account's list shows at most; who has more of them opens the older ones by number and secret. */
const longest = 200;

/** A case in somebody's list with what happens next, until when. */
export interface ListedCase {
  file: CaseRow;
  next: NextStep;
}

/** The list of an account over all channels: running cases first, each last changed first. */
export async function listOfAccount(
  db: Db<CaseTables>,
  tenant: string,
  account: string,
  { now, waitingDays }: { now: string; waitingDays: number },
): Promise<ListedCase[]> {
  const files = await casesOfAccount(db, tenant, account);
  if (files.length === 0) return [];
  const ids = files.map(({ id }) => id);
  const promises = await db
    .selectFrom('promise')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('case_id', 'in', ids)
    .where('state', '=', 'open')
    .execute();
  const objections = await db
    .selectFrom('task')
    .select('case_id')
    .where('tenant', '=', tenant)
    .where('case_id', 'in', ids)
    .where('kind', '=', 'objection')
    .where('state', '=', 'open')
    .execute();
  return files.map((file) => ({
    file,
    next: nextStepOf({
      state: file.state,
      changedAt: file.changed_at,
      promises: promises
        .filter((promise) => promise.case_id === file.id)
        .map(readPromise)
        .map(({ kind, state, due_at }) => ({ kind, state, dueAt: due_at })),
      objectionOpen: objections.some((task) => task.case_id === file.id),
      now,
      waitingDays,
    }),
  }));
}

async function casesOfAccount(db: Db<CaseTables>, tenant: string, account: string): Promise<CaseRow[]> {
  const rows = await db
    .selectFrom('case_account as listed')
    .innerJoin('case_file', (join) =>
      join.onRef('case_file.tenant', '=', 'listed.tenant').onRef('case_file.id', '=', 'listed.case_id'),
    )
    .selectAll('case_file')
    .where('listed.tenant', '=', tenant)
    .where('listed.account', '=', account)
    .orderBy(sql`case_file.state = 'ended'`)
    .orderBy('case_file.changed_at', 'desc')
    .orderBy('case_file.id')
    .limit(longest)
    .execute();
  return rows.map(readCase);
}

/** The id of the case of this number, if it stands in the account's list: the right to open it without its secret. */
export async function listedCase(
  db: Db<CaseTables>,
  tenant: string,
  account: string,
  number: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('case_account as listed')
    .innerJoin('case_file', (join) =>
      join.onRef('case_file.tenant', '=', 'listed.tenant').onRef('case_file.id', '=', 'listed.case_id'),
    )
    .select('case_file.id')
    .where('listed.tenant', '=', tenant)
    .where('listed.account', '=', account)
    .where('case_file.number', '=', number)
    .executeTakeFirst();
  return row?.id;
}
