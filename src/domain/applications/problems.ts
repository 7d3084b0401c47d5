import { defineProblems } from '#platform/commands/problems.ts';

export const { texts: applicationProblems, refuse } = defineProblems({
  'application.unknown': {
    status: 404,
    de: 'Diesen Antrag gibt es nicht.',
    en: 'There is no such application.',
  },
  'application.opened-already': {
    status: 409,
    de: 'Dieser Antrag ist schon angelegt.',
    en: 'This application has been opened already.',
  },
  'application.settled': {
    status: 409,
    de: 'Dieser Antrag ist schon beantwortet. Es wurde nichts geändert.',
    en: 'This application has been answered already. Nothing was changed.',
  },
  'application.not-to-send': {
    status: 409,
    de: 'Dieser Antrag ist unterwegs oder angekommen. Er muss nicht noch einmal gesendet werden.',
    en: 'This application is on its way or has arrived. It need not be sent again.',
  },
  'application.not-to-decide': {
    status: 409,
    de: 'Dieser Antrag ist nicht zu entscheiden: Er ist unterwegs, entschieden oder zurückgezogen.',
    en: 'This application is not to be decided: it is on its way, decided or withdrawn.',
  },
  'application.not-delivered': {
    status: 409,
    de: 'Zu diesem Antrag kann noch kein Dokument ausgestellt werden.',
    en: 'No document can be issued for this application yet.',
  },
  'application.ground-missing': {
    status: 422,
    de: 'Wählen Sie aus, warum der Antrag abgelehnt wird.',
    en: 'Choose why the application is declined.',
  },
  'register.asking-already': {
    status: 409,
    de: 'Zu diesem Vorgang läuft schon eine Frage an das Register. Die Antwort erscheint auf dieser Seite.',
    en: 'A question to the register is already on its way for this case. The answer appears on this page.',
  },
  'register.question-unknown': {
    status: 404,
    de: 'Diese Frage an das Register gibt es nicht.',
    en: 'There is no such question to the register.',
  },
  'application.case-not-complete': {
    status: 409,
    de: 'Zu diesem Vorgang ist noch etwas offen.',
    en: 'Something is still open in this case.',
  },
  'application.not-online': {
    status: 404,
    de: 'Diese Leistung können Sie hier nicht online beantragen.',
    en: 'You cannot apply for this service online here.',
  },
  'application.sign-in-needed': {
    status: 403,
    de: 'Für diesen Antrag müssen Sie sich anmelden.',
    en: 'You have to sign in for this application.',
  },
  'application.not-to-pay': {
    status: 409,
    de: 'Dieser Antrag wartet auf keine Zahlung.',
    en: 'This application is not waiting for a payment.',
  },
  'application.rule-broken': {
    status: 422,
    de: (data) => String(data.de ?? ''),
    en: (data) => String(data.en ?? ''),
  },
  'application.must-confirm': {
    status: 422,
    de: 'Bitte bestätigen Sie das. Ohne Bestätigung können wir den Antrag nicht annehmen.',
    en: 'Please confirm this. Without it we cannot take the application.',
  },
  'application.number-too-small': {
    status: 422,
    de: (data) => `Bitte geben Sie mindestens ${data.min} an.`,
    en: (data) => `Please give at least ${data.min}.`,
  },
  'application.number-too-large': {
    status: 422,
    de: (data) => `Bitte geben Sie höchstens ${data.max} an.`,
    en: (data) => `Please give at most ${data.max}.`,
  },
  'application.not-a-whole-number': {
    status: 422,
    de: 'Bitte geben Sie eine ganze Zahl an, zum Beispiel 2.',
    en: 'Please give a whole number, for example 2.',
  },
  'application.not-a-number': {
    status: 422,
    de: 'Bitte geben Sie eine Zahl an, zum Beispiel 2,5.',
    en: 'Please give a number, for example 2.5.',
  },
  'application.too-many': {
    status: 422,
    de: (data) => `Mehr als ${data.max} sind nicht möglich.`,
    en: (data) => `More than ${data.max} are not possible.`,
  },
  'draft.unknown': {
    status: 404,
    de: 'Diesen begonnenen Antrag gibt es nicht mehr. Er wurde gesendet, verworfen oder nach 30 Tagen gelöscht.',
    en: 'This application is no longer there. It was sent, thrown away, or erased after 30 days.',
  },
  'form.unsound': {
    status: 422,
    de: (data) => `Das Formular passt nicht zusammen. Bitte prüfen Sie die Stelle ${data.at}.`,
    en: (data) => `The form does not fit together. Please look at ${data.at}.`,
  },
  'form.changed-meanwhile': {
    status: 409,
    de: 'Jemand anderes hat das Formular inzwischen geändert. Es wurde nichts gespeichert. Bitte laden Sie die neue Fassung.',
    en: 'Somebody else has changed the form meanwhile. Nothing was saved. Please load the new version.',
  },
  'fit-connect.under-way': {
    status: 409,
    de: 'Dieser Antrag ist über FIT-Connect schon angekündigt. Es wurde nichts geändert.',
    en: 'This application has been announced through FIT-Connect already. Nothing was changed.',
  },
  'fit-connect.step-taken': {
    status: 409,
    de: 'Dieser Schritt der Übermittlung ist schon getan. Es wurde nichts geändert.',
    en: 'This step of the transmission has been taken already. Nothing was changed.',
  },
  'fit-connect.event-used': {
    status: 409,
    de: 'Dieses Ereignis hat schon einmal geantwortet. Es zählt nicht noch einmal.',
    en: 'This event has answered once already. It does not count again.',
  },
  'fit-connect.case-unknown': {
    status: 404,
    de: 'Zu diesem FIT-Connect-Vorgang gibt es hier keinen Antrag.',
    en: 'There is no application here for this FIT-Connect case.',
  },
  'fit-connect.callback-refused': {
    status: 403,
    de: 'Dieser Aufruf ist nicht vom Zustelldienst unterschrieben. Bitte prüfen Sie das Geheimnis des Zustellpunkts.',
    en: 'This call is not signed by the delivery service. Please check the secret of the destination.',
  },
  'fit-connect.callback-too-old': {
    status: 403,
    de: 'Dieser Aufruf ist älter als fünf Minuten oder kommt aus der Zukunft. Bitte prüfen Sie die Uhren.',
    en: 'This call is older than five minutes or comes from the future. Please check the clocks.',
  },
  'fit-connect.callback-unreadable': {
    status: 400,
    de: 'Dieser Aufruf sagt nicht, was es Neues gibt. Es wurde nichts geändert.',
    en: 'This call does not say what is new. Nothing was changed.',
  },
  'fit-connect.not-set-up': {
    status: 404,
    de: 'Diese Kommune empfängt hier nichts über FIT-Connect.',
    en: 'This municipality receives nothing through FIT-Connect here.',
  },
});
