import { caseTexts, type PromiseKind, wordFor } from '#domain/cases/index.ts';
import { defineMessages, type Lang } from '#platform/i18n/messages.ts';
import { messages as desk } from './messages.ts';

const messages = defineMessages({
  de: {
    kinds: { visit: 'Hausbesuch', 'group-date': 'Sammeltermin', application: 'Online-Antrag' },
    tasks: {
      'need-check': 'Bedarf prüfen',
      'call-notice': 'Anrufen und Bescheid sagen',
      'payment-paid-twice': 'Zu viel bezahlt: Betrag erstatten',
      'payment-overdue': 'Nicht fristgerecht bezahlt',
      'payment-refused': 'Bezahldienst lehnt Zahlung ab',
      'payment-unclear': 'Stand einer Zahlung klären',
      'application-decision': 'Über den Antrag entscheiden',
      'application-refused': 'Antrag passt nicht zum Fachverfahren',
      'fit-connect-doubt': 'Antwort über FIT-Connect lässt sich nicht prüfen',
      'visit-not-met': 'Beim Besuch niemanden angetroffen',
      'proof-awaited': 'Nachweis ist noch nicht da',
      'other-time': 'Anderer Termin gewünscht',
      'visit-cancelled': 'Besuch abgesagt',
    },
    keep: {
      'call-back': 'Zurückgerufen',
      answer: 'Beantwortet',
      'visit-window': 'Eingehalten',
      decision: 'Entschieden',
    } satisfies Record<PromiseKind, string>,
    promise: (kind: string) => `Zusage: ${kind}`,
    system: 'automatisch',
    resident: 'Person oder Angehörige',
    machine: 'anderes System',
    unknown: 'nicht mehr bekannt',
  },
  en: {
    kinds: { visit: 'Home visit', 'group-date': 'Group date', application: 'Online application' },
    tasks: {
      'need-check': 'Check the need',
      'call-notice': 'Ring and tell',
      'payment-paid-twice': 'Too much paid: refund the amount',
      'payment-overdue': 'Not paid in time',
      'payment-refused': 'Payment service refuses a payment',
      'payment-unclear': 'Clear up how a payment stands',
      'application-decision': 'Decide about the application',
      'application-refused': 'Application does not match the specialist system',
      'fit-connect-doubt': 'Answer through FIT-Connect cannot be verified',
      'visit-not-met': 'Nobody was there at the visit',
      'proof-awaited': 'Proof has not come yet',
      'other-time': 'Another time wanted',
      'visit-cancelled': 'Visit cancelled',
    },
    keep: { 'call-back': 'Called back', answer: 'Answered', 'visit-window': 'Kept', decision: 'Decided' },
    promise: (kind: string) => `Promise: ${kind}`,
    system: 'automatic',
    resident: 'resident or family',
    machine: 'other system',
    unknown: 'no longer known',
  },
});

export function caseKindWord(lang: Lang, kind: string): string {
  return wordFor(messages[lang].kinds, kind);
}

export function taskWord(lang: Lang, kind: string): string {
  return wordFor({ ...messages[lang].tasks, ...caseTexts[lang].task }, kind);
}

export function promiseWord(lang: Lang, kind: string): string {
  return messages[lang].promise(wordFor(caseTexts[lang].promise, kind));
}

/** The button that says a promise was kept. */
export function keepWord(lang: Lang, kind: string): string {
  return wordFor(messages[lang].keep, kind);
}

export function roleWord(lang: Lang, role: string): string {
  return wordFor(desk[lang].roles, role);
}

/** Who did or holds something, by name where it is one of the town's people. */
export function whoWord(lang: Lang, names: ReadonlyMap<string, string>, who: { kind: string; id: string }): string {
  const t = messages[lang];
  switch (who.kind) {
    case 'staff':
      return names.get(who.id) ?? t.unknown;
    case 'resident':
    case 'anonymous':
      return t.resident;
    case 'machine':
      return t.machine;
    default:
      return t.system;
  }
}
