import type { ComponentChildren } from 'preact';
import { formatNumber } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import type { Tone } from './alert.tsx';
import { Badge } from './badge.tsx';

export interface UploadItem {
  name: string;
  bytes: number;
  href?: string | undefined;
  /** Where it stands: waiting, checked, refused. */
  state?: { text: string; tone?: Tone | 'neutral' | undefined } | undefined;
  /** A small form that takes it away. */
  action?: ComponentChildren;
}

function size(lang: Lang, bytes: number): string {
  return bytes < 100_000
    ? `${formatNumber(lang, Math.ceil(bytes / 1000))} kB`
    : `${formatNumber(lang, bytes / 1_000_000)} MB`;
}

/** Files that were sent, each with what became of it. */
export function UploadList({ lang, items, label }: { lang: Lang; items: readonly UploadItem[]; label: string }) {
  return (
    <ul class="bn-uploads" aria-label={label}>
      {items.map((item) => (
        <li class="bn-uploads__item" key={item.name}>
          <span class="bn-uploads__name">
            {item.href ? <a href={item.href}>{item.name}</a> : item.name}
            <span class="bn-uploads__size"> {size(lang, item.bytes)}</span>
          </span>
          {item.state ? <Badge tone={item.state.tone ?? 'neutral'}>{item.state.text}</Badge> : null}
          {item.action}
        </li>
      ))}
    </ul>
  );
}
