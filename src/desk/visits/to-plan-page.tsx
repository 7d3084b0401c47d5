import {
  type DayFit,
  reasonSentence,
  type TourOfDay,
  type VisitSettings,
  type VisitSummary,
} from '#domain/visits/index.ts';
import type { FormErrors } from '#platform/http/form-errors.ts';
import { formatDate, formatLongDate } from '#platform/i18n/format.ts';
import { Badge } from '#platform/ui/badge.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Details } from '#platform/ui/details.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { formatCaseNumber } from '#platform/values/case-number.ts';
import { timeOf } from '#platform/values/time-window.ts';
import { DeskPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { DayForm, VisitTabs } from './frame.tsx';
import { messages } from './messages.ts';
import type { AskedDay } from './read-day.ts';
import { tourName } from './tour-name.ts';
import { needsText, skillNames, wishesText } from './words.ts';

export interface ToPlanProps {
  visit: StaffVisit;
  asked: AskedDay;
  errors: FormErrors;
  visits: readonly VisitSummary[];
  shown: number;
  fits: ReadonlyMap<string, DayFit>;
  tours: readonly TourOfDay[];
  settings: VisitSettings;
  services: (keys: readonly string[]) => string;
}

/** Granted visits on no tour, each with where it fits on a day, or why it does not. */
export function ToPlanPage(props: ToPlanProps) {
  const { visit, asked, errors, visits, shown } = props;
  const { lang } = visit;
  const t = messages[lang];
  return (
    <DeskPage
      visit={visit}
      section="visits"
      title={t.toPlanTitle}
      lead={t.toPlanLead}
      query={`day=${asked.day}`}
      hasErrors={errors.summary.length > 0}
      wide
    >
      <VisitTabs lang={lang} current="plan" />
      <ErrorSummary lang={lang} errors={errors.summary} />
      <DayForm lang={lang} action={urls.visitsToPlan()} value={asked.typed} error={errors.at('day')} />
      {visits.length === 0 ? (
        <EmptyState title={t.nothingToPlan}>{t.nothingToPlanBody}</EmptyState>
      ) : (
        visits.slice(0, shown).map((row) => <ToPlanCard key={row.visitId} {...props} row={row} />)
      )}
      {visits.length > shown ? <p>{t.shown(shown, visits.length)}</p> : null}
    </DeskPage>
  );
}

function ToPlanCard({ visit, asked, fits, tours, settings, services, row }: ToPlanProps & { row: VisitSummary }) {
  const { lang } = visit;
  const t = messages[lang];
  const dayFit = fits.get(row.visitId);
  const place = dayFit?.place;
  return (
    <Card
      title={row.name}
      preline={formatCaseNumber(row.number)}
      subline={row.address}
      aside={
        <>
          {row.persons > 1 ? <Badge tone="info">{`${t.groupDate}, ${t.persons(row.persons)}`}</Badge> : null}
          {row.purpose === 'hand-over' ? <Badge>{t.handOver}</Badge> : null}
        </>
      }
      footer={
        <ButtonRow>
          <ButtonLink href={urls.planVisit(row.visitId, asked.day)} label={t.planLabel(row.name)}>
            {t.plan}
          </ButtonLink>
        </ButtonRow>
      }
    >
      <SummaryList
        lang={lang}
        rows={[
          { key: t.services, value: services(row.serviceKeys) },
          { key: t.duration, value: t.minutes(row.serviceMinutes) },
          {
            key: t.wishes,
            value: place
              ? wishesText({ spans: place.wishes.map((wish) => ({ ...wish, days: [...wish.days] })) }, lang) +
                (place.notBefore === null ? '' : `; ${t.notBefore(formatDate(lang, place.notBefore))}`)
              : t.notSaid,
          },
          { key: t.equipment, value: place ? needsText(place, lang) : t.noEquipment },
          ...(place && place.skills.length > 0
            ? [{ key: t.skills, value: skillNames(place.skills, settings, lang) }]
            : []),
          {
            key: t.onThisDay(formatLongDate(lang, asked.day)),
            value: <DayFits lang={lang} fits={dayFit?.fits ?? []} tours={tours} />,
          },
        ]}
      />
    </Card>
  );
}

function DayFits({
  lang,
  fits,
  tours,
}: {
  lang: ToPlanProps['visit']['lang'];
  fits: DayFit['fits'];
  tours: readonly TourOfDay[];
}) {
  const t = messages[lang];
  if (fits.length === 0) return <>{t.noTours}</>;
  const name = (id: string) => tourName(tours, id, lang);
  return (
    <>
      {fits.map(({ tour, fit }) =>
        fit.fits ? (
          <p key={tour.id}>{t.fitsAt(name(tour.id), timeOf(fit.during.begin))}</p>
        ) : (
          <Details key={tour.id} summary={t.fitsNot(name(tour.id))}>
            <ul>
              {fit.reasons.map((reason) => (
                <li key={reason.code}>{reasonSentence(reason, lang)}</li>
              ))}
            </ul>
          </Details>
        ),
      )}
    </>
  );
}
