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
});
