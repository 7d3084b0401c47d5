import { formatLongDate, formatTimeRange } from '#platform/i18n/format.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Badge } from '#platform/ui/badge.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Stack } from '#platform/ui/stack.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import type { TourStop } from '../package-rules.ts';
import { tourProgress, visitProgress } from '../progress-rules.ts';
import { messages } from './messages.ts';
import { places } from './place.ts';
import { Screen } from './screen.tsx';
import { type HeldTour, useApp } from './state.ts';

export function addressOf({ address }: TourStop): string {
  return `${address.street} ${address.houseNumber}, ${address.postcode} ${address.place}`;
}

/** The day in one list: where to go next, what is done. */
export function StopsScreen({ held }: { held: HeldTour }) {
  const { lang, commands } = useApp();
  const t = messages[lang].stops;
  const { tour, kit, stops } = held.data;
  const { started, returned } = tourProgress(held.data, commands);
  const state = (stop: TourStop) => {
    const { arrived, finished } = visitProgress(stop, commands);
    if (finished) return <Badge tone="success">{t.state.finished}</Badge>;
    return arrived ? <Badge tone="info">{t.state.here}</Badge> : <Badge tone="neutral">{t.state.open}</Badge>;
  };
  return (
    <Screen title={t.title(formatLongDate(lang, tour.day))} lead={formatTimeRange(lang, tour.startsAt, tour.endsAt)}>
      <Stack>
        {returned ? <Alert lang={lang} tone="info" title={t.returned} /> : null}
        {started ? null : <ButtonLink href={places.kit()}>{messages[lang].kit.title}</ButtonLink>}
        <h2 class="kern-heading-medium">{t.list}</h2>
        {stops.length === 0 ? <p>{t.none}</p> : null}
        {stops.map((stop) => (
          <Card
            key={stop.visit.visitId}
            level={3}
            preline={
              stop.visit.windowStart && stop.visit.windowEnd
                ? formatTimeRange(lang, stop.visit.windowStart, stop.visit.windowEnd)
                : undefined
            }
            title={stop.homeName ?? stop.visit.name}
            href={places.visit(stop.visit.visitId)}
            aside={state(stop)}
          >
            <p>{addressOf(stop)}</p>
            <p>
              {t.travel(stop.visit.travelMinutes)}
              {stop.visit.purpose === 'hand-over' ? ` · ${t.handOver}` : ''}
            </p>
          </Card>
        ))}
        <SummaryList
          lang={lang}
          rows={[
            { key: t.crew, value: tour.crew.map(({ name }) => name).join(', ') },
            { key: t.vehicle, value: tour.vehicle },
            { key: t.kit, value: kit.name },
          ]}
        />
        {started && !returned ? (
          <ButtonLink href={places.returnKit()} variant="secondary">
            {t.end}
          </ButtonLink>
        ) : null}
        <ButtonLink href={places.tours()} variant="tertiary">
          {messages[lang].tours.title}
        </ButtonLink>
      </Stack>
    </Screen>
  );
}
