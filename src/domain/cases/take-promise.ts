import type { Step } from '#platform/commands/define-command.ts';
import { refuse } from './problems.ts';
import { requireCase } from './require-case.ts';
import type { CaseTables, PromiseRow } from './tables.ts';

/** The promise, locked. The case is locked first, as everywhere: one order of locks cannot end in a deadlock. */
export async function takePromise(step: Step<CaseTables>, id: string): Promise<PromiseRow> {
  const found = await step.tx
    .selectFrom('promise')
    .select('case_id')
    .where('tenant', '=', step.tenant)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw refuse('promise.unknown');
  await requireCase(step, found.case_id, { lock: true });
  return step.tx
    .selectFrom('promise')
    .selectAll()
    .where('tenant', '=', step.tenant)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}
