import type { ComponentChildren } from 'preact';
import type { Tone } from './alert.tsx';

export interface TimelineItem {
  /** Already formatted for reading. */
  when: string;
  /** The same in ISO form for machines. */
  iso?: string | undefined;
  title: string;
  who?: string | undefined;
  body?: ComponentChildren;
  tone?: Tone | 'neutral' | undefined;
}

/** What happened and what comes, in order. */
export function Timeline({ items, label }: { items: readonly TimelineItem[]; label?: string | undefined }) {
  return (
    <ol class="bn-timeline" aria-label={label}>
      {items.map((item) => (
        <li
          class={`bn-timeline__item bn-timeline__item--${item.tone ?? 'neutral'}`}
          key={`${item.iso ?? item.when} ${item.title}`}
        >
          <p class="bn-timeline__when">
            <time dateTime={item.iso}>{item.when}</time>
            {item.who ? <span> · {item.who}</span> : null}
          </p>
          <p class="bn-timeline__title">{item.title}</p>
          {item.body ? <div class="bn-timeline__body">{item.body}</div> : null}
        </li>
      ))}
    </ol>
  );
}
