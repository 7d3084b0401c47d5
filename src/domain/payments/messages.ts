import { defineMessages } from '#platform/i18n/messages.ts';
import type { AttemptState, OtherWay, PaymentPurpose, PaymentState } from './rules.ts';

/** Words of a payment for every door: a state or purpose without one does not compile. */
export const paymentTexts = defineMessages({
  de: {
    state: {
      open: 'noch zu zahlen',
      started: 'Zahlung läuft',
      paid: 'bezahlt',
      failed: 'hat nicht geklappt, noch zu zahlen',
      cancelled: 'abgebrochen, noch zu zahlen',
      expired: 'nicht abgeschlossen, noch zu zahlen',
      dropped: 'nicht mehr zu zahlen',
    } satisfies Record<PaymentState, string>,
    attempt: {
      starting: 'beginnt',
      started: 'läuft',
      paid: 'bezahlt',
      failed: 'hat nicht geklappt',
      cancelled: 'abgebrochen',
      expired: 'nicht abgeschlossen',
      overpaid: 'zu viel bezahlt',
    } satisfies Record<AttemptState, string>,
    purpose: { fee: 'Gebühr', expenses: 'Auslagen' } satisfies Record<PaymentPurpose, string>,
    way: { cash: 'bar', card: 'mit Karte am Schalter', transfer: 'durch Überweisung' } satisfies Record<
      OtherWay,
      string
    >,
  },
  en: {
    state: {
      open: 'to be paid',
      started: 'payment is running',
      paid: 'paid',
      failed: 'did not work, still to be paid',
      cancelled: 'cancelled, still to be paid',
      expired: 'not finished, still to be paid',
      dropped: 'no longer to be paid',
    },
    attempt: {
      starting: 'beginning',
      started: 'running',
      paid: 'paid',
      failed: 'did not work',
      cancelled: 'cancelled',
      expired: 'not finished',
      overpaid: 'paid too much',
    },
    purpose: { fee: 'Fee', expenses: 'Expenses' },
    way: { cash: 'in cash', card: 'by card at the counter', transfer: 'by bank transfer' },
  },
});
