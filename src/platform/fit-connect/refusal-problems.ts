import type { EventProblem } from './security-event.ts';

/**
 * Why a submission or reply is not taken, in the words the delivery service's documentation lists for rejecting events
 * ("Einreichung überprüfen"). Type and instance are exact, the sentences are ours.
 */
const sentences = {
  'invalid-event-log': ['Ungültiges Ereignisprotokoll', 'Das Ereignisprotokoll des Vorgangs ist nicht gültig.'],
  'missing-authentication-tags': [
    'Authentication-Tags fehlen',
    'Das Ereignis der Absendung nennt keine Authentication-Tags.',
  ],
  'incorrect-authentication-tag': [
    'Authentication-Tag ungültig',
    'Der Authentication-Tag stimmt nicht mit dem der Absendung überein.',
  ],
  'encryption-issue': ['Entschlüsselungsfehler', 'Der Inhalt konnte nicht entschlüsselt werden.'],
  'syntax-violation': ['Syntaxfehler', 'Der Inhalt ist kein gültiges Dokument seines Formats.'],
  'missing-schema': ['Schema-Angabe fehlt', 'Der Inhalt nennt sein Schema nicht.'],
  'unsupported-schema': ['Schema nicht unterstützt', 'Dieses Schema wird hier nicht angenommen.'],
  'schema-violation': ['Schema-Fehler', 'Der Inhalt entspricht seinem Schema nicht.'],
  'unsupported-service': [
    'Verwaltungsleistung nicht angeboten',
    'Diese Verwaltungsleistung wird hier nicht angenommen.',
  ],
  'attachments-mismatch': [
    'Anlagen stimmen nicht überein',
    'Angekündigte, genannte und übermittelte Anlagen sind nicht dieselben.',
  ],
  'missing-data': ['Fachdaten fehlen', 'Die Einreichung enthält keine Fachdaten.'],
  'missing-attachment': ['Anlage fehlt', 'Eine genannte Anlage ist nicht abrufbar.'],
  'hash-mismatch': ['Prüfsumme stimmt nicht', 'Der Inhalt stimmt nicht mit der Prüfsumme in den Metadaten überein.'],
  'unsupported-reply-channel': [
    'Rückkanal nicht unterstützt',
    'Der gewünschte Rückkanal kann hier nicht bedient werden.',
  ],
} as const satisfies Readonly<Record<string, readonly [title: string, detail: string]>>;
export type RefusalCode = keyof typeof sentences;

/** `where`: `submission`, `reply`, `metadata`, `data` or `attachment:<id>`. */
export function refusalProblem(code: RefusalCode, where: string): EventProblem {
  const [title, detail] = sentences[code];
  return { type: `https://schema.fitko.de/fit-connect/events/problems/${code}`, title, detail, instance: where };
}

/** The code of a problem somebody else named; one we do not know is told as such. */
export function codeOfProblem(problem: EventProblem): RefusalCode | 'other-problem' {
  const last = problem.type.split('/').at(-1);
  const known: readonly string[] = Object.keys(sentences);
  return isCode(last, known) ? last : 'other-problem';
}

function isCode(text: string | undefined, known: readonly string[]): text is RefusalCode {
  return text !== undefined && known.includes(text);
}
