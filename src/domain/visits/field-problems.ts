import { defineProblems } from '#platform/commands/problems.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { equipmentNames } from './equipment-names.ts';

/** Refusals around the kit and on the road. */
export const { texts: fieldProblems } = defineProblems({
  'visits.conflict-unknown': { status: 404, de: 'Diesen Konflikt gibt es nicht.', en: 'There is no such conflict.' },
  'visits.person-unknown': {
    status: 404,
    de: 'Diese Person steht nicht auf der Liste dieses Besuchs.',
    en: 'This person is not on the list of this visit.',
  },
  'visits.kit-incomplete': {
    status: 409,
    de: ({ equipment }) =>
      `Im Koffer fehlt etwas oder ist defekt: ${equipmentNames(equipment, 'de')}. Die Tour kann so nicht starten. Melden Sie sich bei der Disposition.`,
    en: ({ equipment }) =>
      `Something in the kit is missing or defective: ${equipmentNames(equipment, 'en')}. The tour cannot start like this. Please tell the dispatcher.`,
  },
  'visits.calibration-expired': {
    status: 409,
    de: ({ until }) =>
      `Der Koffer war nur bis ${formatDate('de', String(until))} kalibriert. Die Tour kann mit ihm nicht starten.`,
    en: ({ until }) =>
      `The kit was calibrated only until ${formatDate('en', String(until))}. The tour cannot start with it.`,
  },
  'visits.battery-low': {
    status: 409,
    de: ({ percent, minimum }) =>
      `Der Akku hat ${percent} %. Gebraucht werden mindestens ${minimum} %. Bitte erst laden.`,
    en: ({ percent, minimum }) =>
      `The battery is at ${percent} %. At least ${minimum} % is needed. Please charge it first.`,
  },
  'visits.no-blanks': {
    status: 409,
    de: ({ needed, left }) => `Für diese Tour braucht der Koffer ${needed} Vordrucke, er hat ${left}.`,
    en: ({ needed, left }) => `For this tour the kit needs ${needed} blanks, it has ${left}.`,
  },
  'visits.kit-out': {
    status: 409,
    de: 'Dieser Koffer ist schon ausgegeben. Er muss erst zurückgegeben werden.',
    en: 'This kit is already out. It has to be returned first.',
  },
  'visits.kit-not-out': {
    status: 409,
    de: 'Dieser Koffer ist für diese Tour nicht ausgegeben.',
    en: 'This kit is not out for this tour.',
  },
  'visits.tour-not-started': {
    status: 409,
    de: 'Die Tour ist noch nicht gestartet: Der Koffer ist nicht ausgegeben.',
    en: 'The tour has not started: the kit has not been taken out.',
  },
  'visits.re-planned': {
    status: 409,
    de: 'Dieser Besuch wurde inzwischen anders geplant.',
    en: 'This visit has been re-planned meanwhile.',
  },
  'visits.case-withdrawn': {
    status: 409,
    de: 'Die Anfrage wurde inzwischen zurückgezogen.',
    en: 'The request has been withdrawn meanwhile.',
  },
  'visits.not-arrived': {
    status: 409,
    de: 'Bitte bestätigen Sie zuerst die Ankunft.',
    en: 'Please confirm the arrival first.',
  },
  'visits.not-identified': {
    status: 409,
    de: 'Bitte stellen Sie zuerst fest, wer die Person ist.',
    en: 'Please identify the person first.',
  },
  'visits.consent-missing': {
    status: 409,
    de: 'Bitte halten Sie zuerst die Einwilligung fest.',
    en: 'Please record the consent first.',
  },
  'visits.service-not-on-list': {
    status: 422,
    de: 'Diese Leistung gehört nicht zu diesem Besuch.',
    en: 'This service is not part of this visit.',
  },
  'visits.already-recorded': {
    status: 409,
    de: 'Zu dieser Leistung gibt es schon ein Ergebnis.',
    en: 'There is already a result for this service.',
  },
  'visits.blank-unknown': {
    status: 409,
    de: 'Dieser Vordruck ist nicht im Bestand dieses Koffers oder schon verbraucht.',
    en: 'This blank is not in the stock of this kit or has been used already.',
  },
  'visits.outcome-does-not-match': {
    status: 422,
    de: 'Dieses Ergebnis passt nicht zu den erfassten Leistungen.',
    en: 'This outcome does not match the services recorded.',
  },
  'visits.person-finished': {
    status: 409,
    de: 'Für diese Person ist der Besuch schon abgeschlossen.',
    en: 'The visit is already finished for this person.',
  },
  'visits.persons-open': {
    status: 409,
    de: 'Für mindestens eine Person fehlt noch das Ergebnis.',
    en: 'The outcome is still missing for at least one person.',
  },
  'visits.no-device': {
    status: 403,
    de: 'Das geht nur mit einem angemeldeten Gerät.',
    en: 'This needs an enrolled device.',
  },
  'visits.receipt-taken': {
    status: 409,
    de: 'Dieser Beleg ist schon gespeichert.',
    en: 'This receipt has already been stored.',
  },
  'visits.conflict-settled': {
    status: 409,
    de: 'Dieser Konflikt ist schon erledigt.',
    en: 'This conflict has already been settled.',
  },
  'visits.order-number-invalid': {
    status: 422,
    de: 'Bitte geben Sie die Auftragsnummer der Koffer-Software ein (4 bis 40 Buchstaben und Ziffern).',
    en: 'Please enter the order number of the kit software (4 to 40 letters and digits).',
  },
  'visits.must-be-confirmed': {
    status: 422,
    de: 'Ohne diese Bestätigung kann die Leistung nicht als erledigt gelten.',
    en: 'Without this confirmation the service cannot count as done.',
  },
  'visits.request-not-seen': {
    status: 422,
    de: 'Für das erweiterte Führungszeugnis muss die schriftliche Aufforderung vorliegen (§ 30a BZRG).',
    en: 'The extended certificate needs the written request (§ 30a BZRG).',
  },
  'visits.copy-not-allowed': {
    status: 422,
    de: 'Beglaubigt wird nur, wenn das Original von einer Behörde ist oder die Kopie für eine Behörde gebraucht wird (§ 33 VwVfG). Bitte nennen Sie die Behörde.',
    en: 'A copy is certified only if the original is from an authority or the copy is for one (§ 33 VwVfG). Please name the authority.',
  },
});
