import { defineProblems } from '#platform/commands/problems.ts';

export const { texts: catalogueProblems, refuse } = defineProblems({
  'import.no-file': {
    status: 422,
    de: ({ file }) => `Die Datei ${file} gibt es nicht, oder sie ist nicht lesbar.`,
    en: ({ file }) => `The file ${file} does not exist or cannot be read.`,
  },
  'import.wrong-encoding': {
    status: 422,
    de: ({ file, at }) =>
      `${file} ist kein UTF-8 (Stelle ${at}). Ist es ISO-8859-1, geben Sie --encoding iso-8859-1 an. Es wurde nichts übernommen.`,
    en: ({ file, at }) =>
      `${file} is not UTF-8 (near byte ${at}). If it is ISO-8859-1, add --encoding iso-8859-1. Nothing was imported.`,
  },
  'import.no-columns': {
    status: 422,
    de: ({ file, columns }) => `In ${file} fehlen Spalten: ${columns}. Es wurde nichts übernommen.`,
    en: ({ file, columns }) => `${file} lacks columns: ${columns}. Nothing was imported.`,
  },
  'import.broken-csv': {
    status: 422,
    de: ({ file, line, why }) =>
      `${file} ist in Zeile ${line} beschädigt oder abgeschnitten (${why}). Es wurde nichts übernommen.`,
    en: ({ file, line, why }) => `${file} is damaged or cut off at line ${line} (${why}). Nothing was imported.`,
  },
  'import.broken-xml': {
    status: 422,
    de: ({ file, line, why }) =>
      `${file} ist in Zeile ${line} beschädigt oder abgeschnitten (${why}). Es wurde nichts übernommen.`,
    en: ({ file, line, why }) => `${file} is damaged or cut off at line ${line} (${why}). Nothing was imported.`,
  },
  'import.doctype': {
    status: 422,
    de: ({ file }) =>
      `${file} bringt eine DTD oder eigene Entitäten mit; das ist nicht erlaubt. Es wurde nichts übernommen.`,
    en: ({ file }) => `${file} brings a DTD or entities of its own; that is not allowed. Nothing was imported.`,
  },
  'import.wrong-namespace': {
    status: 422,
    de: ({ file, namespace }) =>
      `${file} ist keine XZuFi-Nachricht der Version 2.1 bis 2.3 (Namensraum ${namespace}). Es wurde nichts übernommen.`,
    en: ({ file, namespace }) =>
      `${file} is no XZuFi message of version 2.1 to 2.3 (namespace ${namespace}). Nothing was imported.`,
  },
  'import.too-many-deletions': {
    status: 422,
    de: ({ file, count, known }) =>
      `${file} würde ${count} von ${known} bekannten Einträgen löschen. Ist das gewollt, geben Sie --allow-deletions an. Es wurde nichts übernommen.`,
    en: ({ file, count, known }) =>
      `${file} would delete ${count} of ${known} known entries. If that is meant, add --allow-deletions. Nothing was imported.`,
  },
  'import.empty': {
    status: 422,
    de: ({ file }) => `In ${file} steht nichts, was sich übernehmen lässt. Es wurde nichts geändert.`,
    en: ({ file }) => `${file} holds nothing that could be imported. Nothing was changed.`,
  },
  'catalogue.unknown-service': {
    status: 404,
    de: 'Diese Leistung gibt es im Katalog nicht. Es wurde nichts geändert.',
    en: 'The catalogue has no such service. Nothing was changed.',
  },
  'catalogue.changed-meanwhile': {
    status: 409,
    de: 'Jemand anderes hat diesen Eintrag inzwischen geändert. Ihre Änderung ist nicht gespeichert. Bitte laden Sie die Seite neu und tragen Sie sie noch einmal ein.',
    en: 'Somebody else has changed this entry meanwhile. Your change is not saved. Please load the page again and enter it once more.',
  },
  'catalogue.check-asked': {
    status: 409,
    de: 'Um die Prüfung dieser Leistung ist schon gebeten. Die Bitte steht bei der Katalogpflege.',
    en: 'A check of this service has been asked for already. The request is with the editors of the catalogue.',
  },
  'catalogue.no-such-miss': {
    status: 404,
    de: 'Diese Suche steht nicht mehr auf der Liste. Vielleicht hat sie schon jemand erledigt.',
    en: 'This search is no longer on the list. Perhaps somebody has dealt with it.',
  },
  'fee.ends-before-it-begins': {
    status: 422,
    de: ({ number }) => `Gebühr ${number} endet, bevor sie beginnt. Bitte prüfen Sie die beiden Tage.`,
    en: ({ number }) => `Fee ${number} ends before it begins. Please check the two days.`,
  },
  'fee.twice-on-a-day': {
    status: 422,
    de: ({ number }) =>
      `Gebühr ${number} gilt an Tagen, an denen schon eine andere reguläre Gebühr gilt. Bitte beenden Sie die alte am Tag davor.`,
    en: ({ number }) =>
      `Fee ${number} is valid on days on which another regular fee is valid already. Please end the old one the day before.`,
  },
  'responsibility.office-twice': {
    status: 422,
    de: 'Zwei Stellen haben dasselbe Kürzel. Bitte geben Sie einer ein anderes.',
    en: 'Two offices have the same short name. Please give one of them another.',
  },
  'responsibility.office-unknown': {
    status: 422,
    de: 'Eine Zuständigkeit nennt eine Stelle, die es nicht gibt. Bitte ändern Sie zuerst die Zuständigkeit.',
    en: 'A responsibility names an office that does not exist. Please change the responsibility first.',
  },
  'responsibility.ends-before-it-begins': {
    status: 422,
    de: 'Die Zuständigkeit endet, bevor sie beginnt. Bitte prüfen Sie die beiden Tage.',
    en: 'The responsibility ends before it begins. Please check the two days.',
  },
  'responsibility.rule-twice': {
    status: 422,
    de: 'Für dieselbe Leistung und denselben Ort ist in dieser Zeit schon eine Stelle zuständig. Bitte beenden Sie die alte Zuständigkeit am Tag davor.',
    en: 'For the same service and place another office is responsible in this time. Please end the old responsibility the day before.',
  },
});

/** Names of database constraints and the refusal each stands for. */
export const constraints = { catalogue_task_one_open: 'catalogue.check-asked' } as const;
