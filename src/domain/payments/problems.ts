import { defineProblems } from '#platform/commands/problems.ts';

export const { texts: paymentProblems, refuse } = defineProblems({
  'payment.unknown': {
    status: 404,
    de: 'Diese Zahlung gibt es nicht, oder Sie haben den Vorgang nicht geöffnet.',
    en: 'There is no such payment, or you have not opened the case.',
  },
  'payment.nothing-to-pay': {
    status: 422,
    de: 'Der Betrag ist 0 Euro. Es gibt nichts zu zahlen, es wurde keine Zahlung angelegt.',
    en: 'The amount is 0 euros. There is nothing to pay, no payment was made.',
  },
  'payment.sum-differs': {
    status: 422,
    de: 'Der Betrag stimmt nicht mit der Summe der Posten überein. Bitte prüfen Sie beides.',
    en: 'The amount is not the sum of the items. Please check both.',
  },
  'payment.too-much': {
    status: 422,
    de: 'So hohe Beträge nimmt der Bezahldienst nicht an. Bitte teilen Sie den Betrag auf.',
    en: 'The payment service does not take amounts this high. Please split the amount.',
  },
  'payment.case-ended': {
    status: 409,
    de: 'Der Vorgang ist beendet. Eine Zahlung kann nicht mehr angefordert werden.',
    en: 'The case has ended. A payment can no longer be asked for.',
  },
  'payment.paid': {
    status: 409,
    de: 'Diese Zahlung ist schon bezahlt. Sie müssen nichts mehr tun.',
    en: 'This payment has been paid. You need not do anything more.',
  },
  'payment.dropped': {
    status: 409,
    de: 'Diese Zahlung ist nicht mehr nötig. Bitte zahlen Sie nicht.',
    en: 'This payment is no longer needed. Please do not pay.',
  },
  'payment.running': {
    status: 409,
    de: 'Diese Zahlung läuft schon. Bitte führen Sie die begonnene Zahlung zu Ende.',
    en: 'This payment is running already. Please finish the one you began.',
  },
  'payment.settled': {
    status: 409,
    de: 'Dieser Stand der Zahlung ist schon bekannt. Es wurde nichts geändert.',
    en: 'This state of the payment is known already. Nothing was changed.',
  },
});
