import { historySentence, wordFor } from '#domain/cases/index.ts';
import type { PublicService } from '#domain/catalogue/index.ts';
import { defineMessages, type Lang } from '#platform/i18n/messages.ts';
import { serviceName } from '../services.ts';
import { taskWord } from '../work-words.ts';
import { phaseWord } from './phase-word.ts';
import { messages as words } from './procedure-messages.ts';

/** Lines of the history that other capabilities write. `what` is a service, a way or an outcome in words. */
const messages = defineMessages({
  de: {
    entries: {
      'visit.requested': 'Besuch zu Hause angefragt.',
      'group-date.requested': 'Sammeltermin angefragt.',
      'group-date.resident-added': 'Eine Person auf die Liste gesetzt.',
      'group-date.resident-removed': 'Eine Person von der Liste genommen.',
      'group-date.list-closing': 'Die Einrichtung an die Liste erinnert.',
      'need.decided': 'Über den Besuch entschieden: {what}.',
      'visit.to-plan': 'Ein Besuch ist zu planen.',
      'visit.planned': 'Besuch eingeplant.',
      'visit.moved': 'Besuch verlegt.',
      'visit.unplanned': 'Besuch aus dem Plan genommen.',
      'visit.cancelled': 'Besuch abgesagt.',
      'visit.reminder-due': 'An den Besuch erinnert.',
      'visit.other-time-asked': 'Ein anderer Termin wurde gewünscht.',
      'visit.arrived': 'Das Team ist angekommen.',
      'visit.person-identified': 'Die Person wurde erkannt.',
      'visit.consent-recorded': 'Die Einwilligung wurde festgehalten.',
      'visit.service-recorded': 'Leistung beim Besuch: {what}.',
      'visit.person-finished': 'Besuch bei der Person beendet: {what}.',
      'visit.finished': 'Besuch beendet: {what}.',
      'visit.receipt-issued': 'Beleg übergeben.',
      'visit.nothing-to-cancel': 'Es war kein Besuch abzusagen.',
      'visit.left-list': 'Von der Liste genommen.',
      'payment.requested': 'Zahlung angefordert.',
      'payment.begun': 'Zahlung wird beim Bezahldienst angelegt.',
      'payment.started': 'Zahlung begonnen.',
      'payment.check-due': 'Beim Bezahldienst nachgefragt.',
      'payment.paid': 'Zahlung angekommen.',
      'payment.failed': 'Zahlung hat nicht geklappt.',
      'payment.cancelled': 'Zahlung abgebrochen.',
      'payment.expired': 'Zahlung nicht abgeschlossen.',
      'payment.paid-twice': 'Zu viel bezahlt, zu erstatten.',
      'payment.try-ended': 'Weiterer Zahlungsversuch ohne Geld beendet.',
      'payment.overdue': 'Zahlung nicht fristgerecht, erinnert.',
      'payment.dropped': 'Zahlung gestrichen.',
      'application.opened': 'Antrag angelegt: {what}.',
      'application.released': 'Antrag bezahlt, die Bearbeitung beginnt: {what}.',
      'application.withdrawn': 'Antrag zurückgenommen: {what}.',
      'application.none-to-withdraw': 'Es war kein Antrag zurückzunehmen.',
      'application.settled': 'Nichts mehr offen.',
      'application.answers-erased': 'Die Angaben im Antrag wurden gelöscht.',
      'application.delivered': 'Antrag zugestellt: {what}.',
      'application.refused': 'Antrag vom Fachverfahren abgelehnt: {what}.',
      'application.set-aside': 'Antrag nicht zugestellt, liegt bei der Sachbearbeitung: {what}.',
      'application.sent-again': 'Antrag noch einmal gesendet: {what}.',
      'application.submitted': 'Antrag gesendet: {what}.',
      'application.contradicts': 'Angaben passen nicht zum Register: {what}.',
      'application.approved': 'Antrag bewilligt: {what}.',
      'application.declined': 'Antrag abgelehnt: {what}.',
      'register.asked': 'Das Melderegister gefragt.',
      'register.answered': 'Das Melderegister hat geantwortet.',
      'register.questions-forgotten': 'Fragen an das Melderegister gelöscht.',
      'document.issued': 'Dokument ausgestellt.',
      'document.revoked': 'Dokument zurückgezogen.',
      'fit-connect.announced': 'FIT-Connect: Einreichung angekündigt.',
      'fit-connect.uploaded': 'FIT-Connect: Anlage übertragen.',
      'fit-connect.sealed': 'FIT-Connect: Einreichung verschlüsselt.',
      'fit-connect.submitted': 'FIT-Connect: Einreichung übergeben.',
      'fit-connect.abandoned': 'FIT-Connect: Einreichung verworfen, sie wird neu begonnen.',
      'fit-connect.accepted': 'FIT-Connect: vom Empfänger angenommen.',
      'fit-connect.rejected': 'FIT-Connect: vom Empfänger zurückgewiesen.',
      'fit-connect.doubted': 'FIT-Connect: Die Antwort lässt sich nicht prüfen.',
      'fit-connect.taken': 'FIT-Connect: Einreichung übernommen.',
      'fit-connect.reply-sealed': 'FIT-Connect: Nachricht verschlüsselt.',
      'fit-connect.reply-submitted': 'FIT-Connect: Nachricht an den Absender übergeben.',
      'fit-connect.reply-seen': 'FIT-Connect: Eine Nachricht liegt bereit.',
      'fit-connect.reply-taken': 'FIT-Connect: Nachricht übernommen.',
      'fit-connect.reply-turned-down': 'FIT-Connect: Nachricht zurückgewiesen, sie war nicht echt oder nicht lesbar.',
      'fit-connect.reply-answered': 'FIT-Connect: Der Absender der Nachricht weiß Bescheid.',
      'notice.sent': 'Bescheid gegeben: {what}.',
      'notice.to-print': 'Brief liegt zum Drucken bereit.',
      'notice.to-call': 'Anruf steht auf der Liste.',
      'notice.printed': 'Brief gedruckt und abgeschickt.',
      'notice.called': 'Angerufen: {what}.',
      'notice.skipped': 'Keine Nachricht gewünscht.',
      'notice.overtaken': 'Anruf nicht mehr nötig.',
      'delivery.set-aside': 'Etwas konnte nicht zugestellt werden und liegt auf der Liste.',
      'delivery.retried': 'Zustellung noch einmal angestoßen.',
      'delivery.settled': 'Zustellung von Hand erledigt.',
      'conflict.settled': 'Eine Abweichung aus dem Außendienst wurde geklärt.',
      'kit.added': 'Koffer erfasst.',
      'kit.checked': 'Koffer geprüft.',
      'kit.consumable-voided': 'Vordruck entwertet.',
      'kit.consumables-added': 'Vordrucke eingelegt.',
      'kit.returned': 'Koffer zurückgegeben.',
      'kit.taken-out': 'Koffer übernommen.',
      'tour.created': 'Tour angelegt.',
      'tour.started': 'Tour begonnen.',
      'tour.finished': 'Tour beendet.',
      'tour.cancelled': 'Tour abgesagt.',
      'vehicle.added': 'Fahrzeug erfasst.',
      'device.enrolled': 'Gerät angemeldet.',
      'device.locked': 'Gerät gesperrt.',
    },
    opened: 'Anliegen eingegangen.',
    writtenTo: { 'to-office': 'Eine Nachricht der Person ist eingegangen.', other: 'Der Person geschrieben.' },
    state: (phase: string) => `Neuer Stand: ${phase}.`,
    taskOf: (task: string) => `Aufgabe: ${task}.`,
    taskDone: (task: string) => `Aufgabe erledigt: ${task}.`,
    taskDropped: (task: string) => `Aufgabe nicht mehr nötig: ${task}.`,
    called: { reached: 'erreicht', 'not-reached': 'nicht erreicht' },
    ways: { email: 'per E-Mail', letter: 'per Brief', call: 'per Anruf', none: 'keine Nachricht' },
    other: 'Eintrag im Verlauf.',
    done: 'erledigt',
    notDone: 'nicht erledigt',
  },
  en: {
    entries: {
      'visit.requested': 'Home visit requested.',
      'group-date.requested': 'Group date requested.',
      'group-date.resident-added': 'A person was put on the list.',
      'group-date.resident-removed': 'A person was taken off the list.',
      'group-date.list-closing': 'The institution was reminded of the list.',
      'need.decided': 'Decided about the visit: {what}.',
      'visit.to-plan': 'A visit is to be planned.',
      'visit.planned': 'Visit planned.',
      'visit.moved': 'Visit moved.',
      'visit.unplanned': 'Visit taken off the plan.',
      'visit.cancelled': 'Visit cancelled.',
      'visit.reminder-due': 'Reminded of the visit.',
      'visit.other-time-asked': 'Another time was asked for.',
      'visit.arrived': 'The crew arrived.',
      'visit.person-identified': 'The person was identified.',
      'visit.consent-recorded': 'The consent was recorded.',
      'visit.service-recorded': 'Service at the visit: {what}.',
      'visit.person-finished': 'Visit to the person ended: {what}.',
      'visit.finished': 'Visit ended: {what}.',
      'visit.receipt-issued': 'Receipt handed over.',
      'visit.nothing-to-cancel': 'There was no visit to cancel.',
      'visit.left-list': 'Taken off the list.',
      'payment.requested': 'Payment asked for.',
      'payment.begun': 'Payment is set up at the payment service.',
      'payment.started': 'Payment begun.',
      'payment.check-due': 'The payment service was asked.',
      'payment.paid': 'Payment arrived.',
      'payment.failed': 'Payment did not work.',
      'payment.cancelled': 'Payment cancelled.',
      'payment.expired': 'Payment not finished.',
      'payment.paid-twice': 'Too much paid, to be refunded.',
      'payment.try-ended': 'Another try to pay ended without money.',
      'payment.overdue': 'Payment overdue, reminded.',
      'payment.dropped': 'Payment dropped.',
      'application.opened': 'Application made: {what}.',
      'application.released': 'Application paid, work on it begins: {what}.',
      'application.withdrawn': 'Application withdrawn: {what}.',
      'application.none-to-withdraw': 'There was no application to withdraw.',
      'application.settled': 'Nothing open any more.',
      'application.answers-erased': 'The answers of the application were erased.',
      'application.delivered': 'Application delivered: {what}.',
      'application.refused': 'Application refused by the register: {what}.',
      'application.set-aside': 'Application not delivered, with the caseworkers: {what}.',
      'application.sent-again': 'Application sent once more: {what}.',
      'application.submitted': 'Application sent: {what}.',
      'application.contradicts': 'Details do not match the register: {what}.',
      'application.approved': 'Application approved: {what}.',
      'application.declined': 'Application declined: {what}.',
      'register.asked': 'The register of residents was asked.',
      'register.answered': 'The register of residents answered.',
      'register.questions-forgotten': 'Questions to the register of residents erased.',
      'document.issued': 'Document issued.',
      'document.revoked': 'Document withdrawn.',
      'fit-connect.announced': 'FIT-Connect: submission announced.',
      'fit-connect.uploaded': 'FIT-Connect: attachment transferred.',
      'fit-connect.sealed': 'FIT-Connect: submission encrypted.',
      'fit-connect.submitted': 'FIT-Connect: submission handed over.',
      'fit-connect.abandoned': 'FIT-Connect: submission dropped, it starts anew.',
      'fit-connect.accepted': 'FIT-Connect: accepted by the receiver.',
      'fit-connect.rejected': 'FIT-Connect: turned down by the receiver.',
      'fit-connect.doubted': 'FIT-Connect: the answer cannot be verified.',
      'fit-connect.taken': 'FIT-Connect: submission taken in.',
      'fit-connect.reply-sealed': 'FIT-Connect: message encrypted.',
      'fit-connect.reply-submitted': 'FIT-Connect: message handed over to the sender.',
      'fit-connect.reply-seen': 'FIT-Connect: a message is waiting.',
      'fit-connect.reply-taken': 'FIT-Connect: message taken in.',
      'fit-connect.reply-turned-down': 'FIT-Connect: message turned down, it was not genuine or not readable.',
      'fit-connect.reply-answered': 'FIT-Connect: the author of the message has been told.',
      'notice.sent': 'Told: {what}.',
      'notice.to-print': 'A letter is ready to print.',
      'notice.to-call': 'A call is on the list.',
      'notice.printed': 'Letter printed and posted.',
      'notice.called': 'Rung: {what}.',
      'notice.skipped': 'No message wanted.',
      'notice.overtaken': 'Call no longer needed.',
      'delivery.set-aside': 'Something could not be delivered and is on the list.',
      'delivery.retried': 'Delivery started once more.',
      'delivery.settled': 'Delivery settled by hand.',
      'conflict.settled': 'A difference from the field was settled.',
      'kit.added': 'Kit added.',
      'kit.checked': 'Kit checked.',
      'kit.consumable-voided': 'Blank voided.',
      'kit.consumables-added': 'Blanks added.',
      'kit.returned': 'Kit returned.',
      'kit.taken-out': 'Kit taken over.',
      'tour.created': 'Tour created.',
      'tour.started': 'Tour started.',
      'tour.finished': 'Tour ended.',
      'tour.cancelled': 'Tour cancelled.',
      'vehicle.added': 'Vehicle added.',
      'device.enrolled': 'Device enrolled.',
      'device.locked': 'Device locked.',
    },
    opened: 'Request received.',
    writtenTo: { 'to-office': 'A message from the person has come in.', other: 'Written to the person.' },
    state: (phase: string) => `New state: ${phase}.`,
    taskOf: (task: string) => `Task: ${task}.`,
    taskDone: (task: string) => `Task done: ${task}.`,
    taskDropped: (task: string) => `Task no longer needed: ${task}.`,
    called: { reached: 'reached', 'not-reached': 'not reached' },
    ways: { email: 'by e-mail', letter: 'by letter', call: 'by telephone', none: 'no message' },
    other: 'Entry of the history.',
    done: 'done',
    notDone: 'not done',
  },
});

