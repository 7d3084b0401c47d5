import { z } from 'zod';
import { isDue, type Payment, paymentById, paymentTexts } from '#domain/payments/index.ts';
import { formatDate, formatMoney } from '#platform/i18n/format.ts';
import { composeText, type NoticeText } from './compose.ts';
import { type Subject, serviceNames } from './read-subject.ts';

type PaymentTemplate =
  | 'payment-requested'
  | 'payment-paid'
  | 'payment-failed'
  | 'payment-expired'
  | 'payment-paid-twice'
  | 'payment-overdue';

/** Is it still true when the notice goes out? What was paid or tried again since needs no word about the failure. */
const stillTrue: Readonly<Record<PaymentTemplate, (payment: Payment) => boolean>> = {
  'payment-requested': ({ state }) => isDue(state),
  'payment-paid': ({ state }) => state === 'paid',
  'payment-failed': ({ state }) => state === 'failed',
  'payment-overdue': ({ state }) => isDue(state),
  'payment-expired': ({ state }) => state === 'expired',
  'payment-paid-twice': ({ attempts }) => attempts.some(({ state }) => state === 'overpaid'),
};

/** What a payment's entry says to the one who pays. */
export function draftPayment(template: PaymentTemplate) {
  return async (
    { db, tenant, lang, services, facts }: Subject,
    data: Readonly<Record<string, unknown>>,
  ): Promise<NoticeText | undefined> => {
    const { payment: id } = z.looseObject({ payment: z.uuid() }).parse(data);
    const payment = await paymentById(db, tenant, id);
    if (!payment || !stillTrue[template](payment)) return undefined;
    const names = serviceNames(
      services,
      lang,
      payment.items.map(({ service }) => service),
    );
    return composeText(lang, template, {
      ...facts,
      amount: formatMoney(lang, payment.cents),
      what: names.length > 0 ? names.join(', ') : paymentTexts[lang].purpose[payment.purpose],
      payBy: formatDate(lang, payment.payBy),
    });
  };
}
