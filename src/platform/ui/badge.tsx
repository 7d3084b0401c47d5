import type { ComponentChildren } from 'preact';
import type { Tone } from './alert.tsx';

/** A state in a word or two. The colour only underlines what the word says. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone | 'neutral'; children: ComponentChildren }) {
  return (
    <span class={tone === 'neutral' ? 'kern-badge bn-badge--neutral' : `kern-badge kern-badge--${tone}`}>
      {tone === 'neutral' ? null : <span class={`kern-icon kern-icon--${tone}`} aria-hidden="true" />}
      <span class="kern-label kern-label--small">{children}</span>
    </span>
  );
}
