import type { CaseTables } from '#domain/cases/index.ts';
import type { DocumentTables } from '#domain/documents/index.ts';
import type { PaymentTables } from '#domain/payments/index.ts';
import type { VisitTables } from '#domain/visits/index.ts';
import type { Entry, Step } from '#platform/commands/define-command.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import type { ApplicationTables } from './tables.ts';

/** What this slice reads; it writes only `ApplicationTables`. */
export type ApplicationReads = ApplicationTables &
  CaseTables &
  DocumentTables &
  PaymentTables &
  VisitTables &
  Pick<PlatformTables, 'configuration'>;
export type ApplicationDb = Db<ApplicationReads>;
export type ApplicationStep = Step<ApplicationReads>;

export function applicationEntry(
  caseId: string,
  type: string,
  data: NonNullable<Entry['data']>,
  visibility: Entry['visibility'] = 'applicant',
): Entry {
  return { type, subject: { kind: 'case', id: caseId }, data, visibility };
}
