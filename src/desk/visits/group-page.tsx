import { randomUUID } from 'node:crypto';
import type { VisitSummary } from '#domain/visits/index.ts';
import type { FormErrors } from '#platform/http/form-errors.ts';
import { type FormBody, fieldText, fieldTexts } from '#platform/http/form-input.ts';
import { formatDateTime, formatRange } from '#platform/i18n/format.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { readDateParts } from '#platform/ui/read-date-parts.ts';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { CaseLink } from '../case-link.tsx';
import { DeskPage } from '../layout.tsx';
import { serviceNames } from '../services.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { messages } from './group-messages.ts';
import { GroupTable } from './group-table.tsx';
import type { NeedCase } from './read-need-case.ts';

interface GroupPageProps {
  visit: StaffVisit;
  need: NeedCase;
  group: { homeName: string; expectedResidents: number; closesAt: string | null };
  errors: FormErrors;
}

/** A group date: who is on the list until when, changed here when the home rings. */
export function GroupPage({ visit, need, group, errors }: GroupPageProps) {
  const { lang } = visit;
  const t = messages[lang];
  const closed = group.closesAt !== null && group.closesAt <= visit.now;
  const changeable = !closed && need.file.state !== 'ended';
  const date = need.visits.find((one) => one.state === 'planned' || one.state === 'to-plan');
  return (
    <DeskPage
      visit={visit}
      section="visits"
      title={t.title(group.homeName)}
      backLink={{ href: urls.visitsToPlan(), label: t.back }}
      hasErrors={errors.summary.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors.summary} />
      {closed ? (
        <Alert lang={lang} tone="warning" title={t.closed(formatDateTime(lang, group.closesAt ?? ''))} />
      ) : null}
      <SummaryList
        lang={lang}
        rows={[
          { key: t.number, value: <CaseLink number={need.file.number} /> },
          { key: t.date, value: whenOf(date, visit) },
          { key: t.expected, value: t.expectedCount(need.listed.length, group.expectedResidents) },
          {
            key: t.closes,
            value: group.closesAt === null ? t.closesLater : formatDateTime(lang, group.closesAt),
          },
        ]}
      />
      <ButtonRow>
        {date ? (
          <ButtonLink href={urls.planVisit(date.visitId)}>{t.plan}</ButtonLink>
        ) : (
          <ButtonLink href={urls.needCheck(need.file.number)}>{t.check}</ButtonLink>
        )}
      </ButtonRow>
      <Section title={t.list}>
        <GroupTable
          lang={lang}
          listed={need.listed}
          services={(keys) => serviceNames(need.services, keys, lang)}
          action={
            changeable
              ? {
                  label: t.remove,
                  cell: (person) =>
                    person.state === 'ended' ? (
                      '–'
                    ) : (
                      <Form
                        action={urls.groupRemove(need.file.number)}
                        csrf={visit.ui.csrf}
                        commandId={randomUUID()}
                        hidden={{ caseId: person.caseId }}
                        confirm={t.removeConfirm(person.name)}
                        inline
                      >
                        <Button variant="tertiary" label={t.removeLabel(person.name)}>
                          {t.remove}
                        </Button>
                      </Form>
                    ),
                }
              : undefined
          }
        />
      </Section>
      {changeable ? <AddForm visit={visit} need={need} errors={errors} /> : null}
    </DeskPage>
  );
}

function whenOf(date: VisitSummary | undefined, visit: StaffVisit): string {
  return date?.windowStart && date.windowEnd
    ? formatRange(visit.lang, date.windowStart, date.windowEnd)
    : messages[visit.lang].notPlanned;
}

function AddForm({ visit, need, errors }: Omit<GroupPageProps, 'group'>) {
  const { lang, form } = visit;
  const t = messages[lang];
  const typed = typedOf(form);
  return (
    <Section title={t.add}>
      <Form
        action={urls.groupAdd(need.file.number)}
        csrf={visit.ui.csrf}
        commandId={visit.commandId}
        label={t.add}
        autocomplete="off"
      >
        <TextField
          lang={lang}
          name="givenName"
          label={t.givenName}
          optional
          value={typed.givenName}
          error={errors.at('givenName')}
        />
        <TextField
          lang={lang}
          name="familyName"
          label={t.familyName}
          value={typed.familyName}
          error={errors.at('familyName')}
        />
        <DateField
          lang={lang}
          name="birthDate"
          label={t.birthDate}
          optional
          value={typed.birthDate}
          error={errors.at('birthDate')}
        />
        <Checkboxes
          lang={lang}
          name="services"
          label={t.services}
          values={typed.services}
          error={errors.at('services')}
          options={need.services
            .filter((service) => service.onSite)
            .map((service) => ({ value: service.key, label: service.name[lang] }))}
        />
        <Radios
          lang={lang}
          name="consentGivenBy"
          label={t.consent}
          value={typed.consentGivenBy}
          error={errors.at('consentGivenBy')}
          options={Object.entries(t.consentBy).map(([value, label]) => ({ value, label }))}
        />
        <ButtonRow>
          <Button>{t.addButton}</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}

function typedOf(form: FormBody) {
  return {
    givenName: fieldText(form, 'givenName'),
    familyName: fieldText(form, 'familyName'),
    birthDate: readDateParts(form, 'birthDate'),
    services: fieldTexts(form, 'services'),
    consentGivenBy: fieldText(form, 'consentGivenBy'),
  };
}
