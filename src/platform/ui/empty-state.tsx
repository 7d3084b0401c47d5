import type { ComponentChildren } from 'preact';

export interface EmptyStateProps {
  title: string;
  /** What would have to happen for something to stand here. */
  children?: ComponentChildren;
  action?: ComponentChildren;
}

/** There is nothing here, and why. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div class="bn-empty">
      <p class="bn-empty__title">{title}</p>
      {children ? <div class="bn-empty__body">{children}</div> : null}
      {action ? <div class="bn-empty__action">{action}</div> : null}
    </div>
  );
}
