import { randomUUID } from 'node:crypto';
import type { VisitCard, VisitSettings } from '#domain/visits/index.ts';
import { formatNumber, formatTime, formatTimeRange } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Button } from '#platform/ui/button.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Table } from '#platform/ui/table.tsx';
import { timeOf } from '#platform/values/time-window.ts';
import { CaseLink } from '../case-link.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { messages as words } from './messages.ts';
import { bearing } from './tour-geo.ts';
import type { Leg } from './tour-legs.ts';
import { messages } from './tour-messages.ts';
import { accessHints, wordOf } from './words.ts';

/** The stops of a tour in their order. It says everything the map shows. */
export function StopsTable({
  visit,
  legs,
  cards,
  settings,
  changeable,
}: {
  visit: StaffVisit;
  legs: readonly Leg[];
  cards: readonly VisitCard[];
  settings: VisitSettings;
  changeable: boolean;
}) {
  const { lang } = visit;
  const t = messages[lang];
  const rows = legs.map((leg, index) => ({ ...leg, number: index + 1 }));
  const card = (leg: Leg) => cards.find((one) => one.visit.visitId === leg.stop.visitId);
  return (
    <Table
      lang={lang}
      caption={t.order}
      captionHidden
      rows={rows}
      rowKey={(row) => row.stop.visitId}
      empty={<p>{t.noStops}</p>}
      columns={[
        { label: t.stop, cell: (row) => row.number },
        { label: t.arrival, cell: (row) => formatTime(lang, timeOf(row.begins)) },
        { label: t.window, cell: (row) => windowOf(row, lang) },
        {
          label: t.person,
          rowHeader: true,
          cell: ({ stop }) => (
            <>
              {stop.name}
              {stop.persons > 1 ? `, ${words[lang].persons(stop.persons)}` : ''}
              <br />
              <CaseLink number={stop.number} />
              <br />
              {stateOf(stop.state, stop.outcome, lang)}
            </>
          ),
        },
        {
          label: t.address,
          cell: ({ stop }) => (
            <>
              {stop.address}
              <br />
              {whereFromDepot(stop.position, settings, lang)}
            </>
          ),
        },
        { label: t.times, cell: (row) => t.timesText(row.travel, row.setup, row.service) },
        { label: t.hints, cell: (row) => accessHints(card(row)?.access, lang).join('; ') || '–' },
        ...(changeable ? [{ label: t.change, cell: (row: Leg) => <Changes visit={visit} leg={row} /> }] : []),
      ]}
    />
  );
}

export function windowOf({ stop }: Leg, lang: Lang): string {
  return stop.windowStart && stop.windowEnd ? formatTimeRange(lang, stop.windowStart, stop.windowEnd) : '–';
}

function stateOf(state: string, outcome: string | null, lang: Lang): string {
  const t = messages[lang];
  return outcome === null ? wordOf(t.visitStates, state) : wordOf(t.outcomes, outcome);
}

/** "2,3 km nordöstlich" */
function whereFromDepot(position: Leg['stop']['position'], settings: VisitSettings, lang: Lang): string {
  const t = messages[lang];
  if (position === null) return t.noPosition;
  const { km, direction } = bearing(settings.depot, position);
  const far = t.kilometres(formatNumber(lang, km));
  return `${t.where}: ${direction === undefined ? far : `${far} ${t.directions[direction]}`}`;
}

function Changes({ visit, leg }: { visit: StaffVisit; leg: Leg }) {
  const t = messages[visit.lang];
  const { stop } = leg;
  if (stop.state !== 'planned') return <>–</>;
  return (
    <>
      <a href={urls.planVisit(stop.visitId)} aria-label={t.moveLabel(stop.name)}>
        {t.move}
      </a>
      <Form
        action={urls.unplanVisit(stop.visitId)}
        csrf={visit.ui.csrf}
        commandId={randomUUID()}
        hidden={{ version: stop.version, tour: stop.tourId ?? undefined }}
        inline
      >
        <Button variant="tertiary" label={t.unplanLabel(stop.name)}>
          {t.unplan}
        </Button>
      </Form>
    </>
  );
}
