import type { PublicService } from '#domain/catalogue/index.ts';
import type { VisitSettings, WhoMay } from '#domain/visits/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { Details } from '#platform/ui/details.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { CallUs } from '../call-us.tsx';
import { PortalPage } from '../layout.tsx';
import { feeText, otherFees } from '../services.ts';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { messages } from './messages.ts';

/** One service: what it is, what it costs today, what to bring, and the way to it. */
export function ShowServicePage({
  visit,
  service,
  day,
  settings,
  whoMay,
}: {
  visit: PortalVisit;
  service: PublicService;
  /** Today in Germany, ISO. */
  day: string;
  settings: VisitSettings;
  whoMay: WhoMay;
}) {
  const { lang, town } = visit;
  const t = messages[lang];
  const others = otherFees(service, day, lang);
  const rows = [
    {
      key: t.fee,
      value: (
        <>
          <strong>{feeText(service, day, lang)}</strong> <span>({t.feeOn(formatDate(lang, day))})</span>
          {others.length > 0 ? (
            <ul>
              {others.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          ) : null}
        </>
      ),
    },
    { key: t.inPerson, value: service.residentMustBePresent ? t.inPersonYes : t.inPersonNo },
    ...(service.onSite ? [{ key: t.duration, value: t.minutes(service.durationMinutes) }] : []),
    { key: t.processing, value: service.processingTime[lang] },
    ...(service.online?.processingTime
      ? [{ key: t.processingOnline, value: service.online.processingTime[lang] }]
      : []),
    ...(service.onSite && service.handOver ? [{ key: t.handOver, value: t.handOverText }] : []),
    { key: t.legal, value: service.legalBasis },
  ];
  return (
    <PortalPage
      visit={visit}
      section="services"
      title={service.name[lang]}
      lead={service.summary[lang]}
      backLink={{ href: urls.services(town.id), label: t.backToList }}
    >
      {lang === 'de' && service.summary.plain ? (
        <Details summary={t.plain}>
          <p class="kern-body">{service.summary.plain}</p>
        </Details>
      ) : null}
      {service.online ? (
        <p>
          <ButtonLink href={urls.apply(town.id, service.key)}>{t.applyOnline}</ButtonLink>
        </p>
      ) : null}
      {service.onSite ? (
        <p>
          <ButtonLink variant={service.online ? 'secondary' : 'primary'} href={urls.request(town.id, service.key)}>
            {t.ask}
          </ButtonLink>
        </p>
      ) : null}
      <SummaryList lang={lang} rows={rows} />
      <Section title={t.papers}>
        {service.papers.length === 0 ? (
          <p class="kern-body">{t.noPapers}</p>
        ) : (
          <ul>
            {service.papers.map((paper) => (
              <li key={paper.de}>{paper[lang]}</li>
            ))}
          </ul>
        )}
      </Section>
      <p>
        <a href={urls.whoFor(town.id, service.key)}>{t.whoElsewhere}</a>
      </p>
      {service.onSite ? (
        <Section title={t.homeVisit}>
          <h3 class="kern-heading-medium">{t.whoMay}</h3>
          <ul>
            {whoMay.granted.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p class="kern-body">{t.noClaim}</p>
        </Section>
      ) : service.online ? null : (
        <Alert lang={lang} title={t.notOnSiteTitle} level={2}>
          <p class="kern-body">{t.notOnSite}</p>
          <ul>
            {settings.nearestOffices.map((office) => (
              <li key={office.address}>
                {office.name[lang]}, {office.address}
                {office.accessible ? ` (${t.accessible})` : ''}
              </li>
            ))}
          </ul>
          <p class="kern-body">{t.cannotCome}</p>
          <CallUs visit={visit} />
        </Alert>
      )}
    </PortalPage>
  );
}
