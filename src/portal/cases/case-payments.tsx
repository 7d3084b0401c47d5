import { isDue, paymentTexts } from '#domain/payments/index.ts';
import { formatDate, formatMoney } from '#platform/i18n/format.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { Section } from '#platform/ui/section.tsx';
import { itemName } from '../payments/read-payment.ts';
import { urls } from '../urls.ts';
import type { CaseParts } from './case-parts.ts';
import { messages } from './messages.ts';

const addressOf = ({ visit, view }: CaseParts, id: string) => urls.payment(visit.town.id, view.file.number, id);

/** What is still to be paid, with the way there: the first thing somebody should see. */
export function CaseToPay(parts: CaseParts) {
  const { visit, view } = parts;
  const { lang } = visit;
  const t = messages[lang];
  return (
    <>
      {view.payments
        .filter(({ state }) => isDue(state))
        .map((payment) => (
          <Alert
            key={payment.id}
            lang={lang}
            tone="warning"
            level={2}
            title={t.toPay(formatMoney(lang, payment.cents), formatDate(lang, payment.payBy))}
          >
            <p class="kern-body">
              {payment.items.map(({ service }) => itemName(lang, view.services, payment, service)).join(', ')} (
              {paymentTexts[lang].state[payment.state]})
            </p>
            <ButtonLink href={addressOf(parts, payment.id)}>{t.pay}</ButtonLink>
          </Alert>
        ))}
    </>
  );
}

/** What has been paid, and what need not be paid any more. Nothing where the case costs nothing. */
export function CasePayments(parts: CaseParts) {
  const { visit, view } = parts;
  const { lang } = visit;
  const t = messages[lang];
  const settled = view.payments.filter(({ state }) => !isDue(state));
  if (settled.length === 0) return null;
  return (
    <Section title={t.payments} id="payments">
      <ul>
        {settled.map((payment) => (
          <li key={payment.id}>
            <a class="kern-link" href={addressOf(parts, payment.id)}>
              {formatMoney(lang, payment.cents)}: {paymentTexts[lang].state[payment.state]}
            </a>
            , {formatDate(lang, payment.changedAt)}
            {payment.attempts.some(({ state }) => state === 'overpaid') ? `. ${t.overpaid}` : ''}
          </li>
        ))}
      </ul>
    </Section>
  );
}
