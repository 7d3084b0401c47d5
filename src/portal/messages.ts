import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  de: {
    chooseTown: 'Ihre Stadt',
    chooseTownLead: 'Wählen Sie die Stadt, in der Sie wohnen.',
    home: 'Start',
    services: 'Leistungen',
    request: 'Hausbesuch anfragen',
    findCase: 'Mein Anliegen',
    staff: 'Für Mitarbeitende',
    imprint: 'Impressum',
    privacy: 'Datenschutz',
    accessibility: 'Barrierefreiheit',
    phone: (name: string, phone: string, hours: string) => `${name}: ${phone} (${hours})`,
  },
  en: {
    chooseTown: 'Your town',
    chooseTownLead: 'Choose the town you live in.',
    home: 'Start',
    services: 'Services',
    request: 'Ask for a home visit',
    findCase: 'My request',
    staff: 'For staff',
    imprint: 'Legal notice',
    privacy: 'Privacy',
    accessibility: 'Accessibility',
    phone: (name: string, phone: string, hours: string) => `${name}: ${phone} (${hours})`,
  },
});
