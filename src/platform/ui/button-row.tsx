import type { ComponentChildren } from 'preact';

/** Buttons beside one another; below one another on narrow screens. The main one comes first. */
export function ButtonRow({ children }: { children: ComponentChildren }) {
  return <div class="bn-button-row">{children}</div>;
}
