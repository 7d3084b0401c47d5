import type { JSX } from 'preact';
import type { Lang } from '#platform/i18n/messages.ts';

/** One way to use a component: documentation, fixture and accessibility test at once. */
export interface Example {
  title: string;
  render: (lang: Lang) => JSX.Element;
}

/** Example texts in both languages, beside one another. */
export function say(lang: Lang, de: string, en: string): string {
  return lang === 'de' ? de : en;
}
