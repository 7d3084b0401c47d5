import { defineProblems } from '#platform/commands/problems.ts';

export const { texts: documentProblems, refuse } = defineProblems({
  'document.unknown': {
    status: 404,
    de: 'Dieses Dokument gibt es nicht.',
    en: 'There is no such document.',
  },
  'document.issued-already': {
    status: 409,
    de: 'Dieses Dokument ist schon ausgestellt. Es wurde nichts geändert.',
    en: 'This document has been issued already. Nothing was changed.',
  },
  'document.revoked-already': {
    status: 409,
    de: 'Dieses Dokument ist schon zurückgezogen.',
    en: 'This document has been withdrawn already.',
  },
  'document-code.missing': {
    status: 422,
    de: 'Geben Sie den Prüfcode vom Dokument ein, oder wählen Sie die PDF-Datei aus.',
    en: 'Enter the verification code of the document, or choose the PDF file.',
  },
  'document-code.invalid': {
    status: 422,
    de: 'Das ist kein vollständiger Prüfcode. Er hat 16 Zeichen. Vergleichen Sie ihn bitte Zeichen für Zeichen mit dem Dokument.',
    en: 'This is not a whole verification code. It has 16 characters. Please compare it with the document character by character.',
  },
});