interface Line {
  type: string;
  data: Readonly<Record<string, unknown>>;
}

/** What a line of the history says to staff. */
export function historyWords(lang: Lang, services: readonly PublicService[], entry: Line): string {
  const t = messages[lang];
  const { type, data } = entry;
  const task = taskWord(lang, code(data.kind));
  if (type === 'task.opened') return t.taskOf(task);
  if (type === 'task.finished') return t.taskDone(task);
  if (type === 'task.dropped') return t.taskDropped(task);
  // Three sentences of the slice speak to the person; the desk speaks about them.
  if (type === 'case.opened') return t.opened;
  if (type === 'case.message-written')
    return data.direction === 'to-office' ? t.writtenTo['to-office'] : t.writtenTo.other;
  if (type === 'case.state-changed') return t.state(phaseWord(lang, code(data.to), code(data.outcome) || null));
  const own = historySentence(lang, entry);
  if (own !== undefined) return own;
  const table: Readonly<Record<string, string>> = t.entries;
  return (table[type] ?? t.other).replace('{what}', whatOf(lang, services, entry));
}

function code(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function whatOf(lang: Lang, services: readonly PublicService[], { type, data }: Line): string {
  const t = messages[lang];
  const w = words[lang];
  switch (type) {
    case 'need.decided':
      return wordFor(w.decided, code(data.result));
    case 'visit.service-recorded':
      return `${serviceName(services, code(data.service), lang)}, ${data.done === true ? t.done : t.notDone}`;
    case 'visit.person-finished':
    case 'visit.finished':
      return wordFor(w.visitOutcome, code(data.outcome));
    case 'notice.sent':
      return wordFor(t.ways, code(data.way));
    case 'notice.called':
      return wordFor(t.called, code(data.result));
    default:
      return serviceName(services, code(data.service), lang);
  }
}
