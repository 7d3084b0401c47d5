import { formatDate, formatLongDate, formatTime, formatTimeRange } from '#platform/i18n/format.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { DayPlan } from '#platform/ui/day-plan.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { CaseLink } from '../case-link.tsx';
import { DeskPage } from '../layout.tsx';
import { serviceNames } from '../services.ts';
import { urls } from '../urls.ts';
import { DayForm } from './frame.tsx';
import { messages as words } from './messages.ts';
import { CancelForm, OwnChoice, UnplanForm } from './plan-forms.tsx';
import { messages } from './plan-messages.ts';
import type { PlanPageProps } from './plan-page-props.ts';
import { DayFits, Proposals } from './plan-proposals.tsx';
import { planHours, planRows } from './read-tour-day.ts';
import { accessHints, needsText, skillNames, wishesText } from './words.ts';

/** One visit: what it needs, where it fits, why not elsewhere; planned, moved, taken off or cancelled. */
export function PlanPage(props: PlanPageProps) {
  const { visit, asked, card, on, errors } = props;
  const { lang } = visit;
  const t = messages[lang];
  const row = card.visit;
  const open = row.state === 'to-plan' || row.state === 'planned';
  const day = formatLongDate(lang, asked.day);
  return (
    <DeskPage
      visit={visit}
      section="visits"
      title={row.state === 'planned' ? t.moveTitle(row.name) : t.title(row.name)}
      backLink={{ href: urls.visitsToPlan(asked.day), label: t.back }}
      query={`day=${asked.day}`}
      hasErrors={errors.summary.length > 0}
      wide
    >
      <ErrorSummary lang={lang} errors={errors.summary} />
      {open ? null : <Alert lang={lang} title={row.state === 'cancelled' ? t.cancelled : t.over} />}
      <Section title={t.about}>
        <SummaryList lang={lang} rows={aboutRows(props)} />
      </Section>
      {open ? (
        <>
          <Proposals {...props} />
          <Section title={t.onDay(day)}>
            <DayForm lang={lang} action={urls.planVisit(row.visitId)} value={asked.typed} error={errors.at('day')} />
            {on.tours.length === 0 ? (
              <EmptyState
                title={t.noTours}
                action={<ButtonLink href={urls.newTour(asked.day)}>{t.createTour}</ButtonLink>}
              />
            ) : (
              <>
                <DayPlan
                  lang={lang}
                  title={words[lang].onThisDay(day)}
                  rows={planRows(on, lang)}
                  {...planHours(on.settings)}
                />
                <DayFits {...props} />
              </>
            )}
          </Section>
          {on.tours.length > 0 ? <OwnChoice {...props} /> : null}
          {row.state === 'planned' ? <UnplanForm visit={visit} row={row} /> : null}
          <CancelForm visit={visit} row={row} errors={errors} />
        </>
      ) : null}
    </DeskPage>
  );
}

function aboutRows({ visit, card, request, isGroup, on, dayFit }: PlanPageProps) {
  const { lang } = visit;
  const t = messages[lang];
  const w = words[lang];
  const row = card.visit;
  const hints = accessHints(card.access, lang);
  const planned = row.windowStart && row.windowEnd && row.beginsAt && row.tourId;
  return [
    {
      key: t.case,
      value: (
        <>
          <CaseLink number={row.number} />
          {row.purpose === 'hand-over' ? `, ${w.handOver}` : ''}
          {isGroup ? (
            <>
              {`, ${w.groupDate}, ${w.persons(row.persons)}. `}
              <a href={urls.group(row.number)}>{t.list}</a>
            </>
          ) : null}
        </>
      ),
    },
    ...(planned
      ? [
          {
            key: t.planned,
            value: (
              <a href={urls.tour(row.tourId ?? '')}>
                {t.plannedText(
                  formatLongDate(lang, row.windowStart ?? ''),
                  formatTimeRange(lang, row.windowStart ?? '', row.windowEnd ?? ''),
                  formatTime(lang, row.beginsAt ?? ''),
                )}
              </a>
            ),
          },
        ]
      : []),
    { key: t.address, value: row.address },
    { key: w.services, value: serviceNames(on.services, row.serviceKeys, lang) },
    { key: t.duration, value: t.durationText(row.serviceMinutes) },
    { key: w.wishes, value: request ? wishesText(request.wishes, lang) : w.anyTime },
    ...(row.notBefore === null ? [] : [{ key: w.handOver, value: w.notBefore(formatDate(lang, row.notBefore)) }]),
    { key: w.equipment, value: dayFit ? needsText(dayFit.place, lang) : w.noEquipment },
    ...(card.skills.length > 0 ? [{ key: w.skills, value: skillNames(card.skills, on.settings, lang) }] : []),
    { key: w.access.title, value: hints.length > 0 ? hints.join('; ') : w.notSaid },
  ];
}
