import { isDue, otherWays, type Payment, paymentPurposes, paymentTexts } from '#domain/payments/index.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { formatDateTime, formatMoney } from '#platform/i18n/format.ts';
import { Badge } from '#platform/ui/badge.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Details } from '#platform/ui/details.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Select } from '#platform/ui/select.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { serviceName } from '../services.ts';
import { urls } from '../urls.ts';
import { formOf, type PartProps } from './form-of.ts';
import { messages } from './payment-messages.ts';

/** What is to be paid and what was paid, with every try; a caseworker asks for a payment or drops one. */
export function Payments(props: PartProps) {
  const { visit, read } = props;
  const { lang, door, actor } = visit;
  const t = messages[lang];
  const words = paymentTexts[lang];
  const mayAsk = door.may(actor, 'payments.request') && read.file.state !== 'ended';
  if (read.payments.length === 0 && !mayAsk) return null;
  return (
    <Section title={t.payments} id="payments">
      <Table
        lang={lang}
        caption={t.payments}
        captionHidden
        small
        rows={read.payments}
        rowKey={(row) => row.id}
        empty={<p class="kern-body">{t.none}</p>}
        columns={[
          {
            label: t.what,
            rowHeader: true,
            cell: (row) =>
              `${words.purpose[row.purpose]}: ${row.items.map(({ service }) => serviceName(read.services, service, lang)).join(', ')}`,
          },
          { label: t.amount, numeric: true, cell: (row) => formatMoney(lang, row.cents) },
          {
            label: t.state,
            cell: (row) => <Badge tone={row.state === 'paid' ? 'success' : 'neutral'}>{words.state[row.state]}</Badge>,
          },
          { label: t.changed, cell: (row) => formatDateTime(lang, row.changedAt) },
          {
            label: t.tries,
            cell: (row) =>
              row.attempts.length === 0
                ? '–'
                : row.attempts.map((one) => (
                    <div key={one.id}>
                      {one.transaction ?? t.noTransaction}: {words.attempt[one.state]}
                    </div>
                  )),
          },
          {
            label: t.action,
            cell: (row) => (isDue(row.state) ? <Settle visit={visit} read={read} payment={row} /> : null),
          },
        ]}
      />
      {mayAsk ? <AskForPayment {...props} /> : null}
    </Section>
  );
}

/** Money that came another way, and money that is no longer wanted. */
function Settle({ visit, read, payment }: Omit<PartProps, 'errors'> & { payment: Payment }) {
  const { lang, door, actor } = visit;
  const t = messages[lang];
  const amount = formatMoney(lang, payment.cents);
  const way = `way-${payment.id}`;
  return (
    <>
      {door.may(actor, 'payments.take-in') ? (
        <Form
          action={urls.caseAction(read.file.number, 'payment-taken')}
          {...formOf(visit, `taken/${payment.id}`)}
          hidden={{ payment: payment.id }}
          inline
        >
          <Select
            lang={lang}
            name={way}
            label={t.takenHow}
            placeholder={false}
            options={otherWays.map((value) => ({ value, label: paymentTexts[lang].way[value] }))}
          />
          <Button variant="secondary" label={`${t.taken}: ${amount}`}>
            {t.taken}
          </Button>
        </Form>
      ) : null}
      {door.may(actor, 'payments.drop') ? (
        <Form
          action={urls.caseAction(read.file.number, 'drop-payment')}
          {...formOf(visit, `drop/${payment.id}`)}
          hidden={{ payment: payment.id }}
          confirm={t.dropAsk}
          inline
        >
          <Button variant="secondary" label={`${t.drop}: ${amount}`}>
            {t.drop}
          </Button>
        </Form>
      ) : null}
    </>
  );
}

function AskForPayment({ visit, read, errors }: PartProps) {
  const { lang, form } = visit;
  const t = messages[lang];
  const words = paymentTexts[lang];
  const at = (name: string) => ({ value: fieldText(form, name), error: errors.at(name) });
  const wrong = ['payment.purpose', 'payment.service', 'payment.amount'].some((name) => errors.at(name));
  return (
    <Details summary={t.ask} open={wrong}>
      <Form action={urls.caseAction(read.file.number, 'payment')} {...formOf(visit, 'payment')} label={t.ask}>
        <Select
          lang={lang}
          name="payment.purpose"
          label={t.purpose}
          placeholder={false}
          options={paymentPurposes.map((value) => ({ value, label: words.purpose[value] }))}
          {...at('payment.purpose')}
        />
        <Select
          lang={lang}
          name="payment.service"
          label={t.service}
          options={read.services
            .toSorted((one, other) => rank(read, one.key) - rank(read, other.key))
            .map(({ key, name }) => ({ value: key, label: name[lang] }))}
          {...at('payment.service')}
        />
        <TextField
          lang={lang}
          name="payment.amount"
          label={t.euros}
          hint={t.eurosHint}
          inputMode="decimal"
          width={8}
          {...at('payment.amount')}
        />
        <p class="kern-body">{t.told}</p>
        <div>
          <Button>{t.ask}</Button>
        </div>
      </Form>
    </Details>
  );
}

/** What the case is about stands first. */
function rank(read: PartProps['read'], key: string): number {
  return read.file.service_keys.includes(key) ? 0 : 1;
}
