import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  de: {
    title: 'Tour',
    name: 'Tour – Bürgernah',
    shortName: 'Tour',
    starting: 'Die App wird gestartet …',
    noScript: 'Diese App arbeitet ohne Netz und braucht dafür JavaScript. Bitte schalten Sie es im Browser ein.',
  },
  en: {
    title: 'Tour',
    name: 'Tour – Bürgernah',
    shortName: 'Tour',
    starting: 'The app is starting …',
    noScript: 'This app works without network and needs JavaScript for that. Please switch it on in your browser.',
  },
});
