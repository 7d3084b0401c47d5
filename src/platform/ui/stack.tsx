import type { ComponentChildren } from 'preact';

/** Things below one another with the same space between them. */
export function Stack({
  gap = 'default',
  children,
}: {
  gap?: 'small' | 'default' | 'large';
  children: ComponentChildren;
}) {
  return <div class={`bn-stack bn-stack--${gap}`}>{children}</div>;
}
