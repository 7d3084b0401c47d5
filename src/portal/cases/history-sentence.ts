import { type HistoryEntry, historySentence } from '#domain/cases/index.ts';
import { formatRange } from '#platform/i18n/format.ts';
import { defineMessages, type Lang } from '#platform/i18n/messages.ts';

type Data = HistoryEntry['data'];
type Sentence = string | ((data: Data) => string);

const text = (data: Data, key: string): string => (typeof data[key] === 'string' ? data[key] : '');
const pick = (table: Readonly<Record<string, string>>, code: string, otherwise: string) => table[code] ?? otherwise;

function window(lang: Lang, data: Data): string {
  const [from, to] = [text(data, 'windowStart'), text(data, 'windowEnd')];
  return from && to ? formatRange(lang, from, to) : '';
}

/** Lines of the history for entries above the cases: visits, applications, notices. */
const sentences = defineMessages({
  de: {
    'visit.requested': 'Ein Hausbesuch wurde angefragt.',
    'group-date.requested': 'Ein Sammeltermin wurde angefragt.',
    'group-date.resident-added': 'Eine Person kam auf die Liste.',
    'group-date.resident-removed': 'Eine Person wurde von der Liste genommen.',
    'group-date.list-closing': 'Die Liste schließt bald.',
    'need.decided': (data: Data) =>
      pick(
        {
          granted: 'Entschieden: Der Hausbesuch ist möglich.',
          refused: 'Entschieden: Der Hausbesuch ist nicht möglich.',
          unclear: 'Für die Entscheidung fehlt uns noch etwas von Ihnen.',
        },
        text(data, 'result'),
        'Über den Hausbesuch wurde entschieden.',
      ),
    'visit.to-plan': (data: Data) =>
      text(data, 'purpose') === 'hand-over'
        ? 'Für die Übergabe suchen wir einen Termin.'
        : 'Wir suchen einen Termin für den Besuch.',
    'visit.planned': (data: Data) => `Termin: ${window('de', data)}`,
    'visit.moved': (data: Data) => `Neuer Termin: ${window('de', data)}`,
    'visit.unplanned': 'Der Termin gilt nicht mehr. Wir suchen einen neuen.',
    'visit.cancelled': 'Der Besuch wurde abgesagt.',
    'visit.other-time-asked': 'Eine andere Zeit wurde gewünscht.',
    'visit.reminder-due': 'Wir haben an den Besuch erinnert.',
    'visit.arrived': 'Das Team ist angekommen.',
    'visit.person-identified': 'Die Identität wurde geprüft.',
    'visit.consent-recorded': 'Die Einwilligung wurde festgehalten.',
    'visit.service-recorded': (data: Data) =>
      data.done === false ? 'Eine Leistung ging beim Besuch nicht.' : 'Eine Leistung wurde beim Besuch erledigt.',
    'visit.person-finished': (data: Data) => outcomes.de(text(data, 'outcome')),
    'visit.finished': 'Der Besuch ist zu Ende.',
    'visit.receipt-issued': 'Ein Beleg wurde ausgestellt.',
    'payment.requested': 'Eine Zahlung wurde angefordert.',
    'payment.started': 'Sie haben eine Zahlung begonnen.',
    'payment.paid': 'Die Zahlung ist angekommen.',
    'payment.failed': 'Eine Zahlung hat nicht geklappt.',
    'payment.cancelled': 'Eine Zahlung wurde abgebrochen.',
    'payment.expired': 'Eine Zahlung wurde nicht abgeschlossen.',
    'payment.paid-twice': 'Es wurde zu viel bezahlt. Wir erstatten den Betrag.',
    'payment.overdue': 'Wir haben an eine Zahlung erinnert.',
    'payment.dropped': 'Eine Zahlung ist nicht mehr nötig.',
    'application.opened': 'Ein Antrag wurde angelegt.',
    'application.delivered': 'Der Antrag ist bei der zuständigen Stelle angekommen.',
    'application.refused': 'Die zuständige Stelle hat den Antrag nicht angenommen. Wir kümmern uns darum.',
    'application.submitted': 'Sie haben den Antrag gesendet.',
    'application.released': 'Der Antrag ist bezahlt und geht in die Bearbeitung.',
    'application.contradicts': 'Angaben passen nicht zum Melderegister. Wir klären das.',
    'application.sent-again': 'Wir haben den Antrag noch einmal gesendet.',
    'application.approved': 'Der Antrag wurde bewilligt.',
    'application.declined': 'Der Antrag wurde abgelehnt.',
    'application.withdrawn': 'Der Antrag wurde zurückgezogen.',
    'document.issued': 'Ihr Dokument wurde ausgestellt.',
    'document.revoked': 'Ein Dokument wurde zurückgezogen und gilt nicht mehr.',
    'notice.sent': 'Wir haben Ihnen eine E-Mail geschickt.',
    'notice.to-print': 'Ein Brief an Sie wird gedruckt.',
    'notice.printed': 'Ein Brief an Sie ist in der Post.',
    'notice.to-call': 'Ein Anruf bei Ihnen ist vorgesehen.',
    'notice.called': 'Wir haben Sie angerufen.',
  } satisfies Record<string, Sentence>,
  en: {
    'visit.requested': 'A home visit was asked for.',
    'group-date.requested': 'A group date was asked for.',
    'group-date.resident-added': 'A person was put on the list.',
    'group-date.resident-removed': 'A person was taken off the list.',
    'group-date.list-closing': 'The list closes soon.',
    'need.decided': (data: Data) =>
      pick(
        {
          granted: 'Decided: the home visit is possible.',
          refused: 'Decided: the home visit is not possible.',
          unclear: 'To decide we still need something from you.',
        },
        text(data, 'result'),
        'It was decided about the home visit.',
      ),
    'visit.to-plan': (data: Data) =>
      text(data, 'purpose') === 'hand-over'
        ? 'We are looking for a date for the hand-over.'
        : 'We are looking for a date for the visit.',
    'visit.planned': (data: Data) => `Date: ${window('en', data)}`,
    'visit.moved': (data: Data) => `New date: ${window('en', data)}`,
    'visit.unplanned': 'The date is no longer valid. We are looking for a new one.',
    'visit.cancelled': 'The visit was cancelled.',
    'visit.other-time-asked': 'Another time was asked for.',
    'visit.reminder-due': 'We reminded you of the visit.',
    'visit.arrived': 'The crew has arrived.',
    'visit.person-identified': 'The identity was checked.',
    'visit.consent-recorded': 'The consent was recorded.',
    'visit.service-recorded': (data: Data) =>
      data.done === false ? 'A service was not possible at the visit.' : 'A service was done at the visit.',
    'visit.person-finished': (data: Data) => outcomes.en(text(data, 'outcome')),
    'visit.finished': 'The visit is over.',
    'visit.receipt-issued': 'A receipt was issued.',
    'payment.requested': 'A payment was asked for.',
    'payment.started': 'You began a payment.',
    'payment.paid': 'The payment has arrived.',
    'payment.failed': 'A payment did not work.',
    'payment.cancelled': 'A payment was cancelled.',
    'payment.expired': 'A payment was not finished.',
    'payment.paid-twice': 'Too much was paid. We refund the amount.',
    'payment.overdue': 'We reminded you of a payment.',
    'payment.dropped': 'A payment is no longer needed.',
    'application.opened': 'An application was made.',
    'application.delivered': 'The application has reached the responsible office.',
    'application.refused': 'The responsible office did not accept the application. We are taking care of it.',
    'application.submitted': 'You sent the application.',
    'application.released': 'The application has been paid for and is being dealt with.',
    'application.withdrawn': 'The application was withdrawn.',
    'application.contradicts': 'Details do not match the register of residents. We are clearing this up.',
    'application.sent-again': 'We sent the application once more.',
    'application.approved': 'The application was approved.',
    'application.declined': 'The application was declined.',
    'document.issued': 'Your document was issued.',
    'document.revoked': 'A document was withdrawn and is no longer valid.',
    'notice.sent': 'We sent you an e-mail.',
    'notice.to-print': 'A letter to you is being printed.',
    'notice.printed': 'A letter to you is in the post.',
    'notice.to-call': 'We will call you.',
    'notice.called': 'We called you.',
  },
});

