import { createHash } from 'node:crypto';
import type { Entry } from '#platform/commands/define-command.ts';
import { canonical } from '#platform/journal/canonical.ts';
import type { ApplicationStep } from './application-step.ts';
import type { SearchTerm } from './register-rules.ts';

export const registerOperations = ['ask-person', 'order-certificate', 'deregister'] as const;
export type RegisterOperation = (typeof registerOperations)[number];

export interface OpenQuestion {
  caseId: string;
  application?: string | undefined;
  operation: RegisterOperation;
  /** A code. */
  purpose: string;
  /** The search term in plain words; it stands in `register_term` and nowhere else. */
  term: SearchTerm;
}

/**
 * Move: the register is going to be asked. The journal says who asks, what for and in which case, and holds a salted
 * commitment to the search term; with the salt, erased with the case, goes the only way to prove what it was.
 */
export async function openQuestion(step: ApplicationStep, of: OpenQuestion): Promise<{ id: string; entry: Entry }> {
  const id = step.newId();
  const salt = Buffer.from(step.random(16));
  const { tenant } = step;
  await step.tx
    .insertInto('register_question')
    .values({
      tenant,
      id,
      case_id: of.caseId,
      application_id: of.application ?? null,
      operation: of.operation,
      purpose: of.purpose,
      actor_kind: step.actor.kind,
      asked_by: step.actor.id,
      asked_at: step.now,
      state: 'asked',
      codes: [],
      answered_at: null,
    })
    .execute();
  await step.tx
    .insertInto('register_term')
    .values({ tenant, question_id: id, case_id: of.caseId, salt, term: JSON.stringify(of.term), answer: null })
    .execute();
  return {
    id,
    entry: {
      type: 'register.asked',
      subject: { kind: 'case', id: of.caseId },
      data: {
        question: id,
        operation: of.operation,
        purpose: of.purpose,
        ...(of.application === undefined ? {} : { application: of.application }),
        term: commitment(salt, of.term),
      },
      visibility: 'department',
    },
  };
}

/** SHA-256 over salt and term, hex: the auditor recomputes it from `register_term` and compares with the journal. */
export function commitment(salt: Uint8Array, term: unknown): string {
  return createHash('sha256').update(salt).update(canonical(term)).digest('hex');
}
