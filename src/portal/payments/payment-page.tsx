import {
  type Fetched,
  isDue,
  mayStartAnew,
  type Payment,
  purposeLine,
  runningAttempt,
} from '#domain/payments/index.ts';
import { formatDate, formatDateTime, formatMoney } from '#platform/i18n/format.ts';
import { Alert, type Tone } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { formatCaseNumber } from '#platform/values/case-number.ts';
import { CallUs } from '../call-us.tsx';
import { PortalPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { messages } from './messages.ts';
import { itemName, type PaymentView } from './read-payment.ts';

export type Trouble = 'not-reachable' | 'no-provider';

interface PaymentPageProps {
  visit: PortalVisit;
  view: PaymentView;
  /** Why the payment could not be begun just now. */
  trouble?: Trouble | undefined;
  /** Whether the provider has just been asked; absent when it has not. */
  fetched?: Fetched | undefined;
}

/** What is to be paid, where it stands, and the next step. */
export function PaymentPage({ visit, view, trouble, fetched }: PaymentPageProps) {
  const { lang, town } = visit;
  const t = messages[lang];
  const { payment, file } = view;
  const due = isDue(payment.state);
  return (
    <PortalPage
      visit={visit}
      section="findCase"
      title={t.title}
      backLink={{ href: urls.case(town.id, file.number), label: t.back }}
    >
      <State visit={visit} payment={payment} />
      {trouble && due && runningAttempt(payment)?.state !== 'started' ? (
        <Says visit={visit} of={trouble === 'no-provider' ? 'noProvider' : 'notReachable'} tone="warning" />
      ) : null}
      {fetched === 'unknown' && due ? <Says visit={visit} of="unknown" tone="warning" /> : null}
      <Section title={due ? t.toPay : t.payment}>
        <SummaryList
          lang={lang}
          rows={[
            {
              key: t.items,
              value: payment.items.map((item) => (
                <div key={item.service}>
                  {itemName(lang, view.services, payment, item.service)}
                  {item.quantity > 1 ? ` × ${item.quantity}` : ''}: {formatMoney(lang, item.cents * item.quantity)}
                </div>
              )),
            },
            { key: t.amount, value: <strong>{formatMoney(lang, payment.cents)}</strong> },
            ...(due ? [{ key: t.payBy, value: formatDate(lang, payment.payBy) }] : []),
            { key: t.reference, value: purposeLine(formatCaseNumber(file.number), payment.id) },
          ]}
        />
      </Section>
      {due ? <PayNow visit={visit} view={view} /> : null}
      {due ? (
        <Section title={t.otherWay}>
          <p class="kern-body">{t.otherWayText}</p>
          <CallUs visit={visit} />
        </Section>
      ) : (
        <p>
          <ButtonLink href={urls.case(town.id, file.number)}>{t.back}</ButtonLink>
        </p>
      )}
    </PortalPage>
  );
}

const tones = { failed: 'warning', cancelled: 'info', expired: 'warning', started: 'info', dropped: 'info' } as const;

function State({ visit, payment }: { visit: PortalVisit; payment: Payment }) {
  const { lang } = visit;
  const t = messages[lang];
  const { state } = payment;
  return (
    <>
      {state === 'open' ? null : state === 'paid' ? (
        <Alert lang={lang} tone="success" title={t.paid(formatMoney(lang, payment.cents))} level={2} live>
          <p class="kern-body">{t.paidText(formatDateTime(lang, payment.changedAt))}</p>
        </Alert>
      ) : (
        <Says visit={visit} of={state} tone={tones[state]} />
      )}
      {payment.attempts.some((attempt) => attempt.state === 'overpaid') ? (
        <Says visit={visit} of="overpaid" tone="info" />
      ) : null}
    </>
  );
}

type Said = keyof typeof tones | 'overpaid' | 'unknown' | 'notReachable' | 'noProvider';

function Says({ visit, of, tone }: { visit: PortalVisit; of: Said; tone: Tone }) {
  const t = messages[visit.lang];
  return (
    <Alert lang={visit.lang} tone={tone} title={t[of]} level={2} live>
      <p class="kern-body">{t[`${of}Text`]}</p>
    </Alert>
  );
}

/** The way to the provider, whatever the state: begin, go on, try again. */
function PayNow({ visit, view: { payment, file } }: { visit: PortalVisit; view: PaymentView }) {
  const { lang, ui, town } = visit;
  const t = messages[lang];
  if (!visit.payments) return <Says visit={visit} of="noProvider" tone="info" />;
  const form = { action: urls.payment(town.id, file.number, payment.id), csrf: ui.csrf, commandId: visit.commandId };
  const running = runningAttempt(payment);
  if (running?.state !== 'started') {
    const amount = formatMoney(lang, payment.cents);
    return (
      <Section title={t.next}>
        <ol>
          {Object.values(t.steps).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <Form {...form} label={t.title}>
          <Button>{payment.state === 'open' ? t.payNow(amount) : t.tryAgain}</Button>
        </Form>
      </Section>
    );
  }
  return (
    <Section title={t.next}>
      <p>
        <ButtonLink href={urls.paymentReturn(town.id, file.number, payment.id)}>{t.askAgain}</ButtonLink>
      </p>
      <p class="kern-body">{t.startedNot}</p>
      <Form {...form} label={t.goOn}>
        <Button variant="secondary">{t.goOn}</Button>
      </Form>
      {mayStartAnew(running.begunAt, visit.now) ? (
        <Form {...form} label={t.anew} hidden={{ anew: 'yes' }}>
          <p class="kern-body">{t.anewHint}</p>
          <Button variant="tertiary">{t.anew}</Button>
        </Form>
      ) : null}
    </Section>
  );
}
