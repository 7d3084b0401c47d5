import { randomUUID } from 'node:crypto';
import type { TourOfDay, VisitCard } from '#domain/visits/index.ts';
import type { FormErrors } from '#platform/http/form-errors.ts';
import { formatLongDate, formatTimeRange } from '#platform/i18n/format.ts';
import { Button } from '#platform/ui/button.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { Checkbox } from '#platform/ui/checkbox.tsx';
import { Columns } from '#platform/ui/columns.tsx';
import { DayPlan } from '#platform/ui/day-plan.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { DeskPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { planHours, planRows, type TourDay } from './read-tour-day.ts';
import { StopsTable } from './stops-table.tsx';
import { legsOf } from './tour-legs.ts';
import { TourMap } from './tour-map.tsx';
import { messages } from './tour-messages.ts';
import { KitOf } from './tours-page.tsx';
import { skillNames, wordOf } from './words.ts';

export interface TourPageProps {
  visit: StaffVisit;
  tour: TourOfDay;
  on: TourDay;
  cards: readonly VisitCard[];
  errors: FormErrors;
}

/** One tour: who goes with what, the stops in their order, where they are, and what can still be changed. */
export function TourPage({ visit, tour, on, cards, errors }: TourPageProps) {
  const { lang } = visit;
  const t = messages[lang];
  const { legs } = legsOf(tour, on.settings);
  const rows = planRows({ tours: [tour], settings: on.settings }, lang);
  return (
    <DeskPage
      visit={visit}
      section="visits"
      title={t.tourTitle(formatLongDate(lang, tour.day))}
      lead={tour.crew.map((one) => one.name).join(', ')}
      backLink={{ href: urls.tours(tour.day), label: t.allTours }}
      hasErrors={errors.summary.length > 0}
      wide
    >
      <ErrorSummary lang={lang} errors={errors.summary} />
      <SummaryList
        lang={lang}
        rows={[
          { key: t.state, value: wordOf(t.states, tour.state) },
          { key: t.hours, value: formatTimeRange(lang, tour.startsAt, tour.endsAt) },
          { key: t.vehicle, value: tour.vehicle.name },
          { key: t.kit, value: <KitOf visit={visit} tour={tour} /> },
          ...(tour.skills.length > 0 ? [{ key: t.skills, value: skillNames(tour.skills, on.settings, lang) }] : []),
        ]}
      />
      <ButtonRow>
        {tour.state === 'planned' ? <ButtonLink href={urls.visitsToPlan(tour.day)}>{t.addVisit}</ButtonLink> : null}
        <ButtonLink href={urls.tourSheet(tour.tourId)} variant="secondary">
          {t.sheet}
        </ButtonLink>
      </ButtonRow>
      <DayPlan lang={lang} title={t.plan(formatLongDate(lang, tour.day))} rows={rows} {...planHours(on.settings)} />
      <Section title={t.order}>
        <StopsTable
          visit={visit}
          legs={legs}
          cards={cards}
          settings={on.settings}
          changeable={tour.state === 'planned'}
        />
      </Section>
      <Columns layout="main">
        {legs.some(({ stop }) => stop.position !== null) ? (
          <Section title={t.map}>
            <TourMap lang={lang} legs={legs} settings={on.settings} />
          </Section>
        ) : null}
        {tour.state === 'planned' ? <CancelForm visit={visit} tour={tour} errors={errors} /> : null}
      </Columns>
    </DeskPage>
  );
}

function CancelForm({ visit, tour, errors }: Pick<TourPageProps, 'visit' | 'tour' | 'errors'>) {
  const t = messages[visit.lang];
  return (
    <Section title={t.cancelTitle}>
      <p>{t.cancelLead}</p>
      <Form
        action={urls.cancelTour(tour.tourId)}
        csrf={visit.ui.csrf}
        commandId={randomUUID()}
        hidden={{ version: tour.version }}
        confirm={t.cancelConfirm}
        label={t.cancelTitle}
      >
        {tour.stops.length > 0 ? (
          <Checkbox lang={visit.lang} name="unplan" label={t.cancelUnplan} error={errors.at('unplan')} />
        ) : null}
        <ButtonRow>
          <Button variant="danger">{t.cancel}</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}
