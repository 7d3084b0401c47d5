import { checkDefinition, type FormDefinition, formShape } from '#domain/applications/index.ts';
import { inputProblems } from '#platform/commands/input-problems.ts';
import { sentence } from '#platform/commands/problems.ts';
import type { StaffVisit } from '../visit.ts';
import { messages } from './messages.ts';

export type ReadDefinition = { ok: true; definition: FormDefinition } | { ok: false; errors: string[] };

/** At most so many mistakes are listed: who mends the first ones sees the next. */
const shown = 20;

/** What somebody wrote into the editor: a sound form, or sentences that say where it is not. */
export function readDefinition(visit: StaffVisit, text: string): ReadDefinition {
  const t = messages[visit.lang];
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const [, line, column] = /line (\d+) column (\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
    return { ok: false, errors: [line && column ? t.noJsonAt(Number(line), Number(column)) : t.noJson] };
  }
  const parsed = formShape.safeParse(json, { reportInput: true });
  if (!parsed.success) {
    const errors = inputProblems(parsed.error).map((problem) =>
      t.at(problem.field ?? '', sentence(visit.door.problems, problem, visit.lang)),
    );
    return { ok: false, errors: errors.slice(0, shown) };
  }
  const found = checkDefinition(parsed.data);
  if (found.length === 0) return { ok: true, definition: parsed.data };
  return { ok: false, errors: found.slice(0, shown).map(({ at, code }) => t.at(at, t.problems[code])) };
}
