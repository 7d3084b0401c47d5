import type { VisitStep } from './visit-step.ts';

/** The running cases on the list of a group date; none for any other case. */
export async function membersOf(step: VisitStep, groupCaseId: string): Promise<string[]> {
  const rows = await step.tx
    .selectFrom('case_file')
    .select('id')
    .where('tenant', '=', step.tenant)
    .where('group_case', '=', groupCaseId)
    .where('state', '<>', 'ended')
    // One order for everybody who locks them.
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}
