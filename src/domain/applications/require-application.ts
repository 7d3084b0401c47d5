import { requireCase } from '#domain/cases/index.ts';
import type { ApplicationStep } from './application-step.ts';
import { refuse } from './problems.ts';
import type { ApplicationRow } from './tables.ts';

/** The application and its case, both locked, the case first as everywhere. Refuses `application.unknown`, `case.unknown`. */
export async function requireApplication(step: ApplicationStep, id: string) {
  const found = await step.tx
    .selectFrom('application')
    .select('case_id')
    .where('tenant', '=', step.tenant)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw refuse('application.unknown');
  const file = await requireCase(step, found.case_id, { lock: true });
  const row: ApplicationRow = await step.tx
    .selectFrom('application')
    .selectAll()
    .where('tenant', '=', step.tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { file, row };
}
