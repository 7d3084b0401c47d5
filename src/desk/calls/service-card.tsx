import type { ComponentChildren } from 'preact';
import { type Fee, feeOn, type PublicService } from '#domain/catalogue/index.ts';
import type { VisitSettings } from '#domain/visits/index.ts';
import { formatMoney } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Badge } from '#platform/ui/badge.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { Card } from '#platform/ui/card.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { urls } from '../urls.ts';
import { messages } from './find-messages.ts';

function amount(lang: Lang, fee: Fee): string {
  return fee.cents === 0 ? messages[lang].free : formatMoney(lang, fee.cents);
}

/** What an agent says about a service: may it be done at home, what it costs today, what to bring, who must be there. */
export function ServiceCard({
  lang,
  service,
  today,
  settings,
  children,
}: {
  lang: Lang;
  service: PublicService;
  today: string;
  settings: VisitSettings;
  /** Who does it. */
  children?: ComponentChildren;
}) {
  const t = messages[lang];
  const fee = feeOn(service, today);
  return (
    <Card
      title={service.name[lang]}
      level={3}
      aside={service.onSite ? <Badge tone="success">{t.onSite}</Badge> : <Badge tone="warning">{t.officeOnly}</Badge>}
      footer={
        service.onSite ? (
          <ButtonLink href={urls.newCall(service.key)} label={t.takeFor(service.name[lang])}>
            {t.take}
          </ButtonLink>
        ) : (
          <ButtonLink href={urls.newCall(service.key)} variant="secondary" label={t.takeAnywayFor(service.name[lang])}>
            {t.takeAnyway}
          </ButtonLink>
        )
      }
    >
      <p class="kern-body">{service.summary[lang]}</p>
      {children}
      {service.onSite ? null : <OfficeAnswer lang={lang} settings={settings} />}
      <SummaryList
        lang={lang}
        rows={[
          { key: t.feeToday, value: fee ? amount(lang, fee.due) : t.feeUnknown },
          ...(fee && fee.others.length > 0
            ? [
                {
                  key: t.other,
                  value: (
                    <ul>
                      {fee.others.map((other) => (
                        <li key={`${other.cents}${other.condition?.de ?? ''}`}>
                          {amount(lang, other)} {other.condition?.[lang] ?? ''}
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
          {
            key: t.papers,
            value:
              service.papers.length === 0 ? (
                t.noPapers
              ) : (
                <ul>
                  {service.papers.map((paper) => (
                    <li key={paper.de}>{paper[lang]}</li>
                  ))}
                </ul>
              ),
          },
          ...(service.onSite ? [{ key: t.duration, value: t.minutes(service.durationMinutes) }] : []),
          { key: t.processing, value: service.processingTime[lang] },
          { key: t.present, value: service.residentMustBePresent ? t.presentSelf : t.presentAny },
        ]}
      />
    </Card>
  );
}

/** The right answer where no visit can do it: the places of the town's configuration. */
function OfficeAnswer({ lang, settings }: { lang: Lang; settings: VisitSettings }) {
  const t = messages[lang];
  return (
    <div>
      <p class="kern-body">
        <strong>{t.answer}:</strong> {t.answerOffice}
      </p>
      <ul>
        {[...settings.nearestOffices, ...settings.terminals].map((place) => (
          <li key={place.address}>
            {place.name[lang]}, {place.address}
            {place.accessible ? ` (${t.accessible})` : ''}
          </li>
        ))}
      </ul>
    </div>
  );
}
