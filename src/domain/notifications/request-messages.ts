import { defineMessages } from '#platform/i18n/messages.ts';
import type { DecisionFacts, EmailFacts, Facts, GroupFacts, MessageFacts, PromiseFacts, UntilFacts } from './facts.ts';
import { paragraphs, points } from './facts.ts';

/** Notices about the request itself: received, decided, asked back, written, promised. */
export const requestMessages = defineMessages({
  de: {
    received: {
      subject: (f: Facts) => `Ihre Anfrage ist da – Nummer ${f.number}`,
      body: (f: UntilFacts) =>
        paragraphs(
          `wir haben Ihre Anfrage erhalten und unter der Nummer ${f.number} gespeichert.`,
          f.until
            ? `Als Nächstes prüfen wir, ob wir zu Ihnen nach Hause kommen können. Sie hören bis ${f.until} von uns. Zuständig ist: ${f.office}.`
            : `Als Nächstes prüfen wir, ob wir zu Ihnen nach Hause kommen können. Dann melden wir uns. Zuständig ist: ${f.office}.`,
        ),
    },
    'received-group': {
      subject: (f: Facts) => `Ihre Anfrage für einen Sammeltermin ist da – Nummer ${f.number}`,
      body: (f: GroupFacts) =>
        paragraphs(
          `wir haben Ihre Anfrage für einen Sammeltermin erhalten: ${f.home}, etwa ${f.residents} Personen. Die Nummer ist ${f.number}.`,
          'Sie können die Liste der Bewohnerinnen und Bewohner schon jetzt ausfüllen: Name, Leistungen und die Einwilligung jeder Person. Ändern können Sie die Liste bis zum Vorabend des Termins.',
          f.until ? `Sie hören bis ${f.until} von uns, wann wir kommen können.` : 'Wir melden uns mit einem Termin.',
        ),
    },
    'group-list-closing': {
      subject: (f: Facts) => `Bitte prüfen Sie die Liste für den Sammeltermin – Nummer ${f.number}`,
      body: (f: GroupFacts) =>
        paragraphs(
          `auf der Liste für den Sammeltermin stehen jetzt ${f.residents} Personen.`,
          f.closesAt
            ? `Sie können die Liste noch bis ${f.closesAt} ändern. Danach packen wir, was wir für die Leistungen brauchen.`
            : 'Bitte prüfen Sie die Liste bald. Danach packen wir, was wir für die Leistungen brauchen.',
        ),
    },
    'need-granted': {
      subject: (f: Facts) => `Wir kommen zu Ihnen – Nummer ${f.number}`,
      body: (f: UntilFacts) =>
        paragraphs(
          'wir haben Ihre Anfrage geprüft: Wir kommen zu Ihnen nach Hause.',
          f.until
            ? `Als Nächstes planen wir den Besuch. Den Tag und die Uhrzeit nennen wir Ihnen bis ${f.until}.`
            : 'Als Nächstes planen wir den Besuch. Dann nennen wir Ihnen den Tag und die Uhrzeit.',
        ),
    },
    'need-refused': {
      subject: (f: Facts) => `Zu Ihrer Anfrage ${f.number}: Wir können nicht nach Hause kommen`,
      body: (f: DecisionFacts) =>
        paragraphs(
          'wir haben Ihre Anfrage geprüft. Leider können wir für dieses Anliegen nicht zu Ihnen nach Hause kommen.',
          `Der Grund: ${f.sentence}`,
          points('So kommen Sie trotzdem ans Ziel:', f.ways),
          `Der Besuch zu Hause ist eine freiwillige Leistung; einen Rechtsanspruch darauf gibt es nicht. ${f.objection}`,
        ),
    },
    'need-unclear': {
      subject: (f: Facts) => `Zu Ihrer Anfrage ${f.number}: Uns fehlt noch etwas`,
      body: (f: DecisionFacts) =>
        paragraphs(
          'wir können noch nicht entscheiden, ob wir zu Ihnen nach Hause kommen. Abgelehnt ist nichts.',
          `Das fehlt uns: ${f.sentence}`,
          f.question,
          points('So können Sie antworten:', f.ways),
          'Einen Nachweis sehen wir uns nur an. Wir behalten ihn nicht und schreiben nicht auf, was darin steht.',
          f.until && `Bitte antworten Sie bis ${f.until}.`,
        ),
    },
    message: {
      subject: (f: Facts) => `Eine Nachricht zu Ihrer Anfrage ${f.number}`,
      body: (f: MessageFacts) =>
        f.body
          ? paragraphs(`zu Ihrer Anfrage ${f.number} schreiben wir Ihnen:`, f.body)
          : paragraphs(
              `zu Ihrer Anfrage ${f.number} liegt eine Nachricht für Sie bereit. Sie können sie über den Link unten lesen und gleich beantworten.`,
              'In die E-Mail selbst schreiben wir den Inhalt nicht, damit ihn niemand mitlesen kann.',
            ),
    },
    'email-change-new': {
      subject: (f: Facts) => `Bitte bestätigen Sie diese E-Mail-Adresse – Nummer ${f.number}`,
      body: (f: EmailFacts) =>
        paragraphs(
          `für die Anfrage ${f.number} wurde diese E-Mail-Adresse angegeben. Bitte bestätigen Sie bis ${f.until}, dass sie Ihnen gehört:`,
          f.link,
          'Vorher schreiben wir an diese Adresse nichts weiter. Wenn Sie davon nichts wissen, müssen Sie nichts tun.',
        ),
    },
    'email-change-old': {
      subject: (f: Facts) => `Zu Ihrer Anfrage ${f.number}: Ihre E-Mail-Adresse soll geändert werden`,
      body: (f: Facts) =>
        paragraphs(
          `für Ihre Anfrage ${f.number} wurde eine neue E-Mail-Adresse angegeben. Sobald sie bestätigt ist, schreiben wir dorthin.`,
          `Waren Sie das nicht? Dann rufen Sie uns bitte an: ${f.phone}. Bis dahin bleibt alles, wie es ist.`,
        ),
    },
    'promise-broken': {
      subject: (f: Facts) => `Zu Ihrer Anfrage ${f.number}: Wir sind zu spät`,
      body: (f: PromiseFacts) =>
        paragraphs(
          `wir haben Ihnen zugesagt: ${f.promise} bis ${f.due}. Das haben wir nicht geschafft. Es tut uns leid.`,
          f.until
            ? `Jetzt kümmert sich eine Leitung darum. Sie hören spätestens bis ${f.until} von uns.`
            : 'Jetzt kümmert sich eine Leitung darum. Sie hören so bald wie möglich von uns.',
        ),
    },
    'objection-received': {
      subject: (f: Facts) => `Zu Ihrer Anfrage ${f.number}: Wir sehen uns die Entscheidung noch einmal an`,
      body: (f: UntilFacts) =>
        paragraphs(
          'Sie sind mit unserer Entscheidung nicht einverstanden. Das haben wir erhalten. Ein Mensch sieht sich alles noch einmal an.',
          f.until ? `Sie hören bis ${f.until} von uns.` : 'Wir melden uns, sobald das geschehen ist.',
        ),
    },
  },
  en: {
    received: {
      subject: (f: Facts) => `We have your request – number ${f.number}`,
      body: (f: UntilFacts) =>
        paragraphs(
          `we have received your request and saved it under the number ${f.number}.`,
          f.until
            ? `Next we check whether we can come to your home. You will hear from us by ${f.until}. Responsible: ${f.office}.`
            : `Next we check whether we can come to your home. Then we will contact you. Responsible: ${f.office}.`,
        ),
    },
    'received-group': {
      subject: (f: Facts) => `We have your request for a group date – number ${f.number}`,
      body: (f: GroupFacts) =>
        paragraphs(
          `we have received your request for a group date: ${f.home}, about ${f.residents} people. The number is ${f.number}.`,
          'You can fill in the list of residents now: name, services and the consent of each person. You can change the list until the evening before the date.',
          f.until ? `You will hear from us by ${f.until} when we can come.` : 'We will contact you with a date.',
        ),
    },
    'group-list-closing': {
      subject: (f: Facts) => `Please check the list for the group date – number ${f.number}`,
      body: (f: GroupFacts) =>
        paragraphs(
          `there are now ${f.residents} people on the list for the group date.`,
          f.closesAt
            ? `You can still change the list until ${f.closesAt}. After that we pack what we need for the services.`
            : 'Please check the list soon. After that we pack what we need for the services.',
        ),
    },
    'need-granted': {
      subject: (f: Facts) => `We will come to you – number ${f.number}`,
      body: (f: UntilFacts) =>
        paragraphs(
          'we have checked your request: we will come to your home.',
          f.until
            ? `Next we plan the visit. We will tell you the day and time by ${f.until}.`
            : 'Next we plan the visit. Then we will tell you the day and time.',
        ),
    },
    'need-refused': {
      subject: (f: Facts) => `About your request ${f.number}: we cannot come to your home`,
      body: (f: DecisionFacts) =>
        paragraphs(
          'we have checked your request. Unfortunately we cannot come to your home for this matter.',
          `The reason: ${f.sentence}`,
          points('You can still get there this way:', f.ways),
          `The visit at home is a voluntary service; there is no legal claim to it. ${f.objection}`,
        ),
    },
    'need-unclear': {
      subject: (f: Facts) => `About your request ${f.number}: something is missing`,
      body: (f: DecisionFacts) =>
        paragraphs(
          'we cannot decide yet whether we come to your home. Nothing has been refused.',
          `This is missing: ${f.sentence}`,
          f.question,
          points('How you can answer:', f.ways),
          'We only look at a proof. We do not keep it, and we do not write down what it says.',
          f.until && `Please answer by ${f.until}.`,
        ),
    },
    message: {
      subject: (f: Facts) => `A message about your request ${f.number}`,
      body: (f: MessageFacts) =>
        f.body
          ? paragraphs(`about your request ${f.number} we write to you:`, f.body)
          : paragraphs(
              `there is a message for you about your request ${f.number}. You can read and answer it by the link below.`,
              'We do not put its content into the e-mail itself, so that nobody else can read it.',
            ),
    },
    'email-change-new': {
      subject: (f: Facts) => `Please confirm this e-mail address – number ${f.number}`,
      body: (f: EmailFacts) =>
        paragraphs(
          `this e-mail address was given for the request ${f.number}. Please confirm by ${f.until} that it is yours:`,
          f.link,
          'Until then we send nothing else to this address. If you know nothing about this, you need not do anything.',
        ),
    },
    'email-change-old': {
      subject: (f: Facts) => `About your request ${f.number}: your e-mail address is to be changed`,
      body: (f: Facts) =>
        paragraphs(
          `a new e-mail address was given for your request ${f.number}. As soon as it is confirmed, we will write there.`,
          `Was that not you? Then please call us: ${f.phone}. Until then everything stays as it is.`,
        ),
    },
    'promise-broken': {
      subject: (f: Facts) => `About your request ${f.number}: we are late`,
      body: (f: PromiseFacts) =>
        paragraphs(
          `we promised you: ${f.promise} by ${f.due}. We did not manage that. We are sorry.`,
          f.until
            ? `Somebody in charge now takes care of it. You will hear from us by ${f.until} at the latest.`
            : 'Somebody in charge now takes care of it. You will hear from us as soon as possible.',
        ),
    },
    'objection-received': {
      subject: (f: Facts) => `About your request ${f.number}: we will look at the decision again`,
      body: (f: UntilFacts) =>
        paragraphs(
          'you do not agree with our decision. We have received that. A person will look at everything again.',
          f.until ? `You will hear from us by ${f.until}.` : 'We will contact you as soon as that has happened.',
        ),
    },
  },
});
