import type { Lang } from '#platform/i18n/messages.ts';
import { Details } from './details.tsx';
import { messages } from './messages.ts';
import { Table } from './table.tsx';

export type DayPlanKind = 'visit' | 'travel' | 'setup' | 'break' | 'blocked';

export interface DayPlanItem {
  /** `HH:MM` local time. */
  start: string;
  /** `HH:MM` local time, after `start`. */
  end: string;
  label: string;
  kind: DayPlanKind;
}

export interface DayPlanRow {
  /** The crew, car or kit this row is about. */
  resource: string;
  href?: string | undefined;
  items: readonly DayPlanItem[];
}

export interface DayPlanProps {
  lang: Lang;
  /** Names the plan: the day. */
  title: string;
  rows: readonly DayPlanRow[];
  /** First and last full hour drawn; widened when an item lies outside. */
  from?: number;
  to?: number;
}

function minutes(clock: string): number {
  const [hours, rest] = clock.split(':').map(Number);
  return (hours ?? 0) * 60 + (rest ?? 0);
}

function Strip({ row, from, to }: { row: DayPlanRow; from: number; to: number }) {
  const share = (minute: number) => `${(((minute - from * 60) / ((to - from) * 60)) * 100).toFixed(3)}%`;
  const hours = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return (
    <svg class="bn-day-plan__strip" width="100%" height="56" aria-hidden="true" focusable="false">
      {hours.map((hour) => (
        <line key={hour} class="bn-day-plan__hour" x1={share(hour * 60)} x2={share(hour * 60)} y1="0" y2="56" />
      ))}
      {row.items.map((item) => {
        const start = minutes(item.start);
        const width = `${(((minutes(item.end) - start) / ((to - from) * 60)) * 100).toFixed(3)}%`;
        return (
          <svg key={`${item.start}${item.label}`} x={share(start)} y="4" width={width} height="48">
            <title>{`${item.start}–${item.end} ${item.label}`}</title>
            <rect class={`bn-day-plan__item bn-day-plan__item--${item.kind}`} width="100%" height="48" rx="3" />
            {item.kind === 'visit' || item.kind === 'blocked' ? (
              <text class="bn-day-plan__text" x="6" y="29">
                {item.label}
              </text>
            ) : null}
          </svg>
        );
      })}
    </svg>
  );
}

function Legend({ lang, kinds }: { lang: Lang; kinds: readonly DayPlanKind[] }) {
  return (
    <ul class="bn-day-plan__legend">
      {kinds.map((kind) => (
        <li key={kind}>
          <svg width="20" height="20" aria-hidden="true" focusable="false">
            <rect class={`bn-day-plan__item bn-day-plan__item--${kind}`} x="1" y="1" width="18" height="18" rx="3" />
          </svg>
          {messages[lang].planKinds[kind]}
        </li>
      ))}
    </ul>
  );
}

/** A day's stops per crew as strips over the hours, and the same as a list to read. */
export function DayPlan({ lang, title, rows, from = 8, to = 16 }: DayPlanProps) {
  const texts = messages[lang];
  const all = rows.flatMap((row) => row.items);
  const first = Math.min(from, ...all.map((item) => Math.floor(minutes(item.start) / 60)));
  const last = Math.max(to, ...all.map((item) => Math.ceil(minutes(item.end) / 60)));
  const kinds = [...new Set(all.map((item) => item.kind))];
  const labelled = Array.from({ length: Math.ceil((last - first) / 2) }, (_, index) => first + index * 2);
  return (
    <figure class="bn-day-plan">
      <figcaption class="kern-title kern-title--small">{title}</figcaption>
      <div class="bn-day-plan__scale" aria-hidden="true">
        <svg width="100%" height="20" focusable="false" aria-hidden="true">
          {labelled.map((hour) => (
            <text key={hour} class="bn-day-plan__clock" x={`${((hour - first) / (last - first)) * 100}%`} y="15">
              {String(hour).padStart(2, '0')}
            </text>
          ))}
        </svg>
      </div>
      {rows.map((row) => (
        <div class="bn-day-plan__row" key={row.resource}>
          <p class="bn-day-plan__resource">
            {row.href ? (
              <a class="kern-link kern-link--no-visited-state" href={row.href}>
                {row.resource}
              </a>
            ) : (
              row.resource
            )}
          </p>
          <Strip row={row} from={first} to={last} />
        </div>
      ))}
      <Legend lang={lang} kinds={kinds} />
      <Details summary={texts.asList}>
        <div class="bn-stack">
          {rows.map((row) => (
            <Table
              key={row.resource}
              lang={lang}
              caption={row.resource}
              small
              rows={row.items}
              rowKey={(item) => `${item.start}${item.label}`}
              empty={
                <p class="kern-body">
                  {row.resource}: {texts.planNothing}
                </p>
              }
              columns={[
                { label: texts.planTime, cell: (item) => `${item.start}–${item.end}` },
                { label: texts.planWhat, cell: (item) => item.label, rowHeader: true },
                { label: texts.planKind, cell: (item) => texts.planKinds[item.kind] },
              ]}
            />
          ))}
        </div>
      </Details>
    </figure>
  );
}
