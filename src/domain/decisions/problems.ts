import { defineProblems } from '#platform/commands/problems.ts';

export const { texts: decisionProblems, refuse } = defineProblems({
  'decision.unsound': {
    status: 422,
    de: ({ at }) => `Die Tabelle lässt sich so nicht auswerten (Zeile ${at}). Es gilt weiter, was bisher galt.`,
    en: ({ at }) => `The table cannot be evaluated like this (row ${at}). What counted before still counts.`,
  },
  'decision.other-facts': {
    status: 422,
    de: 'Die Tabelle verlangt andere Angaben, als das Programm kennt. Es gilt weiter, was bisher galt.',
    en: 'The table asks for other facts than the program knows. What counted before still counts.',
  },
  'decision.open-findings': {
    status: 422,
    de: 'Die Prüfung hat Lücken, Überschneidungen oder nie erreichte Zeilen gefunden. Bitte ändern Sie die Tabelle, oder bestätigen Sie, dass es so sein soll.',
    en: 'The check has found gaps, overlaps or rows that are never reached. Please change the table, or confirm that it is meant to be so.',
  },
  'decision.starts-in-the-past': {
    status: 422,
    de: 'Eine Fassung kann nicht rückwirkend gelten. Bitte wählen Sie heute oder einen späteren Tag.',
    en: 'A version cannot count in the past. Please choose today or a later day.',
  },
  'decision.changed-meanwhile': {
    status: 409,
    de: 'Jemand anderes hat die Tabelle inzwischen geändert. Ihre Änderung ist nicht gespeichert. Bitte laden Sie die Seite neu.',
    en: 'Somebody else has changed the table meanwhile. Your change is not saved. Please load the page again.',
  },
});
