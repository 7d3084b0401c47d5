import { feeOn, type ServiceTexts } from '#domain/catalogue/index.ts';
import { formatDate, formatMoney } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Card } from '#platform/ui/card.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { messages } from './messages.ts';

/** What residents will read, in both languages: today, and on the next day the fee changes. */
export function ServicePreview({ lang, service, today }: { lang: Lang; service: ServiceTexts; today: string }) {
  const days = [today, ...service.fees.map((fee) => fee.validFrom).filter((day) => day > today)].toSorted().slice(0, 3);
  return (
    <>
      {(['de', 'en'] as const).map((tongue) => (
        <div key={tongue} lang={tongue}>
          <Card title={service.name[tongue]} level={3}>
            <p class="kern-body">{service.summary[tongue]}</p>
            {tongue === 'de' && service.summary.plain ? <p class="kern-body">{service.summary.plain}</p> : null}
            <SummaryList
              lang={lang}
              rows={[
                ...[...new Set(days)].map((day) => ({
                  key: messages[tongue].edit.feeOn(formatDate(tongue, day)),
                  value: feeSentence(tongue, service, day),
                })),
                { key: messages[tongue].processing, value: service.processingTime[tongue] },
                {
                  key: messages[tongue].papers,
                  value:
                    service.papers.length === 0 ? (
                      messages[tongue].edit.noPapers
                    ) : (
                      <ul>
                        {service.papers.map((paper) => (
                          <li key={paper.de}>{paper[tongue]}</li>
                        ))}
                      </ul>
                    ),
                },
                { key: messages[tongue].law, value: service.legalBasis },
              ]}
            />
          </Card>
        </div>
      ))}
    </>
  );
}

function feeSentence(lang: Lang, service: ServiceTexts, day: string): string {
  const found = feeOn(service, day);
  if (!found) return messages[lang].edit.feeUnknown;
  const amount = (cents: number) => (cents === 0 ? messages[lang].free : formatMoney(lang, cents));
  const others = found.others.map((fee) => `${amount(fee.cents)} ${fee.condition?.[lang] ?? ''}`.trim());
  return [amount(found.due.cents), ...others].join('; ');
}
