import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  de: {
    title: 'Nutzerkonto der Vorführung',
    lead: 'Steht für BundID. Die Personen sind erfunden. Wählen Sie, wer sich anmeldet, wie sicher, und wie es ausgeht.',
    who: 'Wer meldet sich an?',
    temporary: (name: string) => `${name} (ohne dauerhaftes Konto)`,
    how: 'Auf welchem Weg?',
    acrs: {
      'STORK-QAA-Level-1': 'Benutzername und Passwort (niedrig)',
      'STORK-QAA-Level-3': 'ELSTER-Zertifikat (substanziell)',
      'STORK-QAA-Level-4': 'Online-Ausweis (hoch)',
    },
    wished: (acrs: string) => `Gewünscht ist: ${acrs}. Sie können auch weniger wählen und sehen, was dann geschieht.`,
    signIn: 'Anmelden',
    cancel: 'Abbrechen',
    fail: 'Fehler des Nutzerkontos',
    unknownTitle: 'Hierher führt nur ein Knopf „Anmelden“',
    unknown:
      'Die Anfrage passt zu keiner Anwendung, die dieses Nutzerkonto kennt. Bitte beginnen Sie im Portal einer Stadt.',
  },
  en: {
    title: 'Account of the demonstration',
    lead: 'Stands for BundID. The people are invented. Choose who signs in, how surely, and how it ends.',
    who: 'Who signs in?',
    temporary: (name: string) => `${name} (without a lasting account)`,
    how: 'In which way?',
    acrs: {
      'STORK-QAA-Level-1': 'User name and password (low)',
      'STORK-QAA-Level-3': 'ELSTER certificate (substantial)',
      'STORK-QAA-Level-4': 'Online ID card (high)',
    },
    wished: (acrs: string) => `Wished for: ${acrs}. You can also choose less and see what happens then.`,
    signIn: 'Sign in',
    cancel: 'Cancel',
    fail: 'Error of the account',
    unknownTitle: 'Only a button “Sign in” leads here',
    unknown: 'The request fits no application this account knows. Please start in the portal of a town.',
  },
});
