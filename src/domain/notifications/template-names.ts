import { caseTexts } from '#domain/cases/index.ts';
import { defineMessages, type Lang } from '#platform/i18n/messages.ts';
import type { Template } from './facts.ts';

type OfState = Extract<Template, `case-state.${string}` | `case-ended.${string}`>;

/** What a notice was about, in a few words for lists. States and outcomes of a case have their own words already. */
const messages = defineMessages({
  de: {
    names: {
      received: 'Eingang bestätigt',
      'received-group': 'Sammeltermin: Eingang bestätigt',
      'group-list-closing': 'Sammeltermin: Liste schließt bald',
      'need-granted': 'Besuch bewilligt',
      'need-refused': 'Besuch abgelehnt',
      'need-unclear': 'Nachfrage zum Besuch',
      'visit-planned': 'Termin genannt',
      'visit-moved': 'Termin geändert',
      'visit-reminder': 'An den Termin erinnert',
      'visit-unplanned': 'Termin zurückgezogen',
      'visit-cancelled-by-office': 'Besuch von uns abgesagt',
      'visit-cancelled-by-resident': 'Absage der Person bestätigt',
      'visit-other-time': 'Wunsch nach anderem Termin bestätigt',
      'visit-not-met': 'Niemanden angetroffen',
      'hand-over-coming': 'Übergabe angekündigt',
      'visit-ended.done': 'Ergebnis des Besuchs: alles erledigt',
      'visit-ended.partly': 'Ergebnis des Besuchs: teilweise erledigt',
      'visit-ended.nobody-home': 'Ergebnis des Besuchs: niemand zu Hause',
      'visit-ended.not-able': 'Ergebnis des Besuchs: nicht durchführbar',
      'visit-ended.refused': 'Ergebnis des Besuchs: Person wollte nicht',
      'visit-ended.moved': 'Ergebnis des Besuchs: verzogen',
      'visit-ended.deceased': 'Ergebnis des Besuchs: verstorben',
      'payment-requested': 'Um Zahlung gebeten',
      'payment-paid': 'Zahlung bestätigt',
      'payment-failed': 'Zahlung hat nicht geklappt',
      'payment-expired': 'Zahlung nicht abgeschlossen',
      'payment-overdue': 'An die Zahlung erinnert',
      'payment-paid-twice': 'Zu viel bezahlt: Erstattung angekündigt',
      'application.to-pay': 'Antrag: Bezahlung erbeten',
      'application.waiting': 'Antrag: Eingang bestätigt',
      'application.on-desk': 'Antrag: Eingang bestätigt, wird geprüft',
      'application.delivered': 'Antrag weitergeleitet',
      'application.refused': 'Antrag zurückgewiesen',
      'application.contradicts': 'Antrag: Angaben passen nicht zum Register',
      'application.set-aside': 'Antrag: dauert länger',
      'application.declined': 'Antrag abgelehnt',
      'application.withdrawn': 'Antrag zurückgezogen',
      'document-issued': 'Dokument ausgestellt',
      'document-revoked': 'Dokument zurückgezogen',
      message: 'Nachricht der Stelle',
      'email-change-new': 'Neue E-Mail-Adresse: Bestätigung erbeten',
      'email-change-old': 'Änderung der E-Mail-Adresse gemeldet',
      'promise-broken': 'Zusage nicht eingehalten',
      'objection-received': 'Widerspruch bestätigt',
    } satisfies Record<Exclude<Template, OfState>, string>,
    state: (word: string) => `Neuer Stand: ${word}`,
    ended: (word: string) => `Abschluss: ${word}`,
    other: 'Nachricht',
  },
  en: {
    names: {
      received: 'Request received',
      'received-group': 'Group date: receipt confirmed',
      'group-list-closing': 'Group date: list closes soon',
      'need-granted': 'Visit granted',
      'need-refused': 'Visit refused',
      'need-unclear': 'Question about the visit',
      'visit-planned': 'Date of the visit',
      'visit-moved': 'Date changed',
      'visit-reminder': 'Reminded of the date',
      'visit-unplanned': 'Date withdrawn',
      'visit-cancelled-by-office': 'Visit cancelled by us',
      'visit-cancelled-by-resident': 'Cancellation by the person confirmed',
      'visit-other-time': 'Wish for another date confirmed',
      'visit-not-met': 'Nobody met',
      'hand-over-coming': 'Hand-over announced',
      'visit-ended.done': 'Result of the visit: everything done',
      'visit-ended.partly': 'Result of the visit: partly done',
      'visit-ended.nobody-home': 'Result of the visit: nobody at home',
      'visit-ended.not-able': 'Result of the visit: could not be done',
      'visit-ended.refused': 'Result of the visit: person declined',
      'visit-ended.moved': 'Result of the visit: moved away',
      'visit-ended.deceased': 'Result of the visit: deceased',
      'payment-requested': 'Asked for a payment',
      'payment-paid': 'Payment confirmed',
      'payment-failed': 'Payment did not work',
      'payment-expired': 'Payment not finished',
      'payment-overdue': 'Reminded of the payment',
      'payment-paid-twice': 'Too much paid: refund announced',
      'application.to-pay': 'Application: payment asked for',
      'application.waiting': 'Application: receipt confirmed',
      'application.on-desk': 'Application: receipt confirmed, being checked',
      'application.delivered': 'Application forwarded',
      'application.refused': 'Application turned down',
      'application.contradicts': 'Application: details do not match the register',
      'application.set-aside': 'Application: takes longer',
      'application.declined': 'Application declined',
      'application.withdrawn': 'Application withdrawn',
      'document-issued': 'Document issued',
      'document-revoked': 'Document withdrawn',
      message: 'Message from the office',
      'email-change-new': 'New e-mail address: confirmation asked for',
      'email-change-old': 'Change of the e-mail address reported',
      'promise-broken': 'Promise not kept',
      'objection-received': 'Objection confirmed',
    } satisfies Record<Exclude<Template, OfState>, string>,
    state: (word: string) => `New state: ${word}`,
    ended: (word: string) => `End: ${word}`,
    other: 'Notice',
  },
});

/** What a notice was about, in a few words; one of a template that is gone is just called a notice. */
export function templateName(template: string, lang: Lang): string {
  const t = messages[lang];
  const names: Readonly<Record<string, string>> = t.names;
  const phases: Readonly<Record<string, { word: string }>> = caseTexts[lang].phase;
  const [kind, code = ''] = template.split('.');
  const state = kind === 'case-state' ? phases[code] : undefined;
  if (state) return t.state(state.word);
  const ended = kind === 'case-ended' ? phases[`ended-${code}`] : undefined;
  return ended ? t.ended(ended.word) : (names[template] ?? t.other);
}
