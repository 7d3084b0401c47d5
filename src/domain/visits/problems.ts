import { defineProblems } from '#platform/commands/problems.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { fieldProblems } from './field-problems.ts';
import { fitProblems } from './fit-problems.ts';

/** Refusals of the slice. */
export const { texts: visitProblems, refuse } = defineProblems({
  ...fieldProblems,
  ...fitProblems,
  'visits.unknown': {
    status: 404,
    de: 'Diesen Besuch gibt es nicht, oder er gehört nicht zu Ihnen.',
    en: 'There is no such visit, or it is not yours.',
  },
  'visits.group-unknown': {
    status: 404,
    de: 'Diesen Sammeltermin gibt es nicht.',
    en: 'There is no such group date.',
  },
  'visits.tour-unknown': { status: 404, de: 'Diese Tour gibt es nicht.', en: 'There is no such tour.' },
  'visits.kit-unknown': { status: 404, de: 'Diesen Koffer gibt es nicht.', en: 'There is no such kit.' },
  'visits.vehicle-unknown': { status: 404, de: 'Dieses Fahrzeug gibt es nicht.', en: 'There is no such vehicle.' },
  'visits.consumable-unknown': {
    status: 404,
    de: 'Diesen Vordruck gibt es nicht.',
    en: 'There is no such blank.',
  },
  'visits.not-on-list': {
    status: 404,
    de: 'Diese Person steht nicht auf der Liste dieses Sammeltermins.',
    en: 'This person is not on the list of this group date.',
  },
  'visits.list-closed': {
    status: 409,
    de: ({ closedAt }) =>
      `Die Liste ist seit ${formatDateTime('de', String(closedAt))} geschlossen. Bitte rufen Sie an, wenn sich noch etwas ändert.`,
    en: ({ closedAt }) =>
      `The list has been closed since ${formatDateTime('en', String(closedAt))}. Please call if something still changes.`,
  },
  'visits.group-full': {
    status: 409,
    de: 'Für weitere Personen reicht die geplante Zeit nicht. Bitte rufen Sie an, dann planen wir mehr Zeit ein.',
    en: 'The planned time is not enough for more people. Please call and we will plan more time.',
  },
  'visits.service-not-offered': {
    status: 422,
    de: 'Diese Leistung gibt es nicht beim Besuch vor Ort.',
    en: 'This service is not part of the on-site visit.',
  },
  'visits.already-decided': {
    status: 409,
    de: 'Über diese Anfrage ist schon entschieden. Bitte laden Sie die Seite neu.',
    en: 'This request has already been decided. Please reload the page.',
  },
  'visits.need-check-broken': {
    status: 503,
    de: ({ table, rule, cell }) =>
      `Die Regeltabelle lässt sich nicht anwenden: ${[table, rule, cell].filter(Boolean).join(', ')}. Bitte wenden Sie sich an die Fachadministration.`,
    en: ({ table, rule, cell }) =>
      `The decision table cannot be applied: ${[table, rule, cell].filter(Boolean).join(', ')}. Please ask your administrator.`,
  },
  'visits.crew-needs-two': {
    status: 422,
    de: 'Zu einer Tour gehören zwei verschiedene Personen.',
    en: 'A tour needs two different people.',
  },
  'visits.crew-unknown': {
    status: 422,
    de: 'Diese Person gehört nicht zum Außendienst.',
    en: 'This person is not a member of the crews.',
  },
  'visits.resource-taken': {
    status: 409,
    de: 'Person, Fahrzeug oder Koffer ist in dieser Zeit schon verplant. Bitte wählen Sie anders.',
    en: 'A person, the vehicle or the kit is already booked at this time. Please choose differently.',
  },
  'visits.day-past': {
    status: 422,
    de: 'Dieser Tag ist vorbei. Bitte wählen Sie einen Tag ab heute.',
    en: 'This day is over. Please choose today or a later day.',
  },
  'visits.tour-has-visits': {
    status: 409,
    de: 'Auf dieser Tour liegen noch Besuche. Nehmen Sie sie zuerst herunter, oder sagen Sie die Tour mit ihren Besuchen ab.',
    en: 'There are still visits on this tour. Take them off first, or cancel the tour together with its visits.',
  },
  'visits.tour-closed': {
    status: 409,
    de: 'Diese Tour ist unterwegs, beendet oder abgesagt und lässt sich nicht mehr ändern.',
    en: 'This tour is under way, finished or cancelled and cannot be changed any more.',
  },
  'visits.tour-stale': {
    status: 409,
    de: 'Die Tour hat sich inzwischen geändert. Bitte prüfen Sie den neuen Stand.',
    en: 'The tour has changed meanwhile. Please check the new state.',
  },
  'visits.stale': {
    status: 409,
    de: 'Der Besuch hat sich inzwischen geändert. Bitte prüfen Sie den neuen Stand.',
    en: 'The visit has changed meanwhile. Please check the new state.',
  },
  'visits.not-to-plan': {
    status: 409,
    de: 'Dieser Besuch läuft schon oder ist beendet und lässt sich nicht mehr planen.',
    en: 'This visit is under way or over and cannot be planned any more.',
  },
  'visits.not-planned': {
    status: 409,
    de: 'Dieser Besuch steht auf keiner Tour.',
    en: 'This visit is on no tour.',
  },
  'visits.slot-taken': {
    status: 409,
    de: 'Diese Zeit wurde gerade vergeben. Bitte wählen Sie eine andere.',
    en: 'This time has just been taken. Please choose another one.',
  },
  'visits.already-open': {
    status: 409,
    de: 'Für diesen Vorgang ist schon ein Besuch vorgesehen.',
    en: 'A visit is already intended for this case.',
  },
  'visits.vehicle-name-taken': {
    status: 409,
    de: 'Ein Fahrzeug mit diesem Namen gibt es schon.',
    en: 'There is already a vehicle of this name.',
  },
  'visits.kit-name-taken': {
    status: 409,
    de: 'Einen Koffer mit diesem Namen gibt es schon.',
    en: 'There is already a kit of this name.',
  },
  'visits.blank-number-taken': {
    status: 409,
    de: 'Eine dieser Nummern ist schon erfasst. Es wurde keine gespeichert.',
    en: 'One of these numbers is already recorded. None was saved.',
  },
  'visits.blank-number-invalid': {
    status: 422,
    de: 'Bitte geben Sie die Nummer so ein, wie sie auf dem Vordruck steht (4 bis 20 Buchstaben und Ziffern).',
    en: 'Please enter the number as printed on the blank (4 to 20 letters and digits).',
  },
  'visits.consumable-settled': {
    status: 409,
    de: 'Dieser Vordruck ist schon verbraucht oder entwertet.',
    en: 'This blank has already been used or made void.',
  },
});

/** Names of database constraints and what each means here. */
export const constraints = {
  booking_once: 'visits.resource-taken',
  visit_once: 'visits.slot-taken',
  visit_one_open: 'visits.already-open',
  vehicle_tenant_name_key: 'visits.vehicle-name-taken',
  kit_tenant_name_key: 'visits.kit-name-taken',
  consumable_number: 'visits.blank-number-taken',
  kit_custody_one: 'visits.kit-out',
  service_result_once: 'visits.already-recorded',
  receipt_pkey: 'visits.receipt-taken',
} as const;
