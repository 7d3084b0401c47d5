import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  de: {
    title: 'Schnittstelle für Programme',
    lead: 'Fachverfahren, Apps und andere Programme lesen hier Leistungen und senden Befehle.',
    description: 'Beschreibung als OpenAPI 3.1',
    howTitle: 'So geht es',
    how: 'Ein Befehl ist ein POST mit eigener Kennung und Eingabe: { "id": "UUID", "input": { … } }. Dieselbe Kennung ein zweites Mal tut nichts und gibt das erste Ergebnis zurück.',
    token:
      'Dazu gehört das Zugangstoken der Stadt im Kopf der Anfrage (Authorization: Bearer …). Die Fachadministration stellt es aus.',
    secret: 'Einen Vorgang öffnen Nummer und Zugangscode in den Köpfen x-case-number und x-case-secret.',
    queries: 'Abfragen',
    commands: 'Befehle',
    address: 'Adresse',
    roles: 'Wer darf',
    problems: 'Antworten, wenn etwas nicht geht',
    code: 'Code',
    status: 'Status',
    sentence: 'Satz',
    onlySystem: 'nur das System selbst',
  },
  en: {
    title: 'Interface for programs',
    lead: 'Specialist systems, apps and other programs read services and send commands here.',
    description: 'Description as OpenAPI 3.1',
    howTitle: 'How it works',
    how: 'A command is a POST with an id of its own and an input: { "id": "UUID", "input": { … } }. The same id a second time does nothing and gives the first outcome.',
    token:
      'With it comes the access token of the town in the header (Authorization: Bearer …). The administrator issues it.',
    secret: 'Number and access code in the headers x-case-number and x-case-secret open one case.',
    queries: 'Queries',
    commands: 'Commands',
    address: 'Address',
    roles: 'Who may',
    problems: 'Answers when something does not work',
    code: 'Code',
    status: 'Status',
    sentence: 'Sentence',
    onlySystem: 'only the system itself',
  },
});
