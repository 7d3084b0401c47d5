import { defineMessages } from '#platform/i18n/messages.ts';
import type { Facts, UntilFacts, VisitFacts } from './facts.ts';
import { paragraphs, points } from './facts.ts';

const prepareDe = (f: VisitFacts) =>
  paragraphs(
    f.handOver
      ? 'Wir bringen mit, was für Sie fertig ist. Bitte halten Sie Ihren alten Ausweis bereit, wenn Sie einen haben.'
      : points('Bitte legen Sie bereit:', [...f.papers, 'einen freien Tisch und eine Steckdose in der Nähe']),
    points('Gebühren:', f.fees),
    'Es kommen zwei Beschäftigte der Stadt. Beide zeigen Ihnen ihren Dienstausweis. Lassen Sie bitte niemanden sonst herein.',
    f.closesAt && `Die Liste der Personen können Sie bis ${f.closesAt} ändern.`,
  );

const prepareEn = (f: VisitFacts) =>
  paragraphs(
    f.handOver
      ? 'We bring what is ready for you. Please keep your old card at hand if you have one.'
      : points('Please have ready:', [...f.papers, 'a free table and a socket nearby']),
    points('Fees:', f.fees),
    'Two members of the town’s staff will come. Both will show you their official ID. Please let nobody else in.',
    f.closesAt && `You can change the list of people until ${f.closesAt}.`,
  );

