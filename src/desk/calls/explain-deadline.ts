import { z } from 'zod';
import { formatLongDate, formatTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { messages } from './taken-messages.ts';

const time = z.string();
const stepSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('counted'), date: z.string(), from: time, to: time }),
  z.object({ kind: z.literal('start'), date: z.string(), at: time }),
  z.object({ kind: z.literal('day'), date: z.string(), at: time }),
  z.object({ kind: z.literal('weekend'), date: z.string() }),
  z.object({ kind: z.literal('holiday'), date: z.string(), name: z.object({ de: z.string(), en: z.string() }) }),
  z.object({ kind: z.literal('closed'), date: z.string(), reason: z.string() }),
]);

/** How a deadline came about, a sentence for each step; `explanation` is what the promise stored. */
export function explainDeadline(lang: Lang, explanation: unknown): string[] {
  const steps = z.array(stepSchema).safeParse(explanation);
  if (!steps.success) return [];
  return steps.data.map((step) => sentenceOf(lang, step));
}

function sentenceOf(lang: Lang, step: z.output<typeof stepSchema>): string {
  const t = messages[lang].counted;
  const day = formatLongDate(lang, step.date);
  switch (step.kind) {
    case 'counted':
      return t.counted(day, formatTime(lang, step.from), formatTime(lang, step.to));
    case 'start':
      return t.start(day, formatTime(lang, step.at));
    case 'day':
      return t.day(day, formatTime(lang, step.at));
    case 'weekend':
      return t.weekend(day);
    case 'holiday':
      return t.holiday(day, step.name[lang]);
    case 'closed':
      return t.closed(day, step.reason);
  }
}
