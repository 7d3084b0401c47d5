import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Button } from '#platform/ui/button.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Page } from '#platform/ui/page.tsx';
import type { PageContext } from '#platform/ui/page-context.ts';
import { Radios } from '#platform/ui/radios.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { formatCaseNumber } from '#platform/values/case-number.ts';
import { messages } from './messages.ts';
import type { Resident } from './population.ts';
import { type Answered, type Arrival, type RegisterMode, registerModes } from './register-store.ts';

interface RegisterPageProps {
  ui: PageContext;
  mode: RegisterMode;
  arrivals: readonly Arrival[];
  answers: readonly Answered[];
  population: ReadonlyMap<string, readonly Resident[]>;
}

/** What has arrived at the sandbox register, and how it behaves. */
export function RegisterPage({ ui, mode, arrivals, answers, population }: RegisterPageProps) {
  const { lang } = ui;
  const t = messages[lang];
  return (
    <Page {...ui} title={t.title} lead={t.lead} wide>
      <Form action="/dev/register" csrf={ui.csrf}>
        <Radios
          lang={lang}
          name="mode"
          label={t.mode}
          value={mode}
          options={registerModes.map((value) => ({ value, label: t.modes[value] }))}
        />
        <Button>{t.save}</Button>
      </Form>
      <Section title={t.arrived(arrivals.length)}>
        <Table
          lang={lang}
          caption={t.arrived(arrivals.length)}
          captionHidden
          rows={arrivals}
          rowKey={(row) => row.key}
          empty={<p class="kern-body">{t.none}</p>}
          columns={[
            { label: t.reference, cell: (row) => row.reference, rowHeader: true },
            { label: t.at, cell: (row) => formatDateTime(lang, row.at) },
            { label: t.town, cell: (row) => row.town },
            { label: t.caseNumber, cell: (row) => formatCaseNumber(row.caseNumber) },
            { label: t.service, cell: (row) => row.service },
            { label: t.system, cell: (row) => row.system },
          ]}
        />
      </Section>
      <Section title={t.answers(answers.length)}>
        <Table
          lang={lang}
          caption={t.answers(answers.length)}
          captionHidden
          rows={answers}
          rowKey={(row) => row.key}
          empty={<p class="kern-body">{t.noAnswers}</p>}
          columns={[
            { label: t.reference, cell: (row) => String(row.body.reference ?? '–'), rowHeader: true },
            { label: t.at, cell: (row) => formatDateTime(lang, row.at) },
            { label: t.operation, cell: (row) => wordOf(t.operations, row.operation) },
            { label: t.town, cell: (row) => row.town },
          ]}
        />
      </Section>
      <Section title={t.residents}>
        <p class="kern-body">{t.residentsHint}</p>
        {[...population].map(([town, residents]) => (
          <Residents key={town} lang={lang} town={town} residents={residents} />
        ))}
      </Section>
    </Page>
  );
}

const wordOf = (words: Readonly<Record<string, string>>, code: string) => words[code] ?? code;

function Residents({ lang, town, residents }: { lang: Lang; town: string; residents: readonly Resident[] }) {
  const t = messages[lang];
  return (
    <Table
      lang={lang}
      caption={`${t.town} ${town}`}
      small
      rows={residents}
      rowKey={(row) => row.id}
      columns={[
        { label: t.name, cell: (row) => `${row.givenNames.join(' ')} ${row.familyName}`, rowHeader: true },
        { label: t.birthDate, cell: (row) => formatDate(lang, row.birthDate) },
        { label: t.address, cell: (row) => (row.main ? addressLine(row.main) : '–') },
        { label: t.household, cell: (row) => row.household },
        { label: t.notes, cell: (row) => (row.barred ? t.barred : '') },
      ]}
    />
  );
}

function addressLine({ street, houseNumber, postcode, place }: NonNullable<Resident['main']>): string {
  return `${street} ${houseNumber}, ${postcode} ${place}`;
}
