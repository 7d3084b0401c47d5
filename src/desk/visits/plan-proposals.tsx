import { randomUUID } from 'node:crypto';
import { type Fit, minutesAt, reasonSentence, type TourOfDay, type VisitSummary } from '#domain/visits/index.ts';
import { formatLongDate, formatTime, formatTimeRange } from '#platform/i18n/format.ts';
import { Badge } from '#platform/ui/badge.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { timeOf } from '#platform/values/time-window.ts';
import { urls } from '../urls.ts';
import { messages } from './plan-messages.ts';
import type { PlanPageProps } from './plan-page-props.ts';
import { nameTour } from './tour-name.ts';

const most = 5;

/** The best places, each one press away. */
export function Proposals({ visit, card, proposals, tours }: PlanPageProps) {
  const { lang } = visit;
  const t = messages[lang];
  const best = proposals.flatMap(({ tourId, fit }) => {
    const tour = tours.find((one) => one.tourId === tourId);
    return fit.fits && tour && !isThere(tour, fit, card.visit) ? [{ tour, fit }] : [];
  });
  const none = card.visit.state === 'planned' ? t.noOther : t.noProposals;
  return (
    <Section title={t.proposals}>
      <p>{best.length > 0 ? t.proposalsLead : none}</p>
      {best.length > 0 ? (
        <Table
          lang={lang}
          caption={t.proposals}
          captionHidden
          rows={best.slice(0, most)}
          rowKey={({ tour }) => tour.tourId}
          columns={[
            {
              label: t.when,
              rowHeader: true,
              cell: ({ tour, fit }) =>
                `${formatLongDate(lang, tour.day)}, ${t.arrival(formatTime(lang, timeOf(fit.during.begin)))}`,
            },
            { label: t.tour, cell: ({ tour }) => nameTour(tour, lang) },
            { label: t.place, cell: ({ tour, fit }) => placeOf(tour, fit, card.visit.visitId, lang) },
            { label: t.window, cell: ({ fit }) => formatTimeRange(lang, fit.window.from, fit.window.to) },
            { label: t.extra, cell: ({ fit }) => t.extraText(fit.travel, fit.extraTravel) },
            {
              label: t.take,
              cell: ({ tour, fit }) => (
                <Form
                  action={urls.planVisit(card.visit.visitId, tour.day)}
                  csrf={visit.ui.csrf}
                  commandId={randomUUID()}
                  hidden={{
                    tourId: tour.tourId,
                    start: timeOf(fit.during.begin),
                    version: card.visit.version,
                  }}
                  inline
                >
                  <Button label={t.takeLabel(nameTour(tour, lang), timeOf(fit.during.begin))}>{t.take}</Button>
                </Form>
              ),
            },
          ]}
        />
      ) : null}
    </Section>
  );
}

/** The place the visit has already is no proposal. */
function isThere(tour: TourOfDay, fit: Extract<Fit, { fits: true }>, visit: VisitSummary): boolean {
  return visit.tourId === tour.tourId && visit.beginsAt !== null && minutesAt(visit.beginsAt) === fit.during.begin;
}

function placeOf(
  tour: TourOfDay,
  fit: Extract<Fit, { fits: true }>,
  visitId: string,
  lang: PlanPageProps['visit']['lang'],
): string {
  const at = fit.during.begin;
  const others = tour.stops.filter((stop) => stop.visitId !== visitId && stop.beginsAt !== null);
  const before = others.filter((stop) => minutesAt(stop.beginsAt ?? '') < at).length;
  return messages[lang].placeText(before + 1, others.length + 1);
}

/** Each tour of the chosen day: fits at, or every reason why not. */
export function DayFits({ visit, on, dayFit }: PlanPageProps) {
  const { lang } = visit;
  const t = messages[lang];
  const rows = (dayFit?.fits ?? []).flatMap(({ tour, fit }) => {
    const named = on.tours.find((one) => one.tourId === tour.id);
    return named ? [{ tour: named, fit }] : [];
  });
  return (
    <ul>
      {rows.map(({ tour, fit }) => (
        <li key={tour.tourId}>
          <p>
            <a href={urls.tour(tour.tourId)}>{nameTour(tour, lang)}</a>{' '}
            {fit.fits ? (
              <Badge tone="success">{`${t.fits}, ${t.arrival(formatTime(lang, timeOf(fit.during.begin)))}`}</Badge>
            ) : (
              <Badge tone="warning">{t.fitsNot}</Badge>
            )}
          </p>
          {fit.fits ? null : (
            <ul>
              {fit.reasons.map((reason) => (
                <li key={`${reason.code}${JSON.stringify(reason.data)}`}>{reasonSentence(reason, lang)}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
