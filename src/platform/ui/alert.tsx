import type { ComponentChildren } from 'preact';
import type { Lang } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';

export type Tone = 'info' | 'success' | 'warning' | 'danger';

export interface AlertProps {
  lang: Lang;
  tone?: Tone;
  title: string;
  /** The title's heading level; without one it is not a heading. */
  level?: 2 | 3 | 4 | undefined;
  /** Announce it at once: for what just happened, not for what always stands there. */
  live?: boolean | undefined;
  children?: ComponentChildren;
}

/** Something the reader should not miss. */
export function Alert({ lang, tone = 'info', title, level, live, children }: AlertProps) {
  const Title = level ? (`h${level}` as const) : 'p';
  const role = tone === 'danger' ? 'alert' : 'status';
  return (
    <div class={`kern-alert kern-alert--${tone} bn-alert`} role={live ? role : undefined}>
      <div class="kern-alert__header">
        <span class={`kern-icon kern-icon--${tone}`} aria-hidden="true" />
        <Title class="kern-title">
          <span class="kern-sr-only">{messages[lang][tone]}: </span>
          {title}
        </Title>
      </div>
      {children ? <div class="kern-alert__body">{children}</div> : null}
    </div>
  );
}
