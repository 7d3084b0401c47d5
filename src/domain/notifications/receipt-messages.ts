import { defineMessages } from '#platform/i18n/messages.ts';

/** What a printed receipt says besides its facts. */
export const receiptMessages = defineMessages({
  de: {
    reasons: {
      'not-able': 'an diesem Tag nicht möglich',
      refused: 'nicht gewünscht',
      'papers-missing': 'Unterlagen fehlten',
      'not-identified': 'die Person konnte nicht festgestellt werden',
      'kit-failed': 'ein Gerät fiel aus',
      'no-blank': 'kein Vordruck mehr vorhanden',
      'no-longer-needed': 'nicht mehr nötig',
      'other-date': 'an einem anderen Tag',
    },
    crew: (office: string) => `${office}, zwei Beschäftigte mit Dienstausweis`,
    nextEnded: 'Ihre Anfrage ist abgeschlossen.',
    nextHandOver: 'Was hergestellt wird, bringen wir Ihnen. Den Termin nennen wir Ihnen.',
    nextOpen: 'Wir melden uns, sobald es weitergeht.',
  },
  en: {
    reasons: {
      'not-able': 'not possible on that day',
      refused: 'not wanted',
      'papers-missing': 'papers were missing',
      'not-identified': 'the person could not be identified',
      'kit-failed': 'a device failed',
      'no-blank': 'no blank form left',
      'no-longer-needed': 'no longer needed',
      'other-date': 'on another day',
    },
    crew: (office: string) => `${office}, two members of staff with official ID`,
    nextEnded: 'Your request is complete.',
    nextHandOver: 'What is being made we will bring to you. We will tell you the date.',
    nextOpen: 'We will contact you as soon as it goes on.',
  },
});
