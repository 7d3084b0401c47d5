import type { Selectable } from 'kysely';
import { type CaseRow, requireCase, requireOpenedCase } from '#domain/cases/index.ts';
import { refuse } from './problems.ts';
import type { VisitTables } from './tables.ts';
import type { VisitStep } from './visit-step.ts';

export type VisitRow = Omit<Selectable<VisitTables['visit']>, 'during'>;
const columns = [
  'tenant',
  'id',
  'case_id',
  'purpose',
  'state',
  'outcome',
  'tour_id',
  'window_start',
  'window_end',
  'travel_minutes',
  'setup_minutes',
  'service_minutes',
  'not_before',
  'reminded_at',
  'arrived_at',
  'version',
  'created_at',
  'ended_at',
] as const;

/**
 * A visit and its case, both locked, the case first: everybody locks in this order. Who may not touch the case hears
 * that there is no such visit (`visits.unknown`); `version` is what the page had read (`visits.stale`). With `opened` an
 * agent needs the caller's secret first (`case.secret-needed`).
 */
export async function requireVisit(
  step: VisitStep,
  visitId: string,
  { version, opened = false }: { version?: number | undefined; opened?: boolean } = {},
): Promise<{ visit: VisitRow; file: CaseRow }> {
  const found = await step.tx
    .selectFrom('visit')
    .select('case_id')
    .where('tenant', '=', step.tenant)
    .where('id', '=', visitId)
    .executeTakeFirst();
  if (!found) throw refuse('visits.unknown');
  const file = await (opened ? requireOpenedCase : requireCase)(step, found.case_id, { lock: true });
  const visit = await step.tx
    .selectFrom('visit')
    .select(columns)
    .where('tenant', '=', step.tenant)
    .where('id', '=', visitId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (version !== undefined && version !== visit.version) throw refuse('visits.stale');
  return { visit, file };
}
