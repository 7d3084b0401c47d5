import { formatDateTime } from '#platform/i18n/format.ts';
import { Button } from '#platform/ui/button.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Page } from '#platform/ui/page.tsx';
import type { PageContext } from '#platform/ui/page-context.ts';
import { Radios } from '#platform/ui/radios.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { formatCaseNumber } from '#platform/values/case-number.ts';
import { messages } from './messages.ts';
import { type Arrival, type RegisterMode, registerModes } from './register-store.ts';

interface RegisterPageProps {
  ui: PageContext;
  mode: RegisterMode;
  arrivals: readonly Arrival[];
}

/** What has arrived at the sandbox register, and how it behaves. */
export function RegisterPage({ ui, mode, arrivals }: RegisterPageProps) {
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
    </Page>
  );
}