/** Notices about a visit until it takes place. */
export const visitMessages = defineMessages({
  de: {
    'visit-planned': {
      subject: (f: VisitFacts) => `Wir kommen am ${f.day} – Nummer ${f.number}`,
      body: (f: VisitFacts) =>
        paragraphs(
          `${f.handOver ? 'der Termin für die Übergabe steht' : 'der Termin für unseren Besuch steht'}: ${f.day}, ${f.window}. In dieser Zeit sind wir bei Ihnen.`,
          prepareDe(f),
          `Passt der Termin nicht? Verlegen oder absagen können Sie ihn auf der Seite Ihrer Anfrage oder am Telefon: ${f.phone}.`,
        ),
    },
    'visit-moved': {
      subject: (f: VisitFacts) => `Neuer Termin: ${f.day} – Nummer ${f.number}`,
      body: (f: VisitFacts) =>
        paragraphs(
          `der Termin ist verlegt. Wir kommen jetzt am ${f.day}, ${f.window}. Der frühere Termin gilt nicht mehr.`,
          prepareDe(f),
          `Passt der Termin nicht? Verlegen oder absagen können Sie ihn auf der Seite Ihrer Anfrage oder am Telefon: ${f.phone}.`,
        ),
    },
    'visit-reminder': {
      subject: (f: VisitFacts) => `Bald sind wir bei Ihnen: ${f.day} – Nummer ${f.number}`,
      body: (f: VisitFacts) =>
        paragraphs(
          `wir erinnern Sie an unseren Besuch: ${f.day}, ${f.window}.`,
          prepareDe(f),
          `Ist etwas dazwischengekommen? Bitte sagen Sie uns gleich Bescheid, auf der Seite Ihrer Anfrage oder am Telefon: ${f.phone}.`,
        ),
    },
    'visit-unplanned': {
      subject: (f: Facts) => `Zu Ihrer Anfrage ${f.number}: Der Termin fällt aus`,
      body: (f: UntilFacts) =>
        paragraphs(
          'der geplante Termin fällt aus. Das tut uns leid. Ihre Anfrage bleibt bestehen, Sie müssen nichts tun.',
          f.until
            ? `Einen neuen Termin nennen wir Ihnen bis ${f.until}.`
            : 'Wir suchen einen neuen Termin und nennen ihn Ihnen.',
        ),
    },
    'visit-cancelled-by-office': {
      subject: (f: Facts) => `Zu Ihrer Anfrage ${f.number}: Der Besuch ist abgesagt`,
      body: (f: UntilFacts) =>
        paragraphs(
          'wir müssen den Besuch absagen. Das tut uns leid.',
          f.until
            ? `Wie es weitergeht, sagen wir Ihnen bis ${f.until}.`
            : `Wie es weitergeht, sehen Sie auf der Seite Ihrer Anfrage. Am Telefon erklären wir es gern: ${f.phone}.`,
        ),
    },
    'visit-cancelled-by-resident': {
      subject: (f: Facts) => `Zu Ihrer Anfrage ${f.number}: Der Besuch ist abgesagt`,
      body: (f: Facts) =>
        paragraphs(
          'Sie haben den Besuch abgesagt. Wir kommen nicht.',
          `Wenn Sie später doch einen Besuch möchten, schreiben Sie uns auf der Seite Ihrer Anfrage oder rufen Sie an: ${f.phone}.`,
        ),
    },
    'visit-other-time': {
      subject: (f: Facts) => `Zu Ihrer Anfrage ${f.number}: Wir suchen einen anderen Termin`,
      body: (f: UntilFacts) =>
        paragraphs(
          'Sie haben um einen anderen Termin gebeten. Wir suchen einen. Solange wir keinen neuen nennen, gilt der bisherige.',
          f.until ? `Sie hören bis ${f.until} von uns.` : 'Wir melden uns, sobald er feststeht.',
        ),
    },
    'hand-over-coming': {
      subject: (f: Facts) => `Wir bringen Ihnen Ihr Dokument – Nummer ${f.number}`,
      body: (f: UntilFacts) =>
        paragraphs(
          `Ihr Dokument wird jetzt hergestellt (${f.services}). Wenn es fertig ist, bringen wir es Ihnen nach Hause.`,
          f.until
            ? `Den Termin nennen wir Ihnen bis ${f.until}.`
            : 'Den Termin dafür nennen wir Ihnen rechtzeitig. Sie müssen nichts tun.',
        ),
    },
  },
  en: {
    'visit-planned': {
      subject: (f: VisitFacts) => `We will come on ${f.day} – number ${f.number}`,
      body: (f: VisitFacts) =>
        paragraphs(
          `${f.handOver ? 'the date for the hand-over is fixed' : 'the date of our visit is fixed'}: ${f.day}, ${f.window}. We will be with you within that time.`,
          prepareEn(f),
          `Does it not suit you? You can move or cancel it on the page of your request or by phone: ${f.phone}.`,
        ),
    },
    'visit-moved': {
      subject: (f: VisitFacts) => `New date: ${f.day} – number ${f.number}`,
      body: (f: VisitFacts) =>
        paragraphs(
          `the date has been moved. We will now come on ${f.day}, ${f.window}. The earlier date is no longer valid.`,
          prepareEn(f),
          `Does it not suit you? You can move or cancel it on the page of your request or by phone: ${f.phone}.`,
        ),
    },
    'visit-reminder': {
      subject: (f: VisitFacts) => `We will be with you soon: ${f.day} – number ${f.number}`,
      body: (f: VisitFacts) =>
        paragraphs(
          `this is a reminder of our visit: ${f.day}, ${f.window}.`,
          prepareEn(f),
          `Has something come up? Please tell us at once, on the page of your request or by phone: ${f.phone}.`,
        ),
    },
    'visit-unplanned': {
      subject: (f: Facts) => `About your request ${f.number}: the visit does not take place on that day`,
      body: (f: UntilFacts) =>
        paragraphs(
          'the planned date falls through. We are sorry. Your request stands, you need not do anything.',
          f.until ? `We will tell you a new date by ${f.until}.` : 'We are looking for a new date and will tell you.',
        ),
    },
    'visit-cancelled-by-office': {
      subject: (f: Facts) => `About your request ${f.number}: the visit is cancelled`,
      body: (f: UntilFacts) =>
        paragraphs(
          'we have to cancel the visit. We are sorry.',
          f.until
            ? `We will tell you how it goes on by ${f.until}.`
            : `How it goes on stands on the page of your request. We are glad to explain it by phone: ${f.phone}.`,
        ),
    },
    'visit-cancelled-by-resident': {
      subject: (f: Facts) => `About your request ${f.number}: the visit is cancelled`,
      body: (f: Facts) =>
        paragraphs(
          'you have cancelled the visit. We will not come.',
          `If you want a visit later after all, write to us on the page of your request or call: ${f.phone}.`,
        ),
    },
    'visit-other-time': {
      subject: (f: Facts) => `About your request ${f.number}: we are looking for another date`,
      body: (f: UntilFacts) =>
        paragraphs(
          'you asked for another date. We are looking for one. Until we name a new one, the present one stands.',
          f.until ? `You will hear from us by ${f.until}.` : 'We will contact you as soon as it is fixed.',
        ),
    },
    'hand-over-coming': {
      subject: (f: Facts) => `We will bring you your document – number ${f.number}`,
      body: (f: UntilFacts) =>
        paragraphs(
          `your document is now being made (${f.services}). When it is ready, we will bring it to your home.`,
          f.until
            ? `We will tell you the date by ${f.until}.`
            : 'We will tell you the date in good time. You need not do anything.',
        ),
    },
  },
});
