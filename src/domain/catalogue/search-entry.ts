import { z } from 'zod';
import type { PublicService } from './rules.ts';
import { tokens } from './words.ts';

/** What the search knows of one service: its names, how much each word says about it, and its phrases as stems. */
export const searchEntryShape = z.object({
  name: z.object({ de: z.string(), en: z.string().nullable() }),
  weights: z.record(z.string(), z.number()),
  phrases: z.array(z.array(z.string())),
  /** Factor of the final score: how likely residents mean it at all. */
  prior: z.number(),
});
export type SearchEntry = z.output<typeof searchEntryShape>;

export interface IndexedService {
  key: string;
  entry: SearchEntry;
  /** Running text for the full-text search. */
  body: string;
}

export const weights = { name: 3, everyday: 2.5, inherited: 1.2, action: 1.3, law: 0.8, summary: 0.4 } as const;

/** Collects the words of a text with the weight of the place it stands in; the highest counts. */
export function weigh(into: Record<string, number>, text: string, weight: number): void {
  for (const word of tokens(text)) into[word] = Math.max(into[word] ?? 0, weight);
}

/** A word of an everyday phrase of several words says less than one that stands alone. */
export function weighPhrase(into: Record<string, number>, text: string, weight: number): void {
  const words = tokens(text);
  const share = words.length <= 1 ? 1 : words.length === 2 ? 0.75 : 0.5;
  for (const word of words) into[word] = Math.max(into[word] ?? 0, weight * share);
}

/** The entry of a service of the town's own layer. */
export function entryOfTownService(service: PublicService): IndexedService {
  const found: Record<string, number> = {};
  const everyday = [...service.everydayWords.de, ...service.everydayWords.en];
  const names = [service.name.de, service.name.en];
  for (const text of [service.summary.de, service.summary.en]) weigh(found, text, weights.summary);
  for (const text of everyday) weighPhrase(found, text, weights.everyday);
  for (const text of names) weigh(found, text, weights.name);
  return {
    key: service.key,
    entry: { name: service.name, weights: found, phrases: distinct([...names, ...everyday]), prior: 1.3 },
    body: [...names, service.summary.de, service.summary.en, service.legalBasis].join(' '),
  };
}

/** The entry of a service the town only adds words to: the list's name, and what people here call it. */
export function entryOfTownWords(key: string, listed: SearchEntry, words: readonly string[]): IndexedService {
  const found = { ...listed.weights };
  for (const text of words) weighPhrase(found, text, weights.everyday);
  const phrases = [...listed.phrases, ...distinct(words)];
  return { key, entry: { ...listed, weights: found, phrases }, body: words.join(' ') };
}

/** Phrases as stems, each once. */
export function distinct(texts: readonly string[]): string[][] {
  const phrases = new Map(texts.map((text) => [tokens(text).join(' '), tokens(text)] as const));
  phrases.delete('');
  return [...phrases.values()];
}
