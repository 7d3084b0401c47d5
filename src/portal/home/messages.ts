import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  de: {
    title: (town: string) => `Willkommen in ${town}`,
    search: 'Was möchten Sie erledigen?',
    searchHint: 'Schreiben Sie es mit Ihren eigenen Worten, zum Beispiel: Ausweis abgelaufen',
    searchButton: 'Suchen',
    visit: 'Wir kommen zu Ihnen',
    visitText:
      'Sie können nicht ins Bürgerbüro kommen? Zwei Mitarbeitende kommen mit dem Bürgerkoffer zu Ihnen nach Hause.',
    visitButton: 'Hausbesuch anfragen',
    home: 'Für Heime und Einrichtungen',
    homeText: 'Vereinbaren Sie einen Termin für mehrere Bewohnerinnen und Bewohner.',
    homeButton: 'Sammeltermin anfragen',
    case: 'Mein Anliegen',
    caseText: 'Sehen Sie nach, wie es steht. Schreiben Sie uns, sagen Sie ab oder verlegen Sie einen Termin.',
    caseButton: 'Anliegen öffnen',
    call: 'Lieber anrufen?',
    callText: 'Am Telefon bekommen Sie dasselbe wie hier.',
  },
  en: {
    title: (town: string) => `Welcome to ${town}`,
    search: 'What would you like to do?',
    searchHint: 'Use your own words, for example: ID card expired',
    searchButton: 'Search',
    visit: 'We come to you',
    visitText: 'You cannot come to the office? Two members of staff will visit you at home with all the equipment.',
    visitButton: 'Ask for a home visit',
    home: 'For homes and institutions',
    homeText: 'Arrange one date for several residents.',
    homeButton: 'Ask for a group date',
    case: 'My request',
    caseText: 'See how it is going. Write to us, cancel or move an appointment.',
    caseButton: 'Open my request',
    call: 'Rather call?',
    callText: 'On the phone you get the same as here.',
  },
});
