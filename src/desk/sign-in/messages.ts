import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  de: {
    title: 'Anmelden',
    lead: 'Für Mitarbeiterinnen und Mitarbeiter der Verwaltung.',
    town: 'Stadt',
    login: 'Benutzername',
    password: 'Passwort',
    submit: 'Anmelden',
    oidc: 'Mit dem Dienstkonto anmelden',
    oidcHint: 'Sie werden zur Anmeldung Ihrer Stadt weitergeleitet und kommen danach hierher zurück.',
    personas: 'Vorführung: mit einem Klick anmelden',
    personasHint: 'Diese Personen sind erfunden. Es gibt sie nur in der Vorführung auf diesem Rechner.',
  },
  en: {
    title: 'Sign in',
    lead: 'For staff of the administration.',
    town: 'Town',
    login: 'User name',
    password: 'Password',
    submit: 'Sign in',
    oidc: 'Sign in with your staff account',
    oidcHint: 'You will be taken to the sign-in of your town and come back here afterwards.',
    personas: 'Demonstration: sign in with one click',
    personasHint: 'These people are invented. They exist only in the demonstration on this machine.',
  },
});
