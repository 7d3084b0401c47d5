import type { ComponentChildren } from 'preact';

/** Things side by side where there is room, one below the other where there is not. `main` is two thirds and one third. */
export function Columns({
  layout = 'even',
  children,
}: {
  layout?: 'even' | 'main' | 'cards';
  children: ComponentChildren;
}) {
  return <div class={`bn-columns bn-columns--${layout}`}>{children}</div>;
}
