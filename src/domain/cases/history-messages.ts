import { defineMessages, type Lang } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { type CasePhase, caseOutcomes, caseStates, phaseOf } from './rules.ts';

/** What a line of the history says, for the entries this slice writes and a person may read. */
const history = defineMessages({
  de: {
    'case.opened': 'Wir haben Ihr Anliegen erhalten.',
    'case.state-changed': (phase: string) => `Neuer Stand: ${phase}.`,
    'case.state-confirmed': 'Der Stand wurde bestätigt.',
    'case.responsibility-changed': (to: string) =>
      to === 'accepted' ? 'Die Zuständigkeit ist übernommen.' : 'Die Zuständigkeit hat sich geändert.',
    'case.withdrawn': 'Das Anliegen wurde zurückgenommen.',
    'case.objection-raised': 'Ein Widerspruch ist eingegangen.',
    'case.objection-decided': (result: string) =>
      result === 'upheld'
        ? 'Dem Widerspruch wurde stattgegeben. Der Vorgang geht weiter.'
        : 'Der Widerspruch wurde zurückgewiesen.',
    'case.message-written': (direction: string) =>
      direction === 'to-office' ? 'Eine Nachricht an uns ist eingegangen.' : 'Wir haben Ihnen geschrieben.',
    'case.note-written': 'Eine interne Notiz wurde geschrieben.',
    'case.paper-attached': 'Eine Unterlage wurde hinzugefügt.',
    'case.contact-corrected': 'Die Kontaktdaten wurden geändert.',
    'case.email-change-asked': 'Eine neue E-Mail-Adresse wurde angegeben. Sie gilt, sobald sie bestätigt ist.',
    'case.email-token-issued': 'Die Bitte um Bestätigung der E-Mail-Adresse wurde verschickt.',
    'case.email-proven': 'Die neue E-Mail-Adresse ist bestätigt.',
    'case.contact-read': 'Die Kontaktdaten wurden angesehen.',
    'case.person-corrected': 'Angaben zur Person wurden berichtigt.',
    'case.personal-data-erased': 'Die personenbezogenen Daten wurden gelöscht.',
    'case.added-to-list': 'Das Anliegen wurde in die Liste eines Nutzerkontos aufgenommen.',
    'case.removed-from-list': 'Das Anliegen wurde aus der Liste eines Nutzerkontos genommen.',
    'promise.made': (kind: string) => `Zugesagt: ${kind}.`,
    'promise.kept': (kind: string) => `Zusage eingehalten: ${kind}.`,
    'promise.broken': (kind: string) => `Zusage nicht eingehalten: ${kind}. Das tut uns leid.`,
    'promise.released': (kind: string) => `Zusage nicht mehr nötig: ${kind}.`,
    'task.opened': (kind: string) => `Aufgabe angelegt: ${kind}.`,
    'task.finished': (kind: string) => `Aufgabe erledigt: ${kind}.`,
    'task.dropped': (kind: string) => `Aufgabe nicht mehr nötig: ${kind}.`,
  },
  en: {
    'case.opened': 'We have received your request.',
    'case.state-changed': (phase: string) => `New state: ${phase}.`,
    'case.state-confirmed': 'The state has been confirmed.',
    'case.responsibility-changed': (to: string) =>
      to === 'accepted' ? 'Responsibility has been accepted.' : 'Responsibility has changed.',
    'case.withdrawn': 'The request has been withdrawn.',
    'case.objection-raised': 'An objection has been raised.',
    'case.objection-decided': (result: string) =>
      result === 'upheld' ? 'The objection has been upheld. The case goes on.' : 'The objection has been rejected.',
    'case.message-written': (direction: string) =>
      direction === 'to-office' ? 'A message to us has come in.' : 'We have written to you.',
    'case.note-written': 'An internal note has been written.',
    'case.paper-attached': 'A paper has been added.',
    'case.contact-corrected': 'The contact data has been changed.',
    'case.email-change-asked': 'A new e-mail address has been given. It counts as soon as it is confirmed.',
    'case.email-token-issued': 'The request to confirm the e-mail address has been sent.',
    'case.email-proven': 'The new e-mail address is confirmed.',
    'case.contact-read': 'The contact data has been looked at.',
    'case.person-corrected': 'Details of the person were corrected.',
    'case.personal-data-erased': 'The personal data has been erased.',
    'case.added-to-list': 'The request was put into the list of a citizen’s account.',
    'case.removed-from-list': 'The request was taken off the list of a citizen’s account.',
    'promise.made': (kind: string) => `We have promised: ${kind}.`,
    'promise.kept': (kind: string) => `Promise kept: ${kind}.`,
    'promise.broken': (kind: string) => `Promise not kept: ${kind}. We are sorry.`,
    'promise.released': (kind: string) => `Promise no longer needed: ${kind}.`,
    'task.opened': (kind: string) => `Task opened: ${kind}.`,
    'task.finished': (kind: string) => `Task done: ${kind}.`,
    'task.dropped': (kind: string) => `Task no longer needed: ${kind}.`,
  },
});

/** The sentence of a journal entry of this slice; `undefined` for entries of others. */
export function historySentence(
  lang: Lang,
  entry: { type: string; data: Readonly<Record<string, unknown>> },
): string | undefined {
  const table: Readonly<Record<string, string | ((word: string) => string)>> = history[lang];
  const text = table[entry.type];
  if (text === undefined || typeof text === 'string') return text;
  return text(wordOf(lang, entry));
}

function wordOf(lang: Lang, { type, data }: { type: string; data: Readonly<Record<string, unknown>> }): string {
  const words = messages[lang];
  const code = (key: string) => (typeof data[key] === 'string' ? data[key] : '');
  const named = (table: Readonly<Record<string, string>>, key: string) => table[code(key)] ?? code(key);
  switch (type) {
    case 'case.state-changed':
      return words.phase[phaseFrom(code('to'), code('outcome'))].word;
    case 'case.responsibility-changed':
      return code('to');
    case 'case.objection-decided':
      return code('result');
    case 'case.message-written':
      return code('direction');
    default:
      return type.startsWith('task.') ? named(words.task, 'kind') : named(words.promise, 'kind');
  }
}

function phaseFrom(to: string, ended: string): CasePhase {
  const state = caseStates.find((known) => known === to) ?? 'received';
  return phaseOf(state, caseOutcomes.find((known) => known === ended) ?? null);
}
