import { isDue, paymentTexts } from '#domain/payments/index.ts';
import { formatDate, formatMoney } from '#platform/i18n/format.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { Section } from '#platform/ui/section.tsx';
import { itemName } from '../payments/read-payment.ts';
import { urls } from '../urls.ts';
import type { CaseParts } from './case-parts.ts';
import { messages } from './messages.ts';

/** What is to be paid, with the way there, and what has been paid. Nothing where the case costs nothing. */
export function CasePayments({ visit, view }: CaseParts) {
  const { lang, town } = visit;
  const t = messages[lang];
  if (view.payments.length === 0) return null;
  const address = (id: string) => urls.payment(town.id, view.file.number, id);
  const settled = view.payments.filter(({ state }) => !isDue(state));
  return (
    <Section title={t.payments} id="payments">
      {view.payments
        .filter(({ state }) => isDue(state))
        .map((payment) => (
          <Alert
            key={payment.id}
            lang={lang}
            tone="warning"
            level={3}
            title={t.toPay(formatMoney(lang, payment.cents), formatDate(lang, payment.payBy))}
          >
            <p class="kern-body">
              {payment.items.map(({ service }) => itemName(lang, view.services, payment, service)).join(', ')} (
              {paymentTexts[lang].state[payment.state]})
            </p>
            <ButtonLink href={address(payment.id)}>{t.pay}</ButtonLink>
          </Alert>
        ))}
      {settled.length > 0 ? (
        <ul>
          {settled.map((payment) => (
            <li key={payment.id}>
              <a class="kern-link" href={address(payment.id)}>
                {formatMoney(lang, payment.cents)}: {paymentTexts[lang].state[payment.state]}
              </a>
              , {formatDate(lang, payment.changedAt)}
              {payment.attempts.some(({ state }) => state === 'overpaid') ? `. ${t.overpaid}` : ''}
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}
