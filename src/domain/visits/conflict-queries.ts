import type { Problem } from '#platform/commands/refusal.ts';
import { problemDataShape } from './field-rules.ts';
import type { VisitDb } from './visit-step.ts';

export interface FieldConflict {
  conflictId: string;
  device: string;
  staffId: string;
  staffName: string;
  visitId: string | null;
  command: string;
  problem: Problem;
  recordedAt: string;
  receivedAt: string;
  state: string;
  settledAt: string | null;
}

/** What the field sent and the office refused, the oldest first; open ones unless all, or a certain one, are asked for. */
export async function conflicts(
  db: VisitDb,
  tenant: string,
  { all = false, conflictId }: { all?: boolean; conflictId?: string } = {},
): Promise<FieldConflict[]> {
  const rows = await db
    .selectFrom('field_conflict as conflict')
    .leftJoin('staff', (join) =>
      join.onRef('staff.tenant', '=', 'conflict.tenant').onRef('staff.id', '=', 'conflict.staff_id'),
    )
    .select([
      'conflict.id',
      'conflict.device',
      'conflict.staff_id',
      'staff.name',
      'conflict.visit_id',
      'conflict.command',
      'conflict.problem',
      'conflict.problem_data',
      'conflict.recorded_at',
      'conflict.received_at',
      'conflict.state',
      'conflict.settled_at',
    ])
    .where('conflict.tenant', '=', tenant)
    .$if(conflictId !== undefined, (query) => query.where('conflict.id', '=', conflictId ?? ''))
    .$if(!all && conflictId === undefined, (query) => query.where('conflict.state', '=', 'open'))
    .orderBy('conflict.received_at')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    conflictId: row.id,
    device: row.device,
    staffId: row.staff_id,
    staffName: row.name ?? '',
    visitId: row.visit_id,
    command: row.command,
    problem: problemOf(row),
    recordedAt: row.recorded_at,
    receivedAt: row.received_at,
    state: row.state,
    settledAt: row.settled_at,
  }));
}

/** The sealed input of a conflict; who shows it unseals it with `conflictContext`. */
export async function sealedConflict(db: VisitDb, tenant: string, conflictId: string): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('field_conflict')
    .select('sealed_input')
    .where('tenant', '=', tenant)
    .where('id', '=', conflictId)
    .executeTakeFirst();
  return row?.sealed_input;
}

/** Why a field command was refused, and whether a person has settled it. */
export async function conflictOf(
  db: VisitDb,
  tenant: string,
  conflictId: string,
): Promise<{ problem: Problem; state: string } | undefined> {
  const row = await db
    .selectFrom('field_conflict')
    .select(['problem', 'problem_data', 'state'])
    .where('tenant', '=', tenant)
    .where('id', '=', conflictId)
    .executeTakeFirst();
  return row && { problem: problemOf(row), state: row.state };
}

function problemOf(row: { problem: string; problem_data: unknown }): Problem {
  return { code: row.problem, data: problemDataShape.parse(row.problem_data) };
}
