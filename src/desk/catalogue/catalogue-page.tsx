import { randomUUID } from 'node:crypto';
import type { CheckTask, Fee, PublicService } from '#domain/catalogue/index.ts';
import { equipmentNames } from '#domain/visits/index.ts';
import { formatDate, formatMoney } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Badge } from '#platform/ui/badge.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { Details } from '#platform/ui/details.tsx';
import { Form } from '#platform/ui/form.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { DeskPage } from '../layout.tsx';
import { messages as desk } from '../messages.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { CatalogueTabs } from './catalogue-tabs.tsx';
import { messages } from './messages.ts';

/** The services as staff see them: with the source of every fee and the days it is valid. */
export function CataloguePage({
  visit,
  services,
  version,
  today,
  ...kept
}: {
  visit: StaffVisit;
  services: readonly PublicService[];
  version: number;
  today: string;
} & Kept) {
  const { lang } = visit;
  const t = messages[lang];
  const { checks } = kept;
  return (
    <DeskPage
      visit={visit}
      section="catalogue"
      title={desk[lang].catalogue}
      lead={`${t.lead} ${t.version(version)}.`}
      wide
    >
      <CatalogueTabs visit={visit} current="services" />
      {services.map((service) => (
        <Details
          key={service.key}
          id={`service-${service.key}`}
          summary={summaryOf(lang, service, today, kept)}
          open={checks.some((check) => check.service === service.key)}
        >
          <ServiceAge visit={visit} service={service} today={today} {...kept} />
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

interface Kept {
  /** The day each service was last looked at. */
  checked: ReadonlyMap<string, string>;
  staleAfter: number;
  checks: readonly CheckTask[];
  names: ReadonlyMap<string, string>;
}

function isStale(service: PublicService, today: string, { checked, staleAfter }: Kept): boolean {
  const day = checked.get(service.key);
  return day !== undefined && (Date.parse(today) - Date.parse(day)) / 86_400_000 > staleAfter;
}

function summaryOf(lang: Lang, service: PublicService, today: string, kept: Kept): string {
  const t = messages[lang];
  const marks = [
    ...(kept.checks.some((check) => check.service === service.key) ? [t.checkAsked] : []),
    ...(isStale(service, today, kept) ? [t.stale] : []),
  ];
  return [service.name[lang], ...marks].join(' · ');
}

/** How old the entry is, who asked to check it, and the ways to do something about it. */
function ServiceAge({
  visit,
  service,
  today,
  ...kept
}: { visit: StaffVisit; service: PublicService; today: string } & Kept) {
  const { lang, ui, door, actor } = visit;
  const t = messages[lang];
  const { key } = service;
  const day = kept.checked.get(key);
  const check = kept.checks.find((each) => each.service === key);
  const form = { csrf: ui.csrf, inline: true } as const;
  return (
    <>
      {check ? (
        <Alert lang={lang} tone="warning" title={t.checkAskedBy(kept.names.get(check.askedBy) ?? '–')}>
          {check.note === '' ? null : <p class="kern-body">{check.note}</p>}
        </Alert>
      ) : null}
      <p class="kern-body">
        {day === undefined ? null : t.checkedOn(formatDate(lang, day))}{' '}
        {isStale(service, today, kept) ? <Badge tone="warning">{t.stale}</Badge> : null}
      </p>
      {door.may(actor, 'catalogue.save-service') ? (
        <ButtonRow>
          <ButtonLink href={urls.editService(key)} variant="secondary" label={t.editFor(service.name[lang])}>
            {t.editButton}
          </ButtonLink>
          <Form {...form} action={urls.confirmService(key)} commandId={randomUUID()}>
            <Button variant="tertiary" label={t.confirmFor(service.name[lang])}>
              {t.confirm}
            </Button>
          </Form>
        </ButtonRow>
      ) : null}
      {check === undefined && door.may(actor, 'catalogue.ask-check') ? (
        <Form {...form} action={urls.askCheck(key)} commandId={randomUUID()} label={t.askCheckFor(service.name[lang])}>
          <TextField lang={lang} name={`note-${key}`} label={t.askCheckNote} maxLength={500} optional />
          <Button variant="tertiary" label={t.askCheckFor(service.name[lang])}>
            {t.askCheck}
          </Button>
        </Form>
      ) : null}
    </>
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
