import { defineMessages } from '#platform/i18n/messages.ts';
import type { Facts, ResultFacts, UntilFacts } from './facts.ts';
import { paragraphs, points } from './facts.ts';

const nextDe = (f: ResultFacts) =>
  f.ended
    ? 'Ihre Anfrage ist damit abgeschlossen.'
    : f.handOver
      ? 'Was noch hergestellt wird, bringen wir Ihnen bei einem zweiten Besuch. Den Termin nennen wir Ihnen.'
      : 'Wir melden uns, sobald es weitergeht. Sie müssen jetzt nichts tun.';

const nextEn = (f: ResultFacts) =>
  f.ended
    ? 'Your request is thereby complete.'
    : f.handOver
      ? 'What is still being made we will bring you on a second visit. We will tell you the date.'
      : 'We will contact you as soon as it goes on. You need not do anything now.';

const againDe = (f: UntilFacts) =>
  f.until
    ? `Wegen eines neuen Termins melden wir uns bis ${f.until}.`
    : `Möchten Sie einen neuen Termin? Schreiben Sie uns auf der Seite Ihrer Anfrage oder rufen Sie an: ${f.phone}.`;

const againEn = (f: UntilFacts) =>
  f.until
    ? `We will contact you about a new date by ${f.until}.`
    : `Would you like a new date? Write to us on the page of your request or call: ${f.phone}.`;

/** Notices about what came of a visit. */
export const resultMessages = defineMessages({
  de: {
    'visit-ended.done': {
      subject: (f: Facts) => `Erledigt – Nummer ${f.number}`,
      body: (f: ResultFacts) =>
        paragraphs(
          `wir waren am ${f.day} bei Ihnen.`,
          points('Das ist erledigt:', f.done),
          nextDe(f),
          'Danke für Ihr Vertrauen.',
        ),
    },
    'visit-ended.partly': {
      subject: (f: Facts) => `Teilweise erledigt – Nummer ${f.number}`,
      body: (f: ResultFacts) =>
        paragraphs(
          `wir waren am ${f.day} bei Ihnen.`,
          points('Das ist erledigt:', f.done),
          points('Das konnten wir nicht erledigen:', f.notDone),
          f.ended
            ? `Für das Übrige können Sie sich jederzeit wieder melden: ${f.phone}.`
            : `${nextDe(f)} Fragen zum Übrigen beantworten wir gern: ${f.phone}.`,
        ),
    },
    'visit-ended.nobody-home': {
      subject: (f: Facts) => `Wir haben Sie nicht angetroffen – Nummer ${f.number}`,
      body: (f: ResultFacts) =>
        paragraphs(`wir waren am ${f.day} bei Ihnen und haben Sie nicht angetroffen.`, againDe(f)),
    },
    'visit-ended.not-able': {
      subject: (f: Facts) => `Der Besuch war nicht möglich – Nummer ${f.number}`,
      body: (f: ResultFacts) =>
        paragraphs(
          `wir waren am ${f.day} bei Ihnen. An diesem Tag konnten wir die Leistungen nicht erbringen.`,
          againDe(f),
        ),
    },
    'visit-ended.refused': {
      subject: (f: Facts) => `Der Besuch wurde nicht gewünscht – Nummer ${f.number}`,
      body: (f: ResultFacts) =>
        paragraphs(
          `wir waren am ${f.day} bei Ihnen. Die Leistungen waren nicht mehr gewünscht. Wir haben nichts beantragt und nichts aufgenommen.`,
          `Wenn das ein Missverständnis war, rufen Sie uns bitte an: ${f.phone}.`,
        ),
    },
    'visit-ended.moved': {
      subject: (f: Facts) => `Unter der Anschrift nicht angetroffen – Nummer ${f.number}`,
      body: (f: ResultFacts) =>
        paragraphs(
          `wir waren am ${f.day} an der Anschrift, die uns genannt wurde. Dort haben wir gehört, dass die Person nicht mehr dort wohnt.`,
          `Bitte nennen Sie uns die neue Anschrift: auf der Seite Ihrer Anfrage oder am Telefon, ${f.phone}.`,
        ),
    },
    'visit-ended.deceased': {
      subject: (f: Facts) => `Unser Beileid – Nummer ${f.number}`,
      body: (f: ResultFacts) =>
        paragraphs(
          'bei unserem Besuch haben wir erfahren, dass die Person verstorben ist. Unser aufrichtiges Beileid.',
          `Die Anfrage ist beendet. Sie müssen dazu nichts mehr tun. Bei Fragen sind wir für Sie da: ${f.phone}.`,
        ),
    },
    'visit-not-met': {
      subject: (f: Facts) => `Der Besuch kam nicht zustande – Nummer ${f.number}`,
      body: (f: UntilFacts) => paragraphs('der Besuch ist nicht zustande gekommen.', againDe(f)),
    },
  },
  en: {
    'visit-ended.done': {
      subject: (f: Facts) => `Done – number ${f.number}`,
      body: (f: ResultFacts) =>
        paragraphs(
          `we visited you on ${f.day}.`,
          points('This is done:', f.done),
          nextEn(f),
          'Thank you for your trust.',
        ),
    },
    'visit-ended.partly': {
      subject: (f: Facts) => `Partly done – number ${f.number}`,
      body: (f: ResultFacts) =>
        paragraphs(
          `we visited you on ${f.day}.`,
          points('This is done:', f.done),
          points('This we could not do:', f.notDone),
          f.ended
            ? `For the rest you can contact us again at any time: ${f.phone}.`
            : `${nextEn(f)} We are glad to answer questions about the rest: ${f.phone}.`,
        ),
    },
    'visit-ended.nobody-home': {
      subject: (f: Facts) => `We did not find you at home – number ${f.number}`,
      body: (f: ResultFacts) => paragraphs(`we came to you on ${f.day} and did not find you at home.`, againEn(f)),
    },
    'visit-ended.not-able': {
      subject: (f: Facts) => `The visit was not possible – number ${f.number}`,
      body: (f: ResultFacts) =>
        paragraphs(`we came to you on ${f.day}. On that day we could not provide the services.`, againEn(f)),
    },
    'visit-ended.refused': {
      subject: (f: Facts) => `The visit was not wanted – number ${f.number}`,
      body: (f: ResultFacts) =>
        paragraphs(
          `we came to you on ${f.day}. The services were no longer wanted. We applied for nothing and recorded nothing.`,
          `If that was a misunderstanding, please call us: ${f.phone}.`,
        ),
    },
    'visit-ended.moved': {
      subject: (f: Facts) => `Not found at the address – number ${f.number}`,
      body: (f: ResultFacts) =>
        paragraphs(
          `on ${f.day} we were at the address we had been given. We heard there that the person no longer lives there.`,
          `Please tell us the new address: on the page of your request or by phone, ${f.phone}.`,
        ),
    },
    'visit-ended.deceased': {
      subject: (f: Facts) => `Our condolences – number ${f.number}`,
      body: (f: ResultFacts) =>
        paragraphs(
          'during our visit we learned that the person has died. Our sincere condolences.',
          `The request has ended. You need not do anything more about it. If you have questions, we are there for you: ${f.phone}.`,
        ),
    },
    'visit-not-met': {
      subject: (f: Facts) => `The visit did not take place – number ${f.number}`,
      body: (f: UntilFacts) => paragraphs('the visit did not take place.', againEn(f)),
    },
  },
});
