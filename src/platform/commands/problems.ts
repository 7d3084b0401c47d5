import { type Problem, Refusal } from './refusal.ts';

export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503;
type Data = Readonly<Record<string, string | number>>;
type Sentence = string | ((data: Data) => string);

/** What a refusal says: what is wrong and what to do about it, per language. */
export interface ProblemText {
  status: ProblemStatus;
  de: Sentence;
  en: Sentence;
}

export type ProblemCatalogue = Readonly<Record<string, ProblemText>>;

/**
 * A capability's part of the problem catalogue. The code is the key of the text, the anchor in the
 * documentation and what support asks for. `refuse(code)` builds the refusal to throw.
 */
export function defineProblems<const C extends Record<string, ProblemText>>(
  texts: C,
): { texts: C; refuse: (code: keyof C & string, detail?: Omit<Problem, 'code'>) => Refusal } {
  return { texts, refuse: (code, detail) => new Refusal({ code, ...detail }) };
}

/** The sentence of a problem; an unknown code is a bug and says so by its code. */
export function sentence(catalogue: ProblemCatalogue, problem: Problem, lang: 'de' | 'en'): string {
  const text = catalogue[problem.code]?.[lang];
  if (text === undefined) return problem.code;
  return typeof text === 'string' ? text : text(problem.data ?? {});
}

/** The HTTP status of several problems: the first one's decides. */
export function statusOf(catalogue: ProblemCatalogue, problems: readonly Problem[]): ProblemStatus {
  const first = problems[0];
  return (first && catalogue[first.code]?.status) ?? 422;
}

/** Merges the parts; the same code twice is a mistake of ours and stops the start. */
export function mergeProblems(...parts: ProblemCatalogue[]): ProblemCatalogue {
  const merged: Record<string, ProblemText> = {};
  for (const part of parts) {
    for (const [code, text] of Object.entries(part)) {
      if (merged[code]) throw new Error(`problem code ${code} is defined twice`);
      merged[code] = text;
    }
  }
  return merged;
}
