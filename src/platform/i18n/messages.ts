/** Languages a page can be shown in. The first is the fallback. */
export const languages = ['de', 'en'] as const;
export type Lang = (typeof languages)[number];

type Text = string | ((...values: never[]) => string);

/** The same keys and signatures as the German texts, with any wording. */
type Counterpart<T> = {
  [K in keyof T]: T[K] extends (...values: infer A) => string
    ? (...values: A) => string
    : T[K] extends string
      ? string
      : Counterpart<T[K]>;
};

interface Texts {
  [key: string]: Text | Texts;
}

/**
 * Texts of one place in all languages. English must have exactly the keys and
 * signatures of German: a missing text is a type error and fails the build.
 */
export function defineMessages<T extends Texts>(texts: { de: T; en: Counterpart<T> }): { de: T; en: Counterpart<T> } {
  return texts;
}
