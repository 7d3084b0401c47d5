import type { PublicService } from './rules.ts';
import { similarity, tokens } from './words.ts';

export interface FoundService {
  service: PublicService;
  /** Higher is better; only comparable within one search. */
  score: number;
}

/** The words of one service: by stem, how much they say about it, and its phrases as sets of stems. */
interface Entry {
  service: PublicService;
  weights: Map<string, number>;
  phrases: string[][];
}

const nameWeight = 3;
const everydayWeight = 2.5;
const summaryWeight = 0.4;
// Below this two words are not the same word misspelt; found by trying one and two wrong letters on the words in use.
const alike = 0.5;

/**
 * Finds services by everyday words, in either language: filler words, endings, umlauts written out, compounds and
 * typing mistakes do not matter. Best first; nothing that shares no word.
 */
export function searchServices(services: readonly PublicService[], words: string): FoundService[] {
  const entries = services.map(entryOf);
  const asked = [...new Set(tokens(words))];
  const found = entries.map((entry) => ({
    service: entry.service,
    score: scoreWords(entry, asked, entries) + scorePhrases(entry, asked),
  }));
  const best = Math.max(0, ...found.map((each) => each.score));
  return found.filter((each) => each.score > best / 20).toSorted((a, b) => b.score - a.score);
}

function entryOf(service: PublicService): Entry {
  const weights = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    for (const word of tokens(text)) weights.set(word, Math.max(weights.get(word) ?? 0, weight));
  };
  const phrases = [service.name.de, service.name.en, ...service.everydayWords.de, ...service.everydayWords.en];
  for (const text of [service.summary.de, service.summary.en]) add(text, summaryWeight);
  for (const text of phrases) add(text, everydayWeight);
  for (const text of [service.name.de, service.name.en]) add(text, nameWeight);
  return { service, weights, phrases: phrases.map(tokens) };
}

function scoreWords(entry: Entry, asked: readonly string[], entries: readonly Entry[]): number {
  let score = 0;
  for (const word of asked) {
    let best = 0;
    for (const [known, weight] of entry.weights) {
      const match = matchWords(word, known);
      if (match > 0) best = Math.max(best, match * weight * rarity(known, entries));
    }
    score += best;
  }
  return score;
}

/** A phrase of several words found whole tells more than its words apart. */
function scorePhrases(entry: Entry, asked: readonly string[]): number {
  let best = 0;
  for (const phrase of entry.phrases) {
    if (phrase.length < 2) continue;
    const hits = phrase.map((known) => Math.max(0, ...asked.map((word) => matchWords(word, known))));
    if (hits.every((hit) => hit > alike))
      best = Math.max(
        best,
        hits.reduce((sum, hit) => sum + hit, 0),
      );
  }
  return best * everydayWeight;
}

/** 1 for the same word, less for a part of a compound or a misspelt one, 0 for another word. */
function matchWords(word: string, known: string): number {
  if (word === known) return 1;
  const [short, long] = word.length < known.length ? [word, known] : [known, word];
  if (short.length >= 4 && (long.startsWith(short) || long.endsWith(short)))
    return 0.45 + 0.4 * (short.length / long.length);
  if (short.length < 4) return 0;
  const likeness = similarity(word, known);
  return likeness >= alike ? likeness * 0.8 : 0;
}

/** A word that many services use says little (inverse document frequency). */
function rarity(known: string, entries: readonly Entry[]): number {
  const users = entries.filter((entry) => (entry.weights.get(known) ?? 0) > summaryWeight).length;
  return Math.log(1 + entries.length / Math.max(1, users));
}
