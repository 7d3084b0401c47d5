import { defineProblems } from '#platform/commands/problems.ts';

export const { texts: identityProblems, refuse } = defineProblems({
  'sign-in.wrong': {
    status: 422,
    de: 'Benutzername oder Passwort stimmen nicht.',
    en: 'User name or password is wrong.',
  },
  'sign-in.account-unknown': {
    status: 422,
    de: 'Ihr Konto ist hier nicht bekannt. Bitte wenden Sie sich an Ihre Fachadministration.',
    en: 'Your account is not known here. Please contact your administrator.',
  },
  'sign-in.provider-away': {
    status: 503,
    de: 'Die Anmeldung antwortet gerade nicht. Bitte versuchen Sie es in ein paar Minuten noch einmal.',
    en: 'The sign-in does not answer at the moment. Please try again in a few minutes.',
  },
  'access.slowed': {
    status: 429,
    de: ({ minutes }) => `Es gab zu viele Fehlversuche. Bitte versuchen Sie es in ${minutes} Minuten noch einmal.`,
    en: ({ minutes }) => `There were too many wrong attempts. Please try again in ${minutes} minutes.`,
  },
  'access.token-needed': {
    status: 401,
    de: 'Dafür braucht es ein gültiges Zugangstoken dieser Stadt (Authorization: Bearer …).',
    en: 'This needs a valid access token of this town (Authorization: Bearer …).',
  },
  'town.unknown': {
    status: 404,
    de: 'Diese Stadt kennen wir hier nicht.',
    en: 'We do not know this town here.',
  },
  'device.for-people': {
    status: 409,
    de: 'Ein Gerät meldet nur eine Person für sich selbst an, kein Programm.',
    en: 'A device is enrolled only by a person for themselves, not by a program.',
  },
  'device.unknown': {
    status: 401,
    de: 'Dieses Gerät ist nicht angemeldet. Bitte melden Sie es mit Ihrem Dienstkonto an.',
    en: 'This device is not enrolled. Please enrol it with your staff account.',
  },
  'device.locked': {
    status: 403,
    de: 'Dieses Gerät wurde gesperrt. Bitte wenden Sie sich an die Disposition.',
    en: 'This device has been locked. Please contact the dispatcher.',
  },
  'device.lease-over': {
    status: 403,
    de: 'Die Anmeldung dieses Geräts ist abgelaufen. Bitte melden Sie es neu an.',
    en: 'The enrolment of this device has expired. Please enrol it again.',
  },
  'device.not-on-list': {
    status: 404,
    de: 'Dieses Gerät steht nicht auf der Liste Ihrer Stadt.',
    en: 'This device is not on the list of your town.',
  },
  'device.already-locked': {
    status: 409,
    de: 'Dieses Gerät ist schon gesperrt.',
    en: 'This device is already locked.',
  },
});
