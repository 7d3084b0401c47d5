import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  de: {
    title: 'Gesendete E-Mails der Vorführung',
    lead: 'In der Vorführung verlässt keine E-Mail diesen Rechner. Hier lesen Sie, was gesendet worden wäre.',
    empty: 'Noch keine E-Mail.',
    subject: 'Betreff',
    from: 'Von',
    to: 'An',
    at: 'Gesendet',
    attachment: 'Anhang',
  },
  en: {
    title: 'E-mails sent by the demonstration',
    lead: 'In the demonstration no e-mail leaves this machine. Here you can read what would have been sent.',
    empty: 'No e-mail yet.',
    subject: 'Subject',
    from: 'From',
    to: 'To',
    at: 'Sent',
    attachment: 'Attachment',
  },
});
