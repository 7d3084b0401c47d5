import { sql } from 'kysely';
import type { Db } from '#platform/db/pool.ts';
import type { CaseTables } from './tables.ts';

export interface WorkListWish {
  roles: readonly string[];
  /** Rows somebody else holds are left out. */
  staffId: string;
  limit?: number;
}

export interface WorkItem {
  what: 'task' | 'promise';
  id: string;
  kind: string;
  caseId: string;
  number: string;
  caseKind: string;
  dueAt: string;
  ownerRole: string;
  ownerStaff: string | null;
  /** Of a task; empty for a promise. */
  data: unknown;
}

/** Open tasks and promises of these roles, the most urgent first. */
export function workList(db: Db<CaseTables>, tenant: string, wish: WorkListWish): Promise<WorkItem[]> {
  if (wish.roles.length === 0) return Promise.resolve([]);
  const tasks = db
    .selectFrom('task')
    .select([
      sql<'task' | 'promise'>`'task'`.as('what'),
      'id',
      'kind',
      'case_id',
      'due_at',
      'owner_role',
      'owner_staff',
      sql<unknown>`data`.as('data'),
    ])
    .where('tenant', '=', tenant)
    .where('state', '=', 'open')
    .where('owner_role', 'in', wish.roles)
    .where((eb) => eb.or([eb('owner_staff', 'is', null), eb('owner_staff', '=', wish.staffId)]));
  const promises = db
    .selectFrom('promise')
    .select([
      sql<'task' | 'promise'>`'promise'`.as('what'),
      'id',
      'kind',
      'case_id',
      'due_at',
      'owner_role',
      'owner_staff',
      sql<unknown>`'{}'::jsonb`.as('data'),
    ])
    .where('tenant', '=', tenant)
    .where('state', '=', 'open')
    .where('owner_role', 'in', wish.roles)
    .where((eb) => eb.or([eb('owner_staff', 'is', null), eb('owner_staff', '=', wish.staffId)]));
  return db
    .selectFrom(tasks.unionAll(promises).as('item'))
    .innerJoin('case_file as file', (join) => join.on('file.tenant', '=', tenant).onRef('file.id', '=', 'item.case_id'))
    .select([
      'item.what',
      'item.id',
      'item.kind',
      'item.case_id as caseId',
      'file.number',
      'file.kind as caseKind',
      'item.due_at as dueAt',
      'item.owner_role as ownerRole',
      'item.owner_staff as ownerStaff',
      'item.data',
    ])
    .orderBy('item.due_at')
    .orderBy('item.id')
    .limit(wish.limit ?? 100)
    .execute();
}
