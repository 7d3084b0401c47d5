import type { CardPerson, TourOfDay, VisitCard } from '#domain/visits/index.ts';
import { formatDate, formatLongDate, formatTime, formatTimeRange } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Card } from '#platform/ui/card.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { formatCaseNumber } from '#platform/values/case-number.ts';
import { formatPhone } from '#platform/values/phone.ts';
import { timeOf } from '#platform/values/time-window.ts';
import { DeskPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { messages as words } from './messages.ts';
import type { TourDay } from './read-tour-day.ts';
import { windowOf } from './stops-table.tsx';
import { legsOf } from './tour-legs.ts';
import { messages } from './tour-messages.ts';
import { accessHints, skillNames } from './words.ts';

/** The tour on paper: what a crew needs when nothing else works. */
export function SheetPage({
  visit,
  tour,
  on,
  cards,
}: {
  visit: StaffVisit;
  tour: TourOfDay;
  on: TourDay;
  cards: readonly VisitCard[];
}) {
  const { lang } = visit;
  const t = messages[lang];
  const { starts, legs, returns } = legsOf(tour, on.settings);
  return (
    <DeskPage
      visit={visit}
      section="visits"
      title={t.sheetTitle(formatLongDate(lang, tour.day))}
      lead={tour.crew.map((one) => one.name).join(', ')}
      backLink={{ href: urls.tour(tour.tourId) }}
    >
      <p class="bn-no-print">{t.print}</p>
      <p>
        {[
          tour.vehicle.name,
          `${tour.kit.name} (${t.calibration(formatDate(lang, tour.kit.calibratedUntil))})`,
          formatTimeRange(lang, tour.startsAt, tour.endsAt),
        ].join(' · ')}
      </p>
      <p>
        <strong>{t.sheetNote}</strong>
      </p>
      <p>{`${t.startAt(formatTime(lang, timeOf(legs[0]?.leaves ?? starts)))}: ${on.settings.depot.address}`}</p>
      {legs.map((leg, index) => {
        const card = cards.find((one) => one.visit.visitId === leg.stop.visitId);
        const hints = accessHints(card?.access, lang);
        return (
          <Card
            key={leg.stop.visitId}
            preline={`${t.stop} ${index + 1}`}
            title={`${formatTime(lang, timeOf(leg.begins))} ${leg.stop.name}`}
            subline={leg.stop.address}
          >
            <SummaryList
              lang={lang}
              rows={[
                { key: t.window, value: windowOf(leg, lang) },
                { key: t.times, value: t.timesText(leg.travel, leg.setup, leg.service) },
                ...(hints.length > 0 ? [{ key: t.hints, value: hints.join('; ') }] : []),
                ...(card && card.skills.length > 0
                  ? [{ key: words[lang].skills, value: skillNames(card.skills, on.settings, lang) }]
                  : []),
                { key: t.phone, value: phonesOf(card) },
                { key: t.persons, value: <Persons persons={card?.persons ?? []} lang={lang} /> },
              ]}
            />
          </Card>
        );
      })}
      {returns ? <p>{t.returnAt(formatTime(lang, timeOf(returns.to)))}</p> : <p>{t.noStops}</p>}
    </DeskPage>
  );
}

function phonesOf(card: VisitCard | undefined): string {
  const phone = card?.persons[0]?.phone;
  const own = phone ? formatPhone(phone) : undefined;
  const other = card?.contact?.phone ? `${card.contact.name}: ${formatPhone(card.contact.phone)}` : undefined;
  return [own, other].filter(Boolean).join('; ') || '–';
}

function Persons({ persons, lang }: { persons: readonly CardPerson[]; lang: Lang }) {
  return (
    <ul>
      {persons.map((person) => (
        <li key={person.caseId}>
          {person.name}
          {person.birthDate === null ? '' : `, * ${formatDate(lang, person.birthDate)}`}
          {`, ${formatCaseNumber(person.number)}: `}
          {person.services.map((service) => service.name[lang]).join(', ')}
        </li>
      ))}
    </ul>
  );
}
