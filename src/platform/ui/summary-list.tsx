import type { ComponentChildren } from 'preact';
import type { Lang } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';

export interface SummaryRow {
  key: string;
  value: ComponentChildren;
  /** A way to change the value; the text defaults to "Ändern". */
  action?: { href: string; label?: string | undefined } | undefined;
}

/** What is known about something: names and values, each with a way to change it where there is one. */
export function SummaryList({ lang, rows }: { lang: Lang; rows: readonly SummaryRow[] }) {
  return (
    <dl class="bn-summary">
      {rows.map((row) => (
        <div class="bn-summary__row" key={row.key}>
          <dt class="bn-summary__key">{row.key}</dt>
          <dd class="bn-summary__value">{row.value}</dd>
          {row.action ? (
            <dd class="bn-summary__action">
              <a class="kern-link kern-link--no-visited-state" href={row.action.href}>
                {row.action.label ?? messages[lang].change}
                <span class="kern-sr-only"> ({row.key})</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