const outcomes = {
  de: (outcome: string) =>
    pick(
      {
        done: 'Beim Besuch wurde alles erledigt.',
        partly: 'Beim Besuch wurde ein Teil erledigt.',
        'nobody-home': 'Beim Besuch wurde niemand angetroffen.',
        'not-able': 'Beim Besuch war es nicht möglich.',
        refused: 'Der Besuch wurde an der Tür abgelehnt.',
        moved: 'Die Person ist verzogen.',
        deceased: 'Die Person ist verstorben.',
      },
      outcome,
      'Der Besuch ist zu Ende.',
    ),
  en: (outcome: string) =>
    pick(
      {
        done: 'Everything was done at the visit.',
        partly: 'Part of it was done at the visit.',
        'nobody-home': 'Nobody was found at the visit.',
        'not-able': 'It was not possible at the visit.',
        refused: 'The visit was declined at the door.',
        moved: 'The person has moved away.',
        deceased: 'The person has died.',
      },
      outcome,
      'The visit is over.',
    ),
};

/** What a line of the history says; `undefined` for an entry that has no words for the resident. */
export function sentenceOf(lang: Lang, entry: HistoryEntry): string | undefined {
  const own = historySentence(lang, entry);
  if (own !== undefined) return own;
  const table: Readonly<Record<string, Sentence>> = sentences[lang];
  const found = table[entry.type];
  return typeof found === 'function' ? found(entry.data) : found;
}
