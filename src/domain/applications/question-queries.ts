import type { Db } from '#platform/db/pool.ts';
import { type PersonQuery, personsAnswered, type RegisterPerson, searchTerm } from './register-rules.ts';
import type { ApplicationTables } from './tables.ts';

/** A question to the register as an auditor reads it; `term` and `persons` are empty once erased. */
export interface RegisterQuestion {
  id: string;
  operation: string;
  purpose: string;
  actorKind: string;
  askedBy: string;
  askedAt: string;
  state: string;
  codes: readonly string[];
  term: readonly PersonQuery[];
  persons: readonly RegisterPerson[];
}

/** The questions of a case, newest first. Holds personal data: only for who has the right `page:desk.register`. */
export async function questionsOf(
  db: Db<ApplicationTables>,
  tenant: string,
  caseId: string,
): Promise<RegisterQuestion[]> {
  const rows = await db
    .selectFrom('register_question')
    .leftJoin('register_term', (join) =>
      join
        .onRef('register_term.tenant', '=', 'register_question.tenant')
        .onRef('register_term.question_id', '=', 'register_question.id'),
    )
    .selectAll('register_question')
    .select(['register_term.term', 'register_term.answer'])
    .where('register_question.tenant', '=', tenant)
    .where('register_question.case_id', '=', caseId)
    .orderBy('register_question.asked_at', 'desc')
    .orderBy('register_question.id')
    .execute();
  return rows.map((row) => {
    const term = row.term === null ? [] : searchTerm.parse(row.term);
    return {
      id: row.id,
      operation: row.operation,
      purpose: row.purpose,
      actorKind: row.actor_kind,
      askedBy: row.asked_by,
      askedAt: row.asked_at,
      state: row.state,
      codes: row.codes,
      term: Array.isArray(term) ? term : [term],
      persons: row.answer === null ? [] : personsAnswered.parse(row.answer).persons,
    };
  });
}
