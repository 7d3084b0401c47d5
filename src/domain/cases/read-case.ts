import {
  type CaseOutcome,
  type CaseState,
  caseOutcomeSchema,
  caseStateSchema,
  type PromiseKind,
  type PromiseState,
  promiseKinds,
  promiseStates,
} from './rules.ts';
import type { CaseFileRow, PromiseRow } from './tables.ts';

/** A case as the database holds it, with state and outcome in the words of `rules.ts`. */
export type CaseRow = Omit<CaseFileRow, 'state' | 'outcome'> & { state: CaseState; outcome: CaseOutcome | null };

export function readCase(row: CaseFileRow): CaseRow {
  return {
    ...row,
    state: caseStateSchema.parse(row.state),
    outcome: row.outcome === null ? null : caseOutcomeSchema.parse(row.outcome),
  };
}

export type CasePromise = Omit<PromiseRow, 'kind' | 'state'> & { kind: PromiseKind; state: PromiseState };

export function readPromise(row: PromiseRow): CasePromise {
  const kind = promiseKinds.find((known) => known === row.kind);
  const state = promiseStates.find((known) => known === row.state);
  if (kind === undefined || state === undefined) throw new Error(`promise ${row.id} is of no known kind or state`);
  return { ...row, kind, state };
}
