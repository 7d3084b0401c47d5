import type { Problem } from '#platform/commands/refusal.ts';
import type { FormErrors } from './form-errors.ts';

const emptyCodes = new Set(['input.required', 'name.missing']);

/** Says for some fields what is missing in a sentence of its own, instead of "please fill in this field" or "give the name". */
export function sayMissing(
  found: FormErrors,
  problems: readonly Problem[],
  fieldOf: (path: string) => string | undefined,
  sentences: Readonly<Record<string, string>>,
): FormErrors {
  const unanswered = new Set(
    problems.filter(({ code }) => emptyCodes.has(code)).map(({ field }) => fieldOf(field ?? '')),
  );
  const say = (name: string | undefined, text: string): string =>
    name !== undefined && unanswered.has(name) ? (sentences[name] ?? text) : text;
  return {
    summary: found.summary.map((item) => ({ ...item, text: say(item.name, item.text) })),
    at: (name) => {
      const text = found.at(name);
      return text === undefined ? undefined : say(name, text);
    },
  };
}
