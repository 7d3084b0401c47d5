import type { Entry, Step } from '#platform/commands/define-command.ts';
import type { PromiseKind } from './rules.ts';
import type { CaseTables } from './tables.ts';

/** Move: what was promised has been done. One entry per open promise of these kinds; none when none was open. */
export function keepPromises(step: Step<CaseTables>, caseId: string, kinds: readonly PromiseKind[]): Promise<Entry[]> {
  return settle(step, caseId, kinds, 'kept');
}

/** Move: the resident no longer wants it, or it has become pointless through them. */
export function releasePromises(
  step: Step<CaseTables>,
  caseId: string,
  kinds: readonly PromiseKind[],
): Promise<Entry[]> {
  return settle(step, caseId, kinds, 'released');
}

async function settle(
  step: Step<CaseTables>,
  caseId: string,
  kinds: readonly PromiseKind[],
  state: 'kept' | 'released',
): Promise<Entry[]> {
  if (kinds.length === 0) return [];
  const rows = await step.tx
    .updateTable('promise')
    .set({ state, settled_at: step.now })
    .where('tenant', '=', step.tenant)
    .where('case_id', '=', caseId)
    .where('state', '=', 'open')
    .where('kind', 'in', kinds)
    .returning(['id', 'kind'])
    .execute();
  return rows.map((row) => ({
    type: `promise.${state}`,
    subject: { kind: 'case', id: caseId },
    data: { promise: row.id, kind: row.kind },
    visibility: 'applicant',
  }));
}
