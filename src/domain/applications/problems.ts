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
  'application.case-not-complete': {
    status: 409,
    de: 'Zu diesem Vorgang ist noch etwas offen.',
    en: 'Something is still open in this case.',
  },
});
