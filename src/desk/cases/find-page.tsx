import type { FoundCase } from '#domain/cases/index.ts';
import { type FormErrors, noErrors } from '#platform/http/form-errors.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { Button } from '#platform/ui/button.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { readDateParts } from '#platform/ui/read-date-parts.ts';
import { Table } from '#platform/ui/table.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { CaseLink } from '../case-link.tsx';
import { DeskPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { caseKindWord } from '../work-words.ts';
import { messages } from './find-messages.ts';
import { formOf } from './form-of.ts';
import { phaseWord } from './phase-word.ts';

export function FindPage({
  visit,
  found,
  errors = noErrors,
}: {
  visit: StaffVisit;
  found: readonly FoundCase[];
  errors?: FormErrors;
}) {
  const { lang, query } = visit;
  const t = messages[lang];
  const asked = ['q', 'born-day', 'born-month', 'born-year'].filter((name) => query[name]);
  return (
    <DeskPage
      visit={visit}
      section="cases"
      title={t.findTitle}
      hasErrors={errors.summary.length > 0}
      query={asked.map((name) => `${name}=${encodeURIComponent(query[name] ?? '')}`).join('&')}
      wide
    >
      <ErrorSummary lang={lang} errors={errors.summary} />
      <Form method="get" action={urls.cases()}>
        <TextField
          lang={lang}
          name="q"
          type="search"
          label={t.findText}
          hint={t.findTextHint}
          value={query.q}
          optional
        />
        <DateField
          lang={lang}
          name="born"
          label={t.birthDate}
          value={readDateParts(query, 'born')}
          error={errors.at('born')}
          optional
        />
        <div>
          <Button>{t.findButton}</Button>
        </div>
      </Form>
      <Table
        lang={lang}
        caption={asked.length > 0 ? t.found : t.latest}
        rows={found}
        rowKey={(row) => row.id}
        empty={
          <p class="kern-body">
            <strong>{t.nothing}.</strong> {t.nothingBody}
          </p>
        }
        columns={[
          {
            label: t.number,
            cell: (row) => <CaseLink number={row.number} />,
            rowHeader: true,
          },
          {
            label: t.who,
            cell: (row) => row.organisationName ?? [row.givenName, row.familyName].filter(Boolean).join(' '),
          },
          { label: t.kind, cell: (row) => caseKindWord(lang, row.kind) },
          { label: t.state, cell: (row) => phaseWord(lang, row.state, row.outcome) },
          { label: t.changed, cell: (row) => formatDateTime(lang, row.changedAt) },
        ]}
      />
    </DeskPage>
  );
}

/** For the 115: number and the caller's code. Without the code only what anybody may know. */
export function OpenPage({ visit, errors = noErrors }: { visit: StaffVisit; errors?: FormErrors }) {
  const { lang, form } = visit;
  const t = messages[lang];
  return (
    <DeskPage visit={visit} section="cases" title={t.openTitle} lead={t.openLead} hasErrors={errors.summary.length > 0}>
      <ErrorSummary lang={lang} errors={errors.summary} />
      <Form action={urls.openCase()} {...formOf(visit, 'open')}>
        <TextField
          lang={lang}
          name="number"
          label={t.openNumber}
          hint={t.openNumberHint}
          value={fieldText(form, 'number')}
          error={errors.at('number')}
          width={16}
          autocomplete="off"
          spellcheck={false}
        />
        <TextField
          lang={lang}
          name="code"
          label={t.openCode}
          hint={t.openCodeHint}
          error={errors.at('code')}
          width={16}
          autocomplete="off"
          spellcheck={false}
          optional
        />
        <div>
          <Button>{t.openButton}</Button>
        </div>
      </Form>
    </DeskPage>
  );
}
