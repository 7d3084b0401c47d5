import { type FormDefinition, partsOf } from '#domain/applications/index.ts';
import { sentence } from '#platform/commands/problems.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import type { FormErrors } from '#platform/http/form-errors.ts';
import type { PortalVisit } from '../visit.ts';
import { type Applying, ownSentence } from './applying.ts';

/** Problems as a page shows them: the form's own sentences first, in the order of the page. */
export function formProblems(visit: PortalVisit, applying: Applying, problems: readonly Problem[]): FormErrors {
  const { definition } = applying.form;
  const said = (problem: Problem) =>
    ownSentence(definition, problem, visit.lang) ?? sentence(visit.door.problems, problem, visit.lang);
  const byField = new Map<string, string>();
  for (const problem of problems.toSorted((a, b) => place(definition, a) - place(definition, b))) {
    const name = problem.field ?? '';
    if (!byField.has(name)) byField.set(name, said(problem));
  }
  return {
    summary: [...byField].map(([name, text]) => (name === '' ? { text } : { text, name })),
    at: (name) => byField.get(name),
  };
}

/** Where a problem's field stands: fields as the pages name them, members of a group one after the other. */
function place(form: FormDefinition, problem: Problem): number {
  const [name = '', index = '0', part = ''] = (problem.field ?? '').split('.');
  const field = form.pages.flatMap((page) => page.fields).indexOf(name);
  return field * 10_000 + Number(index) * 100 + partsOf(form, name).indexOf(part);
}
