import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  de: {
    reference: 'Nummer',
    office: 'Stelle',
    phone: 'Telefon',
    email: 'E-Mail',
    date: 'Datum',
    page: (page: number, of: number) => `Seite ${page} von ${of}`,
    number: 'Ihre Nummer',
    code: 'Ihr Code',
    spoken: (words: string) => `Gesprochen: ${words}`,
  },
  en: {
    reference: 'Number',
    office: 'Office',
    phone: 'Telephone',
    email: 'E-mail',
    date: 'Date',
    page: (page: number, of: number) => `Page ${page} of ${of}`,
    number: 'Your number',
    code: 'Your code',
    spoken: (words: string) => `Spoken: ${words}`,
  },
});
