import { defineMessages } from '#platform/i18n/messages.ts';
import type { Facts, PaymentFacts } from './facts.ts';
import { paragraphs } from './facts.ts';

const againDe = (f: PaymentFacts) =>
  `Bitte versuchen Sie es auf der Seite Ihrer Anfrage noch einmal, möglichst bis ${f.payBy}. Wenn Sie nicht online zahlen möchten, rufen Sie uns an: ${f.phone}.`;
const againEn = (f: PaymentFacts) =>
  `Please try again on the page of your request, by ${f.payBy} if you can. If you would rather not pay online, call us: ${f.phone}.`;

/** Notices about what is to be paid and what came of it. */
export const paymentMessages = defineMessages({
  de: {
    'payment-requested': {
      subject: (f: PaymentFacts) => `Bitte bezahlen Sie ${f.amount} – Nummer ${f.number}`,
      body: (f: PaymentFacts) =>
        paragraphs(
          `für „${f.what}“ sind ${f.amount} zu zahlen. Bitte zahlen Sie bis ${f.payBy}.`,
          'Online zahlen Sie auf der Seite Ihrer Anfrage. Danach bestätigen wir Ihnen die Zahlung.',
          `Wenn Sie nicht online zahlen möchten, rufen Sie uns an: ${f.phone}.`,
        ),
    },
    'payment-paid': {
      subject: (f: PaymentFacts) => `Ihre Zahlung ist angekommen – Nummer ${f.number}`,
      body: (f: PaymentFacts) =>
        paragraphs(
          `Ihre Zahlung von ${f.amount} für „${f.what}“ ist bei uns angekommen. Sie müssen dafür nichts mehr tun.`,
        ),
    },
    'payment-failed': {
      subject: (f: Facts) => `Ihre Zahlung hat nicht geklappt – Nummer ${f.number}`,
      body: (f: PaymentFacts) =>
        paragraphs(
          `Ihre Zahlung von ${f.amount} für „${f.what}“ hat nicht geklappt. Der Betrag ist noch zu zahlen.`,
          againDe(f),
        ),
    },
    'payment-expired': {
      subject: (f: Facts) => `Ihre Zahlung wurde nicht abgeschlossen – Nummer ${f.number}`,
      body: (f: PaymentFacts) =>
        paragraphs(
          `Sie haben begonnen, ${f.amount} für „${f.what}“ zu zahlen. Bei uns ist keine Zahlung angekommen. Der Betrag ist noch zu zahlen.`,
          againDe(f),
          `Haben Sie doch schon gezahlt? Dann zahlen Sie bitte nicht noch einmal, sondern rufen Sie uns an: ${f.phone}.`,
        ),
    },
    'payment-overdue': {
      subject: (f: PaymentFacts) => `Erinnerung: Bitte bezahlen Sie ${f.amount} – Nummer ${f.number}`,
      body: (f: PaymentFacts) =>
        paragraphs(
          `für „${f.what}“ sind noch ${f.amount} zu zahlen. Wir hatten Sie gebeten, bis ${f.payBy} zu zahlen, und haben noch keine Zahlung erhalten.`,
          `Sie können weiter auf der Seite Ihrer Anfrage zahlen. Ist etwas unklar, oder haben Sie schon gezahlt? Dann rufen Sie uns bitte an: ${f.phone}.`,
        ),
    },
    'payment-paid-twice': {
      subject: (f: Facts) => `Sie haben zu viel bezahlt – Nummer ${f.number}`,
      body: (f: PaymentFacts) =>
        paragraphs(
          `für „${f.what}“ sind ${f.amount} mehr bei uns angekommen, als zu zahlen waren. Wir erstatten Ihnen diesen Betrag. Sie müssen nichts tun.`,
          `Wenn Sie Fragen haben, rufen Sie uns an: ${f.phone}.`,
        ),
    },
  },
  en: {
    'payment-requested': {
      subject: (f: PaymentFacts) => `Please pay ${f.amount} – number ${f.number}`,
      body: (f: PaymentFacts) =>
        paragraphs(
          `for “${f.what}” ${f.amount} are to be paid. Please pay by ${f.payBy}.`,
          'You pay online on the page of your request. We then confirm the payment to you.',
          `If you would rather not pay online, call us: ${f.phone}.`,
        ),
    },
    'payment-paid': {
      subject: (f: PaymentFacts) => `Your payment has arrived – number ${f.number}`,
      body: (f: PaymentFacts) =>
        paragraphs(`your payment of ${f.amount} for “${f.what}” has arrived. You need not do anything more about it.`),
    },
    'payment-failed': {
      subject: (f: Facts) => `Your payment did not work – number ${f.number}`,
      body: (f: PaymentFacts) =>
        paragraphs(
          `your payment of ${f.amount} for “${f.what}” did not work. The amount is still to be paid.`,
          againEn(f),
        ),
    },
    'payment-expired': {
      subject: (f: Facts) => `Your payment was not finished – number ${f.number}`,
      body: (f: PaymentFacts) =>
        paragraphs(
          `you began to pay ${f.amount} for “${f.what}”. No payment has arrived here. The amount is still to be paid.`,
          againEn(f),
          `Have you paid after all? Then please do not pay again, but call us: ${f.phone}.`,
        ),
    },
    'payment-overdue': {
      subject: (f: PaymentFacts) => `Reminder: please pay ${f.amount} – number ${f.number}`,
      body: (f: PaymentFacts) =>
        paragraphs(
          `for “${f.what}” ${f.amount} are still to be paid. We asked you to pay by ${f.payBy} and have not received a payment yet.`,
          `You can still pay on the page of your request. Is something unclear, or have you paid already? Then please call us: ${f.phone}.`,
        ),
    },
    'payment-paid-twice': {
      subject: (f: Facts) => `You have paid too much – number ${f.number}`,
      body: (f: PaymentFacts) =>
        paragraphs(
          `for “${f.what}” ${f.amount} more than was due have arrived here. We refund this amount. You need not do anything.`,
          `If you have questions, call us: ${f.phone}.`,
        ),
    },
  },
});
