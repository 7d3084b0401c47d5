import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  de: {
    title: 'Dokument prüfen',
    lead: 'Sie haben ein Dokument von uns vor sich? Hier sehen Sie, ob es echt ist und noch gilt.',
    code: 'Prüfcode',
    codeHint: 'Er steht auf dem Dokument und hat 16 Zeichen, zum Beispiel HK4M-7PXW-29CD-RT3V.',
    holder: 'Familienname auf dem Dokument',
    holderHint: 'Wenn Sie ihn eingeben, sagen wir Ihnen, ob das Dokument auf diesen Namen ausgestellt ist.',
    file: 'PDF-Datei des Dokuments',
    fileHint: 'Mit der Datei prüfen wir, ob kein Zeichen geändert wurde. Wir speichern sie nicht.',
    check: 'Prüfen',
    valid: 'Dieses Dokument ist echt und gilt',
    revoked: 'Dieses Dokument gilt nicht mehr',
    revokedText: (date: string) => `Wir haben es am ${date} zurückgezogen. Bitte verlassen Sie sich nicht darauf.`,
    unknown: 'Dieses Dokument kennen wir nicht',
    unknownText:
      'Zu diesem Prüfcode haben wir kein Dokument ausgestellt. Vergleichen Sie ihn bitte mit dem Dokument. Stimmt er, dann ist das Dokument nicht von uns.',
    altered: 'Diese Datei ist nicht das Dokument, das wir ausgestellt haben',
    alteredText:
      'Der Prüfcode gehört zu einem echten Dokument. Diese Datei ist aber nicht dieselbe: Sie wurde geändert, neu gespeichert oder eingescannt. Verlassen Sie sich nicht auf ihren Inhalt.',
    alteredNoCode:
      'Diese Datei haben wir so nicht ausgestellt. Vielleicht wurde sie geändert, neu gespeichert oder eingescannt. Geben Sie bitte auch den Prüfcode ein.',
    slowed: 'Bitte warten Sie etwas',
    slowedText: (minutes: number) =>
      minutes === 1
        ? 'Von hier kamen viele falsche Prüfcodes. In einer Minute können Sie weiter prüfen.'
        : `Von hier kamen viele falsche Prüfcodes. In ${minutes} Minuten können Sie weiter prüfen.`,
    kind: 'Art des Dokuments',
    issued: 'Ausgestellt am',
    by: 'Ausgestellt von',
    fileSame: 'Datei',
    fileSameText: 'unverändert, Zeichen für Zeichen',
    name: 'Familienname',
    nameSame: 'stimmt mit dem Dokument überein',
    nameOther: 'stimmt nicht: Das Dokument ist auf einen anderen Namen ausgestellt',
    compare: 'Vergleichen Sie bitte, ob Art und Datum auf dem Papier dieselben sind.',
    nothingElse: 'Mehr zeigen wir hier nicht: Was in dem Dokument steht, sieht nur, wer es in der Hand hat.',
  },
  en: {
    title: 'Check a document',
    lead: 'Do you have a document of ours in front of you? Here you see whether it is genuine and still valid.',
    code: 'Verification code',
    codeHint: 'It is printed on the document and has 16 characters, for example HK4M-7PXW-29CD-RT3V.',
    holder: 'Family name on the document',
    holderHint: 'If you enter it, we tell you whether the document was issued for this name.',
    file: 'PDF file of the document',
    fileHint: 'With the file we check that no character was changed. We do not store it.',
    check: 'Check',
    valid: 'This document is genuine and valid',
    revoked: 'This document is no longer valid',
    revokedText: (date: string) => `We withdrew it on ${date}. Please do not rely on it.`,
    unknown: 'We do not know this document',
    unknownText:
      'We have issued no document with this verification code. Please compare it with the document. If it is the same, the document is not from us.',
    altered: 'This file is not the document that we issued',
    alteredText:
      'The verification code belongs to a genuine document. But this file is not the same: it was changed, saved anew or scanned. Do not rely on what it says.',
    alteredNoCode:
      'We did not issue this file as it is. Perhaps it was changed, saved anew or scanned. Please enter the verification code too.',
    slowed: 'Please wait a little',
    slowedText: (minutes: number) =>
      minutes === 1
        ? 'Many wrong verification codes came from here. You can go on in one minute.'
        : `Many wrong verification codes came from here. You can go on in ${minutes} minutes.`,
    kind: 'Kind of document',
    issued: 'Issued on',
    by: 'Issued by',
    fileSame: 'File',
    fileSameText: 'unchanged, character by character',
    name: 'Family name',
    nameSame: 'is that of the document',
    nameOther: 'is not right: the document was issued for another name',
    compare: 'Please compare whether kind and date on the paper are the same.',
    nothingElse: 'We show no more here: only who holds the document sees what it says.',
  },
});
