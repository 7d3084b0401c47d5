import { caseOutcomeSchema, caseStateSchema, caseTexts, phaseOf } from '#domain/cases/index.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { messages } from './find-messages.ts';

/** State and outcome in a word; what cannot be read is shown as it is. */
export function phaseWord(lang: Lang, state: string, outcome: string | null): string {
  const known = caseStateSchema.safeParse(state);
  const ended = caseOutcomeSchema.nullable().safeParse(outcome);
  if (!known.success || !ended.success) return state;
  // The resident's own wording ("waiting for you") would turn its meaning round on this side of the desk.
  if (known.data === 'waiting-resident') return messages[lang].waitingResident;
  return caseTexts[lang].phase[phaseOf(known.data, ended.data)].word;
}
