import type { ComponentChildren } from 'preact';

export interface DetailsProps {
  summary: string;
  open?: boolean | undefined;
  id?: string | undefined;
  children: ComponentChildren;
}

/** Something that may be opened by who wants to know more. */
export function Details({ summary, open, id, children }: DetailsProps) {
  return (
    <details class="kern-accordion bn-details" open={open} id={id}>
      <summary class="kern-accordion__header">
        <span class="kern-title kern-title--small">{summary}</span>
      </summary>
      <div class="kern-accordion__body">{children}</div>
    </details>
  );
}
