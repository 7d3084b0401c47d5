import { type ProblemCatalogue, sentence } from '#platform/commands/problems.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import type { Lang } from '#platform/i18n/messages.ts';

/** Refusals as a form shows them: once above, each linked to its field, and once at the field. */
export interface FormErrors {
  summary: { text: string; name?: string }[];
  /** The sentence at a field, by its form name; `undefined` when the field is fine. */
  at: (name: string) => string | undefined;
}

export const noErrors: FormErrors = { summary: [], at: () => undefined };

/** `fieldName` translates an input path (`parties.0.email`) to the form's field name where they differ. */
export function formErrors(
  catalogue: ProblemCatalogue,
  problems: readonly Problem[],
  lang: Lang,
  fieldName: (path: string) => string | undefined = (path) => path,
): FormErrors {
  const byField = new Map<string, string>();
  const summary: FormErrors['summary'] = [];
  for (const problem of problems) {
    const name = problem.field === undefined ? undefined : fieldName(problem.field);
    const text = sentence(catalogue, problem, lang);
    if (name !== undefined) {
      if (byField.has(name)) continue;
      byField.set(name, text);
      summary.push({ text, name });
    } else if (!summary.some((item) => item.text === text)) summary.push({ text });
  }
  return { summary, at: (name) => byField.get(name) };
}
