import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  de: {
    title: 'Fachverfahren der Vorführung',
    lead: 'Steht für die Fachverfahren eines Amtes: prüft Unterschrift und Schlüssel, nimmt an oder lehnt ab. Hier stellen Sie ein, wie es sich verhält.',
    mode: 'Verhalten',
    save: 'Einstellen',
    arrived: (count: number) => (count === 1 ? '1 Antrag angekommen' : `${count} Anträge angekommen`),
    none: 'Noch ist nichts angekommen. Anträge kommen, sobald ein Besuch mit einer Leistung für ein Fachverfahren gesendet ist.',
    at: 'Angekommen',
    reference: 'Aktenzeichen',
    caseNumber: 'Nummer des Anliegens',
    service: 'Leistung',
    system: 'Verfahren',
    town: 'Gemeinde',
    modes: {
      normal: 'Normal: nimmt sofort an',
      slow: 'Langsam: nimmt nach einigen Sekunden an',
      down: 'Ausgefallen: antwortet mit einem Fehler',
      refuse: 'Lehnt ab: jeder Antrag wird zurückgewiesen',
    },
  },
  en: {
    title: 'Specialist system of the demonstration',
    lead: 'Stands for an office’s specialist systems: checks signature and key, takes in or refuses. Choose here how it behaves.',
    mode: 'Behaviour',
    save: 'Set',
    arrived: (count: number) => (count === 1 ? '1 application arrived' : `${count} applications arrived`),
    none: 'Nothing has arrived yet. Applications come as soon as a visit with a service for a specialist system has been sent.',
    at: 'Arrived',
    reference: 'Reference',
    caseNumber: 'Number of the request',
    service: 'Service',
    system: 'System',
    town: 'Municipality',
    modes: {
      normal: 'Normal: takes in at once',
      slow: 'Slow: takes in after some seconds',
      down: 'Down: answers with an error',
      refuse: 'Refuses: every application is turned down',
    },
  },
});
