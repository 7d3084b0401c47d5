import type { Actor } from '#platform/commands/actor.ts';
import type { Step } from '#platform/commands/define-command.ts';
import { refuse } from './problems.ts';
import { type CaseRow, readCase } from './read-case.ts';
import { seesContent } from './rules.ts';
import type { CaseTables } from './tables.ts';

/**
 * The case somebody wants to do something with. Who may not know it hears the same as for a number nobody has:
 * `case.unknown`. `lock` takes the row until the end of the command; `version` is what the page had read (`case.stale`).
 */
export async function requireCase(
  step: Step<CaseTables>,
  caseId: string,
  { lock = false, version }: { lock?: boolean | undefined; version?: number | undefined } = {},
): Promise<CaseRow> {
  const query = step.tx.selectFrom('case_file').selectAll().where('tenant', '=', step.tenant).where('id', '=', caseId);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row || !mayTouch(step.actor, { id: row.id, groupCase: row.group_case })) throw refuse('case.unknown');
  if (version !== undefined && version !== row.version) throw refuse('case.stale', { data: { version: row.version } });
  return readCase(row);
}

/** Like `requireCase`, for what shows or changes content: an agent needs the caller's secret (`case.secret-needed`). */
export async function requireOpenedCase(
  step: Step<CaseTables>,
  caseId: string,
  options: { lock?: boolean | undefined; version?: number | undefined } = {},
): Promise<CaseRow> {
  const row = await requireCase(step, caseId, options);
  if (['staff', 'machine'].includes(step.actor.kind) && !seesContent(step.actor, caseId))
    throw refuse('case.secret-needed');
  return row;
}

/** Staff and machines of the town by their rights; a resident the opened case, and through a group date its residents. */
export function mayTouch(actor: Actor, of: { id: string; groupCase: string | null }): boolean {
  if (!actor.roles.some((role) => role !== 'anonymous')) return false;
  if (actor.kind !== 'resident') return true;
  return actor.caseId !== undefined && (of.id === actor.caseId || of.groupCase === actor.caseId);
}
