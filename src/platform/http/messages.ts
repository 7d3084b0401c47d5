import { defineProblems } from '#platform/commands/problems.ts';
import { defineMessages } from '#platform/i18n/messages.ts';

export const { texts: httpProblems, refuse } = defineProblems({
  'page.unknown': {
    status: 404,
    de: 'Diese Seite gibt es nicht. Vielleicht ist die Adresse unvollständig.',
    en: 'There is no such page. Perhaps the address is incomplete.',
  },
  'form.expired': {
    status: 403,
    de: 'Dieses Formular passt nicht mehr zu Ihrem Browser. Bitte laden Sie die Seite neu und senden Sie noch einmal.',
    en: 'This form no longer belongs to your browser. Please reload the page and send it again.',
  },
  'request.too-large': {
    status: 413,
    de: 'Das ist zu groß. Eine Datei darf höchstens 10 MB haben.',
    en: 'This is too large. A file may have at most 10 MB.',
  },
  'request.unreadable': {
    status: 400,
    de: 'Die Anfrage ist unlesbar. Bitte laden Sie die Seite neu.',
    en: 'The request cannot be read. Please reload the page.',
  },
  'request.wrong-shape': {
    status: 400,
    de: 'Die Anfrage hat nicht die erwartete Form. Wie sie aussehen muss, steht unter /api.',
    en: 'The request does not have the expected shape. /api says what it must look like.',
  },
  'request.wrong-type': {
    status: 415,
    de: 'Dieses Format nehmen wir hier nicht an.',
    en: 'We do not accept this format here.',
  },
  'request.too-many': {
    status: 429,
    de: 'Das waren sehr viele Anfragen in kurzer Zeit. Bitte warten Sie eine Minute.',
    en: 'These were very many requests in a short time. Please wait a minute.',
  },
});

export const messages = defineMessages({
  de: {
    errorTitle: 'Das hat nicht geklappt',
    ourFaultTitle: 'Bei uns ist ein Fehler passiert',
    ourFault:
      'Es tut uns leid. Es wurde nichts Halbes gespeichert. Bitte versuchen Sie es in ein paar Minuten noch einmal.',
    requestId: (id: string) => `Wenn Sie uns anrufen, nennen Sie bitte diese Kennung: ${id}`,
    home: 'Zur Startseite',
    signIn: 'Anmelden',
    forbiddenTitle: 'Keine Berechtigung',
    notFoundTitle: 'Seite nicht gefunden',
  },
  en: {
    errorTitle: 'That did not work',
    ourFaultTitle: 'Something went wrong on our side',
    ourFault: 'We are sorry. Nothing was half saved. Please try again in a few minutes.',
    requestId: (id: string) => `If you call us, please give this id: ${id}`,
    home: 'To the start page',
    signIn: 'Sign in',
    forbiddenTitle: 'No permission',
    notFoundTitle: 'Page not found',
  },
});
