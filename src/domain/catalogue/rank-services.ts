import type { SearchEntry } from './search-entry.ts';

/** How well a word of the index stands for an asked one (0 to 1), and how many services use it. */
export interface WordMatch {
  asked: string;
  word: string;
  quality: number;
  users: number;
}

export interface Candidate {
  key: string;
  own: boolean;
  entry: SearchEntry;
}

export interface RankedService extends Candidate {
  /** Higher is better; only comparable within one search. */
  score: number;
}

// Below this two words are not the same word misspelt; found by trying one and two wrong letters on the words in use.
const alike = 0.5;

/** What the index says about one word that resembles an asked one. */
export interface IndexMatch {
  how: string;
  /** The asked word, or a related one ("Abfall" for "Müll"). */
  term: string;
  word: string;
  /** Trigram likeness (Jaccard). */
  likeness: number;
  related: boolean;
}

/** How well a word of the index stands for the asked one: 1 the same, less a part of a compound or a misspelt one. */
export function matchQuality({ how, term, word, likeness, related }: IndexMatch): number {
  const factor = related ? 0.8 : 1;
  if (how === 'same') return factor;
  if (how === 'alike') {
    // Jaccard to Dice, which the threshold was found with.
    const dice = (2 * likeness) / (1 + likeness);
    // People rarely miss the first letter; "wandern" is not "ändern".
    const sameness = term[0] === word[0] ? dice : dice * 0.75;
    return sameness >= alike ? sameness * 0.8 : 0;
  }
  const [short, long] = term.length < word.length ? [term, word] : [word, term];
  // The end of a compound stands behind a whole word: "pass" in "reisepass", but not "andern" in "wandern".
  if (!long.startsWith(short) && long.length - short.length < 3) return 0;
  return factor * (0.45 + 0.4 * (short.length / long.length));
}

/** A word that many services use says little (inverse document frequency). */
export function rarity(users: number, services: number): number {
  return Math.log(1 + services / Math.max(1, users));
}

/**
 * Orders candidates by how well they answer: the words they share with the question by their rarity, whole phrases,
 * how much of the question they cover and how little else their name says.
 */
export function rankServices(
  candidates: readonly Candidate[],
  matches: readonly WordMatch[],
  services: number,
): RankedService[] {
  const byWord = Map.groupBy(matches, (match) => match.word);
  const worth = new Map<string, number>();
  for (const match of matches) {
    const value = match.quality * rarity(match.users, services);
    worth.set(match.asked, Math.max(worth.get(match.asked) ?? 0, value));
  }
  const askedWorth = [...worth.values()].reduce((sum, value) => sum + value, 0);
  return candidates
    .map((candidate) => ({ ...candidate, score: scoreOf(candidate.entry, byWord, worth, askedWorth, services) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.entry.name.de.length - b.entry.name.de.length);
}

function scoreOf(
  entry: SearchEntry,
  byWord: ReadonlyMap<string, readonly WordMatch[]>,
  worth: ReadonlyMap<string, number>,
  askedWorth: number,
  services: number,
): number {
  const best = new Map<string, { score: number; covered: number }>();
  for (const [word, weight] of Object.entries(entry.weights)) {
    for (const match of byWord.get(word) ?? []) {
      const value = match.quality * rarity(match.users, services);
      const before = best.get(match.asked);
      const score = value * weight;
      if (!before || score > before.score) best.set(match.asked, { score, covered: Math.min(1, weight) * value });
    }
  }
  const wordScore = [...best.values()].reduce((sum, each) => sum + each.score, 0);
  const covered = [...best.values()].reduce((sum, each) => sum + each.covered, 0);
  const coverage = askedWorth === 0 ? 0 : Math.min(1, covered / askedWorth);
  const phrase = Math.max(0, ...entry.phrases.map((words) => scorePhrase(words, byWord, worth, askedWorth, services)));
  return (wordScore + phrase) * (0.35 + 0.65 * coverage) * entry.prior;
}

/** A phrase found whole tells more than its words apart, most of all when the question says nothing else. */
function scorePhrase(
  phrase: readonly string[],
  byWord: ReadonlyMap<string, readonly WordMatch[]>,
  worth: ReadonlyMap<string, number>,
  askedWorth: number,
  services: number,
): number {
  let sum = 0;
  const asked = new Set<string>();
  for (const word of phrase) {
    let best: WordMatch | undefined;
    for (const match of byWord.get(word) ?? []) if (!best || match.quality > best.quality) best = match;
    if (!best || best.quality <= alike) return 0;
    sum += best.quality * rarity(best.users, services);
    asked.add(best.asked);
  }
  const said = [...asked].reduce((total, word) => total + (worth.get(word) ?? 0), 0);
  const share = askedWorth === 0 ? 0 : Math.min(1, said / askedWorth);
  return sum * 2.5 * (0.4 + 0.8 * share * share);
}
