import type { Lang } from '#platform/i18n/messages.ts';
import { Details } from './details.tsx';
import { messages } from './messages.ts';
import { Table } from './table.tsx';

export interface Bar {
  label: string;
  value: number;
  /** The value as it is to be read ("12 Tage"); the bare number otherwise. */
  text?: string | undefined;
}

export interface BarsProps {
  lang: Lang;
  title: string;
  bars: readonly Bar[];
  /** The full length of a bar; the largest value otherwise. */
  max?: number | undefined;
}

/** Amounts to compare: drawn as bars, every value also as text and as a table. */
export function Bars({ lang, title, bars, max }: BarsProps) {
  const texts = messages[lang];
  const full = Math.max(max ?? 0, ...bars.map((bar) => bar.value), 1);
  return (
    <figure class="bn-bars">
      <figcaption class="kern-title kern-title--small">{title}</figcaption>
      <div class="bn-bars__chart" aria-hidden="true">
        {bars.map((bar) => (
          <div class="bn-bars__row" key={bar.label}>
            <span class="bn-bars__label">{bar.label}</span>
            <svg class="bn-bars__track" width="100%" height="16" aria-hidden="true" focusable="false">
              <rect class="bn-bars__full" width="100%" height="16" />
              <rect class="bn-bars__bar" width={`${((bar.value / full) * 100).toFixed(2)}%`} height="16" />
            </svg>
            <span class="bn-bars__value">{bar.text ?? String(bar.value)}</span>
          </div>
        ))}
      </div>
      <Details summary={texts.asTable}>
        <Table
          lang={lang}
          caption={title}
          captionHidden
          small
          rows={bars}
          rowKey={(bar) => bar.label}
          columns={[
            { label: texts.tablePart, cell: (bar) => bar.label, rowHeader: true },
            { label: texts.tableValue, cell: (bar) => bar.text ?? String(bar.value), numeric: true },
          ]}
        />
      </Details>
    </figure>
  );
}
