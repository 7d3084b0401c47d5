import { formatDateTime, formatMoney } from '#platform/i18n/format.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Page } from '#platform/ui/page.tsx';
import type { PageContext } from '#platform/ui/page-context.ts';
import { Radios } from '#platform/ui/radios.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { path } from './access.ts';
import { messages } from './messages.ts';
import { type PayMode, type PayStatus, payChoices, payModes, type Transaction } from './pay-store.ts';

const cents = ({ request }: Transaction) => Math.round(request.grossAmount * 100);

/** Where a payer of the demonstration ends up: what is to be paid, and what shall come of it. */
export function PayPage({ ui, transaction }: { ui: PageContext; transaction: Transaction }) {
  const { lang } = ui;
  const t = messages[lang];
  const { request, choice, id } = transaction;
  return (
    <Page {...ui} title={t.title} lead={t.lead}>
      <SummaryList
        lang={lang}
        rows={[
          { key: t.amount, value: formatMoney(lang, cents(transaction)) },
          { key: t.what, value: request.description },
          { key: t.purpose, value: request.purpose },
        ]}
      />
      {choice === undefined ? (
        <Form action={`${path}/transactions/${id}`} csrf={ui.csrf}>
          <Radios
            lang={lang}
            name="choice"
            label={t.choose}
            value="pay"
            options={payChoices.map((value) => ({ value, label: t.choices[value] }))}
          />
          <Button>{t.send}</Button>
        </Form>
      ) : (
        <>
          <Alert lang={lang} title={t.over} />
          <ButtonLink href={request.redirectUrl}>{t.back}</ButtonLink>
        </>
      )}
    </Page>
  );
}

/** Every transaction of the sandbox, and how it behaves. */
export function PayListPage({
  ui,
  mode,
  rows,
}: {
  ui: PageContext;
  mode: PayMode;
  rows: readonly { transaction: Transaction; status: PayStatus }[];
}) {
  const { lang } = ui;
  const t = messages[lang];
  return (
    <Page {...ui} title={t.title} lead={`${t.lead} ${t.listLead}`} wide>
      <Form action={path} csrf={ui.csrf}>
        <Radios
          lang={lang}
          name="mode"
          label={t.mode}
          value={mode}
          options={payModes.map((value) => ({ value, label: t.modes[value] }))}
        />
        <Button>{t.save}</Button>
      </Form>
      <Section title={t.begun(rows.length)}>
        <Table
          lang={lang}
          caption={t.begun(rows.length)}
          captionHidden
          rows={rows}
          rowKey={({ transaction }) => transaction.id}
          empty={<p class="kern-body">{t.none}</p>}
          columns={[
            {
              label: t.transaction,
              rowHeader: true,
              cell: ({ transaction: { id } }) => <a href={`${path}/transactions/${id}`}>{id}</a>,
            },
            { label: t.at, cell: ({ transaction }) => formatDateTime(lang, transaction.at) },
            { label: t.purpose, cell: ({ transaction }) => transaction.request.purpose },
            { label: t.amount, numeric: true, cell: ({ transaction }) => formatMoney(lang, cents(transaction)) },
            { label: t.status, cell: ({ status }) => t.statuses[status] },
          ]}
        />
      </Section>
    </Page>
  );
}
