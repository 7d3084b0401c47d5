import type { JSX } from 'preact';
import type { Lang } from '#platform/i18n/messages.ts';

/** One way to use a component: documentation, fixture and accessibility test at once. */
export interface Example {
  title: string;
  render: (lang: Lang) => JSX.Element;
}
