import type { Entry, Step } from '#platform/commands/define-command.ts';
import type { PromiseKind } from './rules.ts';
import type { CaseTables } from './tables.ts';

export interface MakePromise {
  kind: PromiseKind;
  ownerRole: string;
  ownerStaff?: string | undefined;
  /** ISO instant. */
  dueAt: string;
  /** How the due time came about (the steps of `dueInServiceTime`), stored as JSON. No personal text. */
  explanation: unknown;
}

/** Move: gives the resident our word. It ends kept, broken or released, never forgotten. */
export async function makePromise(step: Step<CaseTables>, caseId: string, promise: MakePromise): Promise<Entry> {
  const id = step.newId();
  await step.tx
    .insertInto('promise')
    .values({
      tenant: step.tenant,
      id,
      case_id: caseId,
      kind: promise.kind,
      owner_role: promise.ownerRole,
      owner_staff: promise.ownerStaff ?? null,
      made_at: step.now,
      due_at: promise.dueAt,
      explanation: JSON.stringify(promise.explanation),
      state: 'open',
      settled_at: null,
    })
    .execute();
  return {
    type: 'promise.made',
    subject: { kind: 'case', id: caseId },
    data: { promise: id, kind: promise.kind, dueAt: promise.dueAt },
    visibility: 'applicant',
  };
}
