import type { ComponentChildren } from 'preact';

/** One of several answers to choose from. */
export interface Choice {
  value: string;
  label: string;
  hint?: ComponentChildren;
  disabled?: boolean | undefined;
}
