import { defineProblems } from '#platform/commands/problems.ts';

export const { texts: notificationProblems, refuse } = defineProblems({
  'notice.unknown': {
    status: 404,
    de: 'Diese Benachrichtigung gibt es nicht.',
    en: 'There is no such notice.',
  },
  'notice.settled': {
    status: 409,
    de: 'Diese Benachrichtigung ist schon erledigt.',
    en: 'This notice has already been dealt with.',
  },
  'notice.already-told': {
    status: 409,
    de: 'Diese Benachrichtigung ist schon hinausgegangen.',
    en: 'This notice has already gone out.',
  },
  'notice.mail-unavailable': {
    status: 503,
    de: 'Der Mailserver hat die Nachricht nicht angenommen.',
    en: 'The mail server did not take the message.',
  },
});
