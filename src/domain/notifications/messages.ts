import type { PromiseKind } from '#domain/cases/rules.ts';
import type { NextBest } from '#domain/visits/rules.ts';
import { defineMessages, type Lang } from '#platform/i18n/messages.ts';
import { applicationMessages } from './application-messages.ts';
import { caseMessages } from './case-messages.ts';
import type { TemplateTexts } from './facts.ts';
import { paymentMessages } from './payment-messages.ts';
import { requestMessages } from './request-messages.ts';
import { resultMessages } from './result-messages.ts';
import { visitMessages } from './visit-messages.ts';

/** Every notice in both languages. A template, state or outcome without a text does not compile. */
export const templateTexts: Readonly<Record<Lang, TemplateTexts>> = {
  de: {
    ...requestMessages.de,
    ...visitMessages.de,
    ...resultMessages.de,
    ...applicationMessages.de,
    ...paymentMessages.de,
    ...caseMessages.de,
  },
  en: {
    ...requestMessages.en,
    ...visitMessages.en,
    ...resultMessages.en,
    ...applicationMessages.en,
    ...paymentMessages.en,
    ...caseMessages.en,
  },
};

interface WayFacts {
  /** "Bürgerbüro Mitte, Hauptstraße 1" – accessible ones only. */
  offices: readonly string[];
  terminals: readonly string[];
  exemption: string;
  phone: string;
}
type Way = (f: WayFacts) => readonly string[];

const waysDe: Readonly<Record<NextBest, Way>> = {
  'exemption-from-id-duty': (f) => [f.exemption],
  'nearest-accessible-office': (f) =>
    f.offices.map((office) => `${office} – ohne Stufen erreichbar. Einen Termin mit Hilfe gibt es unter ${f.phone}.`),
  terminal: (f) => f.terminals.map((terminal) => `Am Terminal: ${terminal}`),
  'responsible-municipality': () => [
    'Wenden Sie sich an die Gemeinde, in der die Person gemeldet ist. Sie ist für das Anliegen zuständig.',
  ],
  online: (f) => [`Manches geht online. Ob das hier der Fall ist, sagen wir Ihnen unter ${f.phone}.`],
  'ask-for-proof': (f) => [
    'Schreiben Sie uns auf der Seite Ihrer Anfrage, was fehlt.',
    `Oder rufen Sie uns an und sagen Sie es uns: ${f.phone}. Dann klären wir auch, wie Sie einen Nachweis zeigen können.`,
  ],
  'attend-in-person': (f) => [
    `Die Person muss beim Besuch selbst dabei sein. Ist das möglich, melden Sie sich bitte noch einmal: ${f.phone}.`,
  ],
};

const waysEn: Readonly<Record<NextBest, Way>> = {
  'exemption-from-id-duty': (f) => [f.exemption],
  'nearest-accessible-office': (f) =>
    f.offices.map((office) => `${office} – reachable without steps. For an appointment with help call ${f.phone}.`),
  terminal: (f) => f.terminals.map((terminal) => `At the terminal: ${terminal}`),
  'responsible-municipality': () => [
    'Please turn to the municipality where the person is registered. It is responsible for the matter.',
  ],
  online: (f) => [`Some things can be done online. Call ${f.phone} to hear whether this is one of them.`],
  'ask-for-proof': (f) => [
    'Write to us on the page of your request what is missing.',
    `Or call us and tell us: ${f.phone}. Then we also settle how you can show a proof.`,
  ],
  'attend-in-person': (f) => [
    `The person must take part in the visit. If that is possible, please contact us again: ${f.phone}.`,
  ],
};

export const wayTexts: Readonly<Record<Lang, Readonly<Record<NextBest, Way>>>> = { de: waysDe, en: waysEn };

/** What we gave our word for, as it stands in "we promised you: … by …". */
export const promiseTexts: Readonly<Record<Lang, Readonly<Record<PromiseKind, string>>>> = {
  de: {
    'call-back': 'einen Rückruf',
    answer: 'eine Antwort',
    'visit-window': 'unseren Besuch',
    decision: 'eine Entscheidung',
  },
  en: { 'call-back': 'a call back', answer: 'an answer', 'visit-window': 'our visit', decision: 'a decision' },
};

/** What stands around every notice: greeting, data, how to look it up, how to reach us. */
export const frame = defineMessages({
  de: {
    greeting: (name: string) => `Guten Tag ${name},`,
    greetingOpen: 'Guten Tag,',
    number: 'Ihre Nummer',
    services: 'Anliegen',
    about: 'Es geht um',
    lookUp: (link: string) => `So sehen Sie den Stand Ihrer Anfrage, schreiben uns oder ändern etwas:\n${link}`,
    linkIsKey:
      'Dieser Link ist Ihr Schlüssel. Bitte geben Sie ihn nur weiter, wenn jemand alles sehen und ändern darf.',
    code: 'Ihr Code',
    qr: (site: string) =>
      `So sehen Sie den Stand Ihrer Anfrage, schreiben uns oder ändern etwas: den Bildcode mit der Kamera eines Telefons lesen, oder ${site} öffnen und Nummer und Zugangscode eingeben. Am Telefon nennen Sie bitte beides. Wer diesen Brief hat, kann Ihre Anfrage sehen und ändern: Bitte heben Sie ihn sicher auf.`,
    reach: (phone: string, hours: string) => `Fragen? Rufen Sie uns an: ${phone} (${hours}).`,
    closing: 'Freundliche Grüße',
    noReply:
      'Bitte antworten Sie nicht auf diese E-Mail. Über den Link erreicht uns Ihre Nachricht gleich bei Ihrer Anfrage.',
    noReplyShort: 'Bitte antworten Sie nicht auf diese E-Mail.',
  },
  en: {
    greeting: (name: string) => `Dear ${name},`,
    greetingOpen: 'Good day,',
    number: 'Your number',
    services: 'Matter',
    about: 'It concerns',
    lookUp: (link: string) => `Here you see how your request stands, write to us or change something:\n${link}`,
    linkIsKey: 'This link is your key. Please pass it on only to somebody who may see and change everything.',
    code: 'Your code',
    qr: (site: string) =>
      `To see how your request stands, to write to us or to change something: read the code with the camera of a phone, or open ${site} and enter number and access code. On the phone please say both. Who has this letter can see and change your request: please keep it in a safe place.`,
    reach: (phone: string, hours: string) => `Questions? Call us: ${phone} (${hours}).`,
    closing: 'Kind regards',
    noReply: 'Please do not reply to this e-mail. By the link your message reaches us right at your request.',
    noReplyShort: 'Please do not reply to this e-mail.',
  },
});
