import type { ProblemCatalogue } from '#platform/commands/problems.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';

/** What was recorded: "Leistung", "Ankunft". */
export function commandWord(command: string, lang: Lang): string {
  const words: Readonly<Record<string, string>> = messages[lang].commands;
  return words[command] ?? messages[lang].otherCommand;
}

/** Why it was refused. Only the code was kept, so a sentence that wants numbers or dates has one without them. */
export function refusalSentence(catalogue: ProblemCatalogue, code: string, lang: Lang): string {
  const text = catalogue[code]?.[lang];
  if (typeof text === 'string') return text;
  const plain: Readonly<Record<string, string>> = messages[lang].reasons;
  return plain[code] ?? messages[lang].otherReason;
}
