import type { TourOfDay } from '#domain/visits/index.ts';
import type { FormErrors } from '#platform/http/form-errors.ts';
import { formatDate, formatLongDate, formatTimeRange } from '#platform/i18n/format.ts';
import { Badge } from '#platform/ui/badge.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { DayPlan } from '#platform/ui/day-plan.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Table } from '#platform/ui/table.tsx';
import { DeskPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { DayForm, VisitTabs } from './frame.tsx';
import { type AskedDay, dayAfter } from './read-day.ts';
import { planHours, planRows, type TourDay } from './read-tour-day.ts';
import { messages } from './tour-messages.ts';
import { wordOf } from './words.ts';

/** A day's tours: who goes with what, and how full each tour is. */
export function ToursPage({
  visit,
  asked,
  errors,
  on,
}: {
  visit: StaffVisit;
  asked: AskedDay;
  errors: FormErrors;
  on: TourDay;
}) {
  const { lang } = visit;
  const t = messages[lang];
  const day = formatLongDate(lang, on.day);
  return (
    <DeskPage
      visit={visit}
      section="visits"
      title={t.title}
      lead={t.lead(day)}
      query={`day=${on.day}`}
      hasErrors={errors.summary.length > 0}
      wide
    >
      <VisitTabs lang={lang} current="tours" />
      <ErrorSummary lang={lang} errors={errors.summary} />
      <ButtonRow>
        <ButtonLink href={urls.newTour(on.day)} icon="add">
          {t.create}
        </ButtonLink>
        <ButtonLink href={urls.tours(dayAfter(on.day, -1))} variant="secondary" icon="chevron-left">
          {t.before}
        </ButtonLink>
        <ButtonLink href={urls.tours(dayAfter(on.day, 1))} variant="secondary" icon="chevron-right">
          {t.after}
        </ButtonLink>
      </ButtonRow>
      {on.tours.length === 0 ? (
        <EmptyState title={t.none}>{t.noneBody}</EmptyState>
      ) : (
        <>
          <DayPlan lang={lang} title={t.plan(day)} rows={planRows(on, lang)} {...planHours(on.settings)} />
          <ToursTable visit={visit} on={on} />
        </>
      )}
      <DayForm lang={lang} action={urls.tours()} value={asked.typed} error={errors.at('day')} />
    </DeskPage>
  );
}

function ToursTable({ visit, on }: { visit: StaffVisit; on: TourDay }) {
  const { lang } = visit;
  const t = messages[lang];
  return (
    <Table
      lang={lang}
      caption={t.list}
      rows={on.tours}
      rowKey={(tour) => tour.tourId}
      columns={[
        {
          label: t.crew,
          rowHeader: true,
          cell: (tour) => <a href={urls.tour(tour.tourId)}>{tour.crew.map((one) => one.name).join(', ')}</a>,
        },
        { label: t.hours, cell: (tour) => formatTimeRange(lang, tour.startsAt, tour.endsAt) },
        { label: t.vehicle, cell: (tour) => tour.vehicle.name },
        { label: t.kit, cell: (tour) => <KitOf visit={visit} tour={tour} /> },
        { label: t.stops, numeric: true, cell: (tour) => tour.stops.length },
        { label: t.state, cell: (tour) => wordOf(t.states, tour.state) },
      ]}
    />
  );
}

/** The tour's kit, with a warning when its calibration ends before the tour. */
export function KitOf({ visit, tour }: { visit: StaffVisit; tour: TourOfDay }) {
  const { lang } = visit;
  const t = messages[lang];
  return (
    <>
      <a href={urls.kit(tour.kit.id)}>{tour.kit.name}</a>{' '}
      {tour.kit.calibratedUntil < tour.day ? (
        <Badge tone="danger">{t.calibrationOver}</Badge>
      ) : (
        t.calibration(formatDate(lang, tour.kit.calibratedUntil))
      )}
    </>
  );
}
