import { type ProblemCatalogue, sentence } from '#platform/commands/problems.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';

/** What was recorded: "Leistung", "Ankunft". */
export function commandWord(command: string, lang: Lang): string {
  const words: Readonly<Record<string, string>> = messages[lang].commands;
  return words[command] ?? messages[lang].otherCommand;
}

/** Why it was refused, in the sentence the device showed, with its numbers and dates. */
export function refusalSentence(catalogue: ProblemCatalogue, problem: Problem, lang: Lang): string {
  return catalogue[problem.code] ? sentence(catalogue, problem, lang) : messages[lang].otherReason;
}
