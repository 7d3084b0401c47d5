import { randomUUID } from 'node:crypto';
import type { Office, OfficeRule, PartVersion, PublicService, Responsibility } from '#domain/catalogue/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { Badge } from '#platform/ui/badge.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { DeskPage } from '../layout.tsx';
import { serviceName } from '../services.ts';
import { urls } from '../urls.ts';
import { VersionsTable } from '../versions-table.tsx';
import type { StaffVisit } from '../visit.ts';
import { CatalogueTabs } from './catalogue-tabs.tsx';
import { messages } from './messages.ts';

interface Props {
  visit: StaffVisit;
  responsibility: Responsibility;
  services: readonly PublicService[];
  history: readonly PartVersion<Responsibility>[];
  names: ReadonlyMap<string, string>;
  today: string;
  error?: string | undefined;
}

/** The town's offices, what each is responsible for and when, and what was said before. */
export function OfficesPage(props: Props) {
  const { visit, error } = props;
  const { lang } = visit;
  const t = messages[lang].offices;
  return (
    <DeskPage visit={visit} section="catalogue" title={t.title} lead={t.lead} hasErrors={error !== undefined} wide>
      <CatalogueTabs visit={visit} current="offices" />
      <ErrorSummary lang={lang} errors={error === undefined ? [] : [{ text: error }]} />
      <Offices {...props} />
      <Rules {...props} />
      <History {...props} />
    </DeskPage>
  );
}

function Offices({ visit, responsibility }: Props) {
  const { lang } = visit;
  const t = messages[lang].offices;
  return (
    <Section title={t.offices}>
      <Table
        lang={lang}
        caption={t.offices}
        captionHidden
        rows={responsibility.offices}
        rowKey={(office) => office.id}
        empty={<p class="kern-body">{t.noOffices}</p>}
        columns={[
          {
            label: t.office,
            rowHeader: true,
            cell: (office) => <a href={urls.office(office.id)}>{office.name[lang]}</a>,
          },
          { label: t.whose, cell: (office) => (office.own ? t.own : t.others) },
          { label: t.phone, cell: (office) => office.phone ?? '–' },
          { label: t.internalPhone, cell: (office) => office.internalPhone ?? '–' },
        ]}
      />
      <p>
        <ButtonLink href={urls.office('new')} variant="secondary">
          {t.newOffice}
        </ButtonLink>
      </p>
    </Section>
  );
}

function Rules({ visit, responsibility, services, today }: Props) {
  const { lang } = visit;
  const t = messages[lang].offices;
  const rows = responsibility.rules.map((rule, at) => ({ ...rule, at }));
  return (
    <Section title={t.rules}>
      <p class="kern-body">{t.rulesLead}</p>
      <Table
        lang={lang}
        caption={t.rules}
        captionHidden
        rows={rows}
        rowKey={(rule) => String(rule.at)}
        empty={<p class="kern-body">{t.noRules}</p>}
        columns={[
          {
            label: t.service,
            rowHeader: true,
            cell: (rule) => <a href={urls.officeRule(String(rule.at))}>{serviceOf(lang, services, rule)}</a>,
          },
          { label: t.place, cell: (rule) => (rule.ars === '' ? t.everywhere : rule.ars) },
          { label: t.office, cell: (rule) => officeName(lang, responsibility.offices, rule.office) },
          { label: messages[lang].valid, cell: (rule) => <Days lang={lang} rule={rule} today={today} /> },
          { label: t.why, cell: (rule) => rule.source },
        ]}
      />
      {responsibility.offices.length === 0 ? null : (
        <p>
          <ButtonLink href={urls.officeRule('new')} variant="secondary">
            {t.newRule}
          </ButtonLink>
        </p>
      )}
    </Section>
  );
}

function Days({ lang, rule, today }: { lang: 'de' | 'en'; rule: OfficeRule; today: string }) {
  const t = messages[lang];
  const isPast = rule.validTo !== undefined && rule.validTo < today;
  return (
    <>
      {rule.validTo
        ? t.fromTo(formatDate(lang, rule.validFrom), formatDate(lang, rule.validTo))
        : t.from(formatDate(lang, rule.validFrom))}{' '}
      {isPast ? <Badge tone="neutral">{t.past}</Badge> : null}
      {rule.validFrom > today ? <Badge tone="info">{t.future}</Badge> : null}
    </>
  );
}

function serviceOf(lang: 'de' | 'en', services: readonly PublicService[], rule: OfficeRule): string {
  const t = messages[lang].offices;
  if (rule.service === '') return t.everyService;
  const name = serviceName(services, rule.service, lang);
  return name === rule.service && /^\d+$/.test(name) && name.length < 14 ? t.groupOf(name) : name;
}

export function officeName(lang: 'de' | 'en', offices: readonly Office[], id: string): string {
  return offices.find((office) => office.id === id)?.name[lang] ?? id;
}

function History({ visit, history, names }: Props) {
  const { lang, ui } = visit;
  const t = messages[lang];
  const newest = history[0]?.version;
  if (history.length < 2) return null;
  return (
    <VersionsTable
      lang={lang}
      title={t.edit.history}
      rows={history}
      names={names}
      since={(row) => row.createdAt}
      version={(row) => t.version(row.version)}
      more={[
        {
          label: t.offices.content,
          cell: ({ value }) => t.offices.counts(value.offices.length, value.rules.length),
        },
        {
          label: t.offices.undo,
          cell: ({ version }) =>
            version === newest ? (
              t.offices.countsNow
            ) : (
              <Form
                action={urls.restoreOffices()}
                csrf={ui.csrf}
                commandId={randomUUID()}
                hidden={{ version, basis: newest }}
                label={t.offices.takeUp(version)}
                inline
              >
                <Button variant="tertiary" label={t.offices.takeUp(version)}>
                  {t.offices.takeUpShort}
                </Button>
              </Form>
            ),
        },
      ]}
    />
  );
}
