import type { Fee, PublicService } from '#domain/catalogue/index.ts';
import { equipmentNames } from '#domain/visits/index.ts';
import { formatDate, formatMoney } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Badge } from '#platform/ui/badge.tsx';
import { Details } from '#platform/ui/details.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { DeskPage } from '../layout.tsx';
import { messages as desk } from '../messages.ts';
import type { StaffVisit } from '../visit.ts';
import { messages } from './messages.ts';

/** The services as staff see them: with the source of every fee and the days it is valid. */
export function CataloguePage({
  visit,
  services,
  version,
  today,
}: {
  visit: StaffVisit;
  services: readonly PublicService[];
  version: number;
  today: string;
}) {
  const { lang } = visit;
  const t = messages[lang];
  return (
    <DeskPage
      visit={visit}
      section="catalogue"
      title={desk[lang].catalogue}
      lead={`${t.lead} ${t.version(version)}.`}
      wide
    >
      {services.map((service) => (
        <Details key={service.key} summary={service.name[lang]}>
          <p class="kern-body">
            <Badge tone={service.onSite ? 'success' : 'warning'}>{service.onSite ? t.onSite : t.officeOnly}</Badge>{' '}
            {service.summary[lang]}
          </p>
          <SummaryList lang={lang} rows={factsOf(lang, service)} />
          <FeeTable lang={lang} fees={service.fees} today={today} />
        </Details>
      ))}
    </DeskPage>
  );
}

function factsOf(lang: Lang, service: PublicService) {
  const t = messages[lang];
  return [
    { key: t.law, value: service.legalBasis },
    { key: t.processing, value: service.processingTime[lang] },
    ...(service.papers.length > 0
      ? [
          {
            key: t.papers,
            value: (
              <ul>
                {service.papers.map((paper) => (
                  <li key={paper.de}>{paper[lang]}</li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
    ...(service.onSite
      ? [
          { key: t.duration, value: t.minutes(service.durationMinutes) },
          { key: t.equipment, value: equipmentNames(service.kitEquipment.join(','), lang) },
          { key: t.handOver, value: service.handOver ? t.yes : t.no },
        ]
      : []),
    { key: t.words, value: service.everydayWords[lang].join(', ') },
  ];
}

function FeeTable({ lang, fees, today }: { lang: Lang; fees: readonly Fee[]; today: string }) {
  const t = messages[lang];
  const when = (fee: Fee) => {
    if (fee.validTo !== undefined && fee.validTo < today) return { word: t.past, tone: 'neutral' as const };
    if (fee.validFrom > today) return { word: t.future, tone: 'info' as const };
    return { word: t.today, tone: 'success' as const };
  };
  return (
    <Table
      lang={lang}
      caption={t.fees}
      small
      rows={fees}
      rowKey={(fee) => `${fee.kind}${fee.validFrom}${fee.cents}${fee.underAge ?? ''}${fee.condition?.de ?? ''}`}
      empty={<p class="kern-body">{t.noFees}</p>}
      columns={[
        { label: t.amount, cell: (fee) => (fee.cents === 0 ? t.free : formatMoney(lang, fee.cents)), rowHeader: true },
        { label: t.kind, cell: (fee) => t.kinds[fee.kind] },
        { label: t.condition, cell: (fee) => fee.condition?.[lang] ?? '–' },
        {
          label: t.valid,
          cell: (fee) => (
            <>
              {fee.validTo
                ? t.fromTo(formatDate(lang, fee.validFrom), formatDate(lang, fee.validTo))
                : t.from(formatDate(lang, fee.validFrom))}{' '}
              <Badge tone={when(fee).tone}>{when(fee).word}</Badge>
            </>
          ),
        },
        { label: t.source, cell: (fee) => (fee.source === 'example' ? t.example : fee.source) },
      ]}
    />
  );
}
