import { defineMessages } from '#platform/i18n/messages.ts';
import type { ApplicationFacts, DocumentFacts, Facts } from './facts.ts';
import { paragraphs, points } from './facts.ts';

const hearDe = (f: ApplicationFacts) =>
  f.until ? `Sie hören bis ${f.until} von uns.` : 'Wir melden uns, sobald es weitergeht.';
const hearEn = (f: ApplicationFacts) =>
  f.until ? `You will hear from us by ${f.until}.` : 'We will contact you as soon as it goes on.';
const aboutDe = (f: Facts) => `Zu Ihrem Antrag ${f.number}`;
const aboutEn = (f: Facts) => `About your application ${f.number}`;

/** A text for every state of an application and every reason it may be turned down, and for what comes of it. */
export const applicationMessages = defineMessages({
  de: {
    'application.to-pay': {
      subject: (f: Facts) => `${aboutDe(f)}: Bitte bezahlen Sie die Gebühr`,
      body: (f: ApplicationFacts) =>
        paragraphs(
          `Ihr Antrag „${f.service}“ ist da und gespeichert. Wir bearbeiten ihn, sobald die Gebühr bezahlt ist.`,
          f.pay
            ? `Bitte zahlen Sie ${f.pay.amount} bis ${f.pay.payBy}, auf der Seite Ihres Antrags.`
            : 'Bezahlen können Sie auf der Seite Ihres Antrags.',
          `Wenn Sie nicht online zahlen möchten, rufen Sie uns an: ${f.phone}.`,
        ),
    },
    'application.waiting': {
      subject: (f: Facts) => `${aboutDe(f)}: Er ist bei uns`,
      body: (f: ApplicationFacts) =>
        paragraphs(
          `Ihr Antrag „${f.service}“ ist gespeichert und geht jetzt an die zuständige Stelle. Sie müssen nichts tun.`,
          hearDe(f),
        ),
    },
    'application.on-desk': {
      subject: (f: Facts) => `${aboutDe(f)}: Er ist bei uns`,
      body: (f: ApplicationFacts) =>
        paragraphs(
          `Ihr Antrag „${f.service}“ ist gespeichert. Eine Sachbearbeiterin oder ein Sachbearbeiter prüft ihn: ${f.office}.`,
          hearDe(f),
        ),
    },
    'application.delivered': {
      subject: (f: Facts) => `Ihr Antrag ist angekommen – Nummer ${f.number}`,
      body: (f: ApplicationFacts) =>
        paragraphs(
          `Ihr Antrag „${f.service}“ ist im zuständigen Fachverfahren angekommen.`,
          f.reference && `Das Aktenzeichen dort ist ${f.reference}.`,
          f.until ? `Sie hören bis ${f.until} von uns.` : 'Wir melden uns, sobald er bearbeitet ist.',
        ),
    },
    'application.refused': {
      subject: (f: Facts) => `${aboutDe(f)}: Er konnte noch nicht angenommen werden`,
      body: (f: ApplicationFacts) =>
        paragraphs(
          `das Fachverfahren hat Ihren Antrag „${f.service}“ nicht angenommen. Entschieden ist damit nichts: Es passt eine Angabe nicht zu dem, was dort steht.`,
          'Eine Sachbearbeiterin oder ein Sachbearbeiter klärt das. Wenn wir etwas von Ihnen brauchen, fragen wir Sie.',
          hearDe(f),
        ),
    },
    'application.contradicts': {
      subject: (f: Facts) => `${aboutDe(f)}: Angaben passen nicht zum Register`,
      body: (f: ApplicationFacts) =>
        paragraphs(
          `zu Ihrem Antrag „${f.service}“ steht im Register etwas anderes, als Sie angegeben haben. Entschieden ist damit nichts.`,
          points('Das passt nicht:', f.details),
          'Eine Sachbearbeiterin oder ein Sachbearbeiter klärt das. Haben Sie sich vertippt? Dann schreiben Sie uns bitte auf der Seite Ihres Antrags, was richtig ist.',
          hearDe(f),
        ),
    },
    'application.set-aside': {
      subject: (f: Facts) => `${aboutDe(f)}: Es dauert etwas länger`,
      body: (f: ApplicationFacts) =>
        paragraphs(
          `Ihr Antrag „${f.service}“ ist gespeichert, geht aber gerade nicht weiter: Das zuständige Fachverfahren antwortet nicht.`,
          'Sie müssen nichts tun. Wir kümmern uns darum und senden ihn noch einmal.',
          hearDe(f),
        ),
    },
    'application.declined': {
      subject: (f: Facts) => `${aboutDe(f)}: Wir können ihn nicht bewilligen`,
      body: (f: ApplicationFacts) =>
        paragraphs(
          `wir können Ihren Antrag „${f.service}“ nicht bewilligen.`,
          f.ground && `Der Grund: ${f.ground}`,
          f.objection,
          `Fragen beantworten wir gern: ${f.phone}.`,
        ),
    },
    'application.withdrawn': {
      subject: (f: Facts) => `${aboutDe(f)}: Er ist zurückgezogen`,
      body: (f: ApplicationFacts) =>
        paragraphs(
          `Ihr Antrag „${f.service}“ ist zurückgezogen. Wir unternehmen nichts mehr.`,
          'Sie können ihn jederzeit neu stellen.',
        ),
    },
    'document-issued': {
      subject: (f: DocumentFacts) => `${f.document}: fertig – Nummer ${f.number}`,
      body: (f: DocumentFacts) =>
        paragraphs(
          `Ihr Dokument „${f.document}“ ist fertig.`,
          f.handOver === 'online'
            ? 'Sie finden es auf der Seite Ihres Antrags und können es dort ansehen, speichern und drucken.'
            : f.handOver === 'enclosed'
              ? f.copies > 1
                ? `Es liegt diesem Brief in ${f.copies} Ausfertigungen bei.`
                : 'Es liegt diesem Brief bei.'
              : `Sie können ${f.copies > 1 ? `die ${f.copies} Ausfertigungen` : 'es'} bei uns abholen: ${f.office}. Oder Sie sehen es auf der Seite Ihres Antrags an.`,
          'Auf dem Dokument steht ein Prüfcode. Damit kann jeder auf unseren Seiten prüfen, ob es echt ist.',
          f.ended && 'Ihr Antrag ist damit abgeschlossen. Sie müssen nichts mehr tun.',
        ),
    },
    'document-revoked': {
      subject: (f: Facts) => `Ein Dokument gilt nicht mehr – Nummer ${f.number}`,
      body: (f: DocumentFacts) =>
        paragraphs(
          `wir haben das Dokument „${f.document}“ zurückgezogen. Bitte verwenden Sie es nicht mehr.`,
          `Warum, erklären wir Ihnen gern: ${f.phone}. Es tut uns leid, wenn Ihnen das Mühe macht.`,
        ),
    },
  },
  en: {
    'application.to-pay': {
      subject: (f: Facts) => `${aboutEn(f)}: please pay the fee`,
      body: (f: ApplicationFacts) =>
        paragraphs(
          `your application “${f.service}” has arrived and been saved. We deal with it as soon as the fee has been paid.`,
          f.pay
            ? `Please pay ${f.pay.amount} by ${f.pay.payBy} on the page of your application.`
            : 'You can pay on the page of your application.',
          `If you would rather not pay online, call us: ${f.phone}.`,
        ),
    },
    'application.waiting': {
      subject: (f: Facts) => `${aboutEn(f)}: we have it`,
      body: (f: ApplicationFacts) =>
        paragraphs(
          `your application “${f.service}” has been saved and now goes to the responsible office. You need not do anything.`,
          hearEn(f),
        ),
    },
    'application.on-desk': {
      subject: (f: Facts) => `${aboutEn(f)}: we have it`,
      body: (f: ApplicationFacts) =>
        paragraphs(
          `your application “${f.service}” has been saved. A caseworker is looking at it: ${f.office}.`,
          hearEn(f),
        ),
    },
    'application.delivered': {
      subject: (f: Facts) => `Your application has arrived – number ${f.number}`,
      body: (f: ApplicationFacts) =>
        paragraphs(
          `your application “${f.service}” has arrived at the specialist office.`,
          f.reference && `Its reference there is ${f.reference}.`,
          f.until ? `You will hear from us by ${f.until}.` : 'We will contact you as soon as it has been dealt with.',
        ),
    },
    'application.refused': {
      subject: (f: Facts) => `${aboutEn(f)}: it could not be taken in yet`,
      body: (f: ApplicationFacts) =>
        paragraphs(
          `the specialist office has not taken in your application “${f.service}”. Nothing has been decided by that: some detail does not match what is recorded there.`,
          'A caseworker will clear this up. If we need something from you, we will ask.',
          hearEn(f),
        ),
    },
    'application.contradicts': {
      subject: (f: Facts) => `${aboutEn(f)}: details do not match the register`,
      body: (f: ApplicationFacts) =>
        paragraphs(
          `for your application “${f.service}” the register has something else on record than you stated. Nothing has been decided by that.`,
          points('This does not match:', f.details),
          'A caseworker will clear this up. Did you mistype? Then please write to us on the page of your application what is right.',
          hearEn(f),
        ),
    },
    'application.set-aside': {
      subject: (f: Facts) => `${aboutEn(f)}: it takes a little longer`,
      body: (f: ApplicationFacts) =>
        paragraphs(
          `your application “${f.service}” has been saved, but cannot go on just now: the specialist system does not answer.`,
          'You need not do anything. We take care of it and send it once more.',
          hearEn(f),
        ),
    },
    'application.declined': {
      subject: (f: Facts) => `${aboutEn(f)}: we cannot grant it`,
      body: (f: ApplicationFacts) =>
        paragraphs(
          `we cannot grant your application “${f.service}”.`,
          f.ground && `The reason: ${f.ground}`,
          f.objection,
          `We are glad to answer questions: ${f.phone}.`,
        ),
    },
    'application.withdrawn': {
      subject: (f: Facts) => `${aboutEn(f)}: it has been withdrawn`,
      body: (f: ApplicationFacts) =>
        paragraphs(
          `your application “${f.service}” has been withdrawn. We do nothing more about it.`,
          'You can make it anew at any time.',
        ),
    },
    'document-issued': {
      subject: (f: DocumentFacts) => `${f.document}: ready – number ${f.number}`,
      body: (f: DocumentFacts) =>
        paragraphs(
          `your document “${f.document}” is ready.`,
          f.handOver === 'online'
            ? 'You find it on the page of your application, where you can look at it, save and print it.'
            : f.handOver === 'enclosed'
              ? f.copies > 1
                ? `${f.copies} copies of it are enclosed with this letter.`
                : 'It is enclosed with this letter.'
              : `You can collect ${f.copies > 1 ? `the ${f.copies} copies` : 'it'} from us: ${f.office}. Or look at it on the page of your application.`,
          'There is a verification code on the document. With it anybody can check on our pages whether it is genuine.',
          f.ended && 'Your application is thereby complete. You need not do anything more.',
        ),
    },
    'document-revoked': {
      subject: (f: Facts) => `A document is no longer valid – number ${f.number}`,
      body: (f: DocumentFacts) =>
        paragraphs(
          `we have withdrawn the document “${f.document}”. Please do not use it any more.`,
          `We are glad to explain why: ${f.phone}. We are sorry if this causes you trouble.`,
        ),
    },
  },
});

/** What does not match, in words: never the value itself. */
export const detailWords = defineMessages({
  de: {
    'given-name': 'der Vorname',
    'family-name': 'der Familienname',
    'birth-date': 'das Geburtsdatum',
    address: 'die Anschrift',
    'moved-out-on': 'der Tag des Auszugs',
    member: 'eine mitreisende Person',
    other: 'eine Angabe',
  },
  en: {
    'given-name': 'the given name',
    'family-name': 'the family name',
    'birth-date': 'the date of birth',
    address: 'the address',
    'moved-out-on': 'the day of moving out',
    member: 'a person moving with you',
    other: 'a detail',
  },
});
