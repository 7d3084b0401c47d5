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
});
