import type { CaseTables } from '#domain/cases/index.ts';
import type { IdentityTables } from '#domain/identity/index.ts';
import type { Entry, Step } from '#platform/commands/define-command.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import type { VisitTables } from './tables.ts';

/** What this slice reads; it writes only `VisitTables`. */
export type VisitReads = VisitTables &
  CaseTables &
  Pick<IdentityTables, 'staff' | 'staff_role'> &
  Pick<PlatformTables, 'configuration'>;
export type VisitDb = Db<VisitReads>;
export type VisitStep = Step<VisitReads>;

export type Journal = [Entry, ...Entry[]];

/** An entry about a case, as residents may see it in their history unless told otherwise. */
export function caseEntry(
  caseId: string,
  type: string,
  data: NonNullable<Entry['data']>,
  visibility: Entry['visibility'] = 'applicant',
): Entry {
  return { type, subject: { kind: 'case', id: caseId }, data, visibility };
}

/** An entry about a thing of the service: tour, kit, vehicle, conflict. */
export function thingEntry(kind: string, id: string, type: string, data: NonNullable<Entry['data']> = {}): Entry {
  return { type, subject: { kind, id }, data, visibility: 'department' };
}
