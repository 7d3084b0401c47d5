import { defineMessages } from '#platform/i18n/messages.ts';
import type { EndedFacts, Facts, UntilFacts } from './facts.ts';
import { paragraphs, points } from './facts.ts';

const hearDe = (f: UntilFacts) =>
  f.until ? `Sie hören bis ${f.until} von uns.` : 'Wir melden uns, sobald es weitergeht.';
const hearEn = (f: UntilFacts) =>
  f.until ? `You will hear from us by ${f.until}.` : 'We will contact you as soon as it goes on.';
const standDe = (f: Facts) => `Zu Ihrer Anfrage ${f.number}`;
const standEn = (f: Facts) => `About your request ${f.number}`;
const laterDe = (f: Facts) => `Wenn Sie den Besuch später doch brauchen, melden Sie sich einfach wieder: ${f.phone}.`;
const laterEn = (f: Facts) => `If you need the visit later after all, simply contact us again: ${f.phone}.`;

/** A text for every state and every outcome of a case, for changes nothing more specific speaks of. */
export const caseMessages = defineMessages({
  de: {
    'case-state.received': {
      subject: (f: Facts) => `${standDe(f)}: Sie liegt bei uns`,
      body: (f: UntilFacts) => paragraphs(`Ihre Anfrage liegt bei uns: ${f.office}.`, hearDe(f)),
    },
    'case-state.in-clarification': {
      subject: (f: Facts) => `${standDe(f)}: Wir prüfen sie`,
      body: (f: UntilFacts) => paragraphs(`wir prüfen Ihre Anfrage jetzt: ${f.office}.`, hearDe(f)),
    },
    'case-state.waiting-resident': {
      subject: (f: Facts) => `${standDe(f)}: Wir warten auf Ihre Antwort`,
      body: (f: UntilFacts) =>
        paragraphs(
          'damit es weitergehen kann, brauchen wir eine Antwort von Ihnen. Was wir wissen möchten, steht auf der Seite Ihrer Anfrage.',
          f.until && `Bitte antworten Sie bis ${f.until}.`,
          `Am Telefon geht es auch: ${f.phone}.`,
        ),
    },
    'case-state.waiting-third': {
      subject: (f: Facts) => `${standDe(f)}: Wir warten auf eine andere Stelle`,
      body: (f: UntilFacts) =>
        paragraphs(
          'wir haben eine andere Stelle gefragt und warten auf ihre Antwort. Sie müssen nichts tun.',
          hearDe(f),
        ),
    },
    'case-state.in-work': {
      subject: (f: Facts) => `${standDe(f)}: Wir arbeiten daran`,
      body: (f: UntilFacts) => paragraphs(`Ihre Anfrage ist jetzt in Arbeit: ${f.office}.`, hearDe(f)),
    },
    'case-state.planned': {
      subject: (f: Facts) => `${standDe(f)}: Der Besuch ist geplant`,
      body: (f: UntilFacts) =>
        paragraphs('der Besuch ist geplant. Den Tag und die Uhrzeit sehen Sie auf der Seite Ihrer Anfrage.', hearDe(f)),
    },
    'case-ended.done': {
      subject: (f: Facts) => `${standDe(f)}: Alles ist erledigt`,
      body: (f: EndedFacts) =>
        paragraphs(
          'Ihr Anliegen ist erledigt. Sie müssen nichts mehr tun.',
          points('Aktenzeichen:', f.references),
          `Wenn etwas nicht stimmt, sagen Sie es uns bitte: ${f.phone}.`,
        ),
    },
    'case-ended.partly': {
      subject: (f: Facts) => `${standDe(f)}: Ein Teil ist erledigt`,
      body: (f: EndedFacts) =>
        paragraphs(
          'ein Teil Ihres Anliegens ist erledigt, ein Teil nicht. Was offen blieb, steht auf der Seite Ihrer Anfrage.',
          points('Aktenzeichen:', f.references),
          laterDe(f),
        ),
    },
    'case-ended.refused': {
      subject: (f: Facts) => `${standDe(f)}: Wir können sie nicht erfüllen`,
      body: (f: EndedFacts) =>
        paragraphs(
          'wir können Ihre Anfrage leider nicht erfüllen. Den Grund und was Sie stattdessen tun können, erklären wir Ihnen auf der Seite Ihrer Anfrage und am Telefon.',
          `Wenn Sie meinen, dass wir uns irren, sagen oder schreiben Sie es uns: ${f.phone}. Wir sehen uns die Entscheidung noch einmal an.`,
        ),
    },
    'case-ended.withdrawn': {
      subject: (f: Facts) => `${standDe(f)}: Sie ist zurückgezogen`,
      body: (f: EndedFacts) => paragraphs('Ihre Anfrage ist zurückgezogen. Wir unternehmen nichts mehr.', laterDe(f)),
    },
    'case-ended.not-met': {
      subject: (f: Facts) => `${standDe(f)}: Wir haben Sie nicht angetroffen`,
      body: (f: EndedFacts) =>
        paragraphs('wir haben Sie nicht angetroffen und die Anfrage deshalb beendet.', laterDe(f)),
    },
    'case-ended.not-able': {
      subject: (f: Facts) => `${standDe(f)}: Die Leistung war nicht möglich`,
      body: (f: EndedFacts) =>
        paragraphs('wir konnten die Leistung nicht erbringen und haben die Anfrage beendet.', laterDe(f)),
    },
    'case-ended.moved': {
      subject: (f: Facts) => `${standDe(f)}: Beendet wegen Umzugs`,
      body: (f: EndedFacts) =>
        paragraphs(
          'die Person wohnt nicht mehr an der genannten Anschrift. Die Anfrage ist deshalb beendet.',
          `Stimmt das nicht, oder wohnt sie weiter in unserer Stadt? Dann rufen Sie uns bitte an: ${f.phone}.`,
        ),
    },
    'case-ended.deceased': {
      subject: (f: Facts) => `${standDe(f)}: Sie ist beendet`,
      body: (f: EndedFacts) =>
        paragraphs(
          'die Person, um die es ging, ist verstorben. Unser aufrichtiges Beileid. Die Anfrage ist beendet, Sie müssen nichts tun.',
          `Bei Fragen sind wir für Sie da: ${f.phone}.`,
        ),
    },
    'case-ended.handed-on': {
      subject: (f: Facts) => `${standDe(f)}: Eine andere Stelle ist zuständig`,
      body: (f: EndedFacts) =>
        paragraphs(
          'für Ihr Anliegen ist eine andere Stelle zuständig. Welche das ist und wie Sie sie erreichen, steht auf der Seite Ihrer Anfrage.',
          `Am Telefon sagen wir es Ihnen auch gern: ${f.phone}.`,
        ),
    },
  },
  en: {
    'case-state.received': {
      subject: (f: Facts) => `${standEn(f)}: we have it`,
      body: (f: UntilFacts) => paragraphs(`your request is with us: ${f.office}.`, hearEn(f)),
    },
    'case-state.in-clarification': {
      subject: (f: Facts) => `${standEn(f)}: we are checking it`,
      body: (f: UntilFacts) => paragraphs(`we are now checking your request: ${f.office}.`, hearEn(f)),
    },
    'case-state.waiting-resident': {
      subject: (f: Facts) => `${standEn(f)}: we are waiting for your answer`,
      body: (f: UntilFacts) =>
        paragraphs(
          'to go on we need an answer from you. What we would like to know stands on the page of your request.',
          f.until && `Please answer by ${f.until}.`,
          `You can also answer by phone: ${f.phone}.`,
        ),
    },
    'case-state.waiting-third': {
      subject: (f: Facts) => `${standEn(f)}: we are waiting for another office`,
      body: (f: UntilFacts) =>
        paragraphs('we have asked another office and are waiting for its answer. You need not do anything.', hearEn(f)),
    },
    'case-state.in-work': {
      subject: (f: Facts) => `${standEn(f)}: we are working on it`,
      body: (f: UntilFacts) => paragraphs(`your request is now being worked on: ${f.office}.`, hearEn(f)),
    },
    'case-state.planned': {
      subject: (f: Facts) => `${standEn(f)}: the visit is planned`,
      body: (f: UntilFacts) =>
        paragraphs('the visit is planned. You see the day and time on the page of your request.', hearEn(f)),
    },
    'case-ended.done': {
      subject: (f: Facts) => `${standEn(f)}: everything is done`,
      body: (f: EndedFacts) =>
        paragraphs(
          'your matter is done. You need not do anything more.',
          points('References:', f.references),
          `If something is wrong, please tell us: ${f.phone}.`,
        ),
    },
    'case-ended.partly': {
      subject: (f: Facts) => `${standEn(f)}: a part is done`,
      body: (f: EndedFacts) =>
        paragraphs(
          'a part of your matter is done, a part is not. What was left open stands on the page of your request.',
          points('References:', f.references),
          laterEn(f),
        ),
    },
    'case-ended.refused': {
      subject: (f: Facts) => `${standEn(f)}: we cannot fulfil it`,
      body: (f: EndedFacts) =>
        paragraphs(
          'unfortunately we cannot fulfil your request. We explain the reason, and what you can do instead, on the page of your request and by phone.',
          `If you think we are wrong, tell us or write to us: ${f.phone}. We will look at the decision again.`,
        ),
    },
    'case-ended.withdrawn': {
      subject: (f: Facts) => `${standEn(f)}: it is withdrawn`,
      body: (f: EndedFacts) => paragraphs('your request is withdrawn. We do nothing more.', laterEn(f)),
    },
    'case-ended.not-met': {
      subject: (f: Facts) => `${standEn(f)}: we did not find you at home`,
      body: (f: EndedFacts) =>
        paragraphs('we did not find you at home and have therefore ended the request.', laterEn(f)),
    },
    'case-ended.not-able': {
      subject: (f: Facts) => `${standEn(f)}: the service was not possible`,
      body: (f: EndedFacts) => paragraphs('we could not provide the service and have ended the request.', laterEn(f)),
    },
    'case-ended.moved': {
      subject: (f: Facts) => `${standEn(f)}: ended because of a move`,
      body: (f: EndedFacts) =>
        paragraphs(
          'the person no longer lives at the given address. The request has therefore ended.',
          `Is that wrong, or does the person still live in our town? Then please call us: ${f.phone}.`,
        ),
    },
    'case-ended.deceased': {
      subject: (f: Facts) => `${standEn(f)}: it has ended`,
      body: (f: EndedFacts) =>
        paragraphs(
          'the person concerned has died. Our sincere condolences. The request has ended, you need not do anything.',
          `If you have questions, we are there for you: ${f.phone}.`,
        ),
    },
    'case-ended.handed-on': {
      subject: (f: Facts) => `${standEn(f)}: another office is responsible`,
      body: (f: EndedFacts) =>
        paragraphs(
          'another office is responsible for your matter. Which one, and how to reach it, stands on the page of your request.',
          `We are also glad to tell you by phone: ${f.phone}.`,
        ),
    },
  },
});
