import { defineProblems } from './problems.ts';

/** What the schemas of `platform/values` and `platform/storage` refuse with, as sentences; used by every form. */
export const { texts: valueProblems } = defineProblems({
  'name.missing': { status: 422, de: 'Bitte geben Sie den Namen an.', en: 'Please give the name.' },
  'name.too-long': {
    status: 422,
    de: 'Bitte kürzen Sie den Namen auf höchstens 100 Zeichen.',
    en: 'Please shorten the name to at most 100 characters.',
  },
  'name.bad-character': {
    status: 422,
    de: 'Im Namen steht ein Zeichen, das man nicht sieht. Bitte tippen Sie ihn neu.',
    en: 'The name contains an invisible character. Please type it again.',
  },
  'address.street-missing': { status: 422, de: 'Bitte geben Sie die Straße an.', en: 'Please give the street.' },
  'address.street-too-long': {
    status: 422,
    de: 'Bitte kürzen Sie die Straße auf höchstens 100 Zeichen.',
    en: 'Please shorten the street to at most 100 characters.',
  },
  'address.street-invalid': { status: 422, de: 'Bitte prüfen Sie die Straße.', en: 'Please check the street.' },
  'address.house-number-missing': {
    status: 422,
    de: 'Bitte geben Sie die Hausnummer an.',
    en: 'Please give the house number.',
  },
  'address.house-number-too-long': {
    status: 422,
    de: 'Bitte kürzen Sie die Hausnummer auf höchstens 20 Zeichen.',
    en: 'Please shorten the house number to at most 20 characters.',
  },
  'address.house-number-invalid': {
    status: 422,
    de: 'Bitte prüfen Sie die Hausnummer. Sie enthält mindestens eine Ziffer.',
    en: 'Please check the house number. It has at least one digit.',
  },
  'address.place-missing': { status: 422, de: 'Bitte geben Sie den Ort an.', en: 'Please give the town or city.' },
  'address.place-too-long': {
    status: 422,
    de: 'Bitte kürzen Sie den Ort auf höchstens 100 Zeichen.',
    en: 'Please shorten the town or city to at most 100 characters.',
  },
  'address.place-invalid': { status: 422, de: 'Bitte prüfen Sie den Ort.', en: 'Please check the town or city.' },
  'address.position-invalid': {
    status: 422,
    de: 'Diese Stelle auf der Karte ist ungültig.',
    en: 'This place on the map is not valid.',
  },
  'postcode.missing': { status: 422, de: 'Bitte geben Sie die Postleitzahl an.', en: 'Please give the postcode.' },
  'postcode.invalid': {
    status: 422,
    de: 'Eine deutsche Postleitzahl hat fünf Ziffern.',
    en: 'A German postcode has five digits.',
  },
  'ags.invalid': {
    status: 422,
    de: 'Ein Gemeindeschlüssel hat acht Ziffern.',
    en: 'A municipality key has eight digits.',
  },
  'phone.missing': { status: 422, de: 'Bitte geben Sie eine Telefonnummer an.', en: 'Please give a telephone number.' },
  'phone.invalid': {
    status: 422,
    de: 'Bitte geben Sie die Telefonnummer mit Vorwahl an, zum Beispiel 0234 123456.',
    en: 'Please give the telephone number with its area code, for example 0234 123456.',
  },
  'email.missing': { status: 422, de: 'Bitte geben Sie eine E-Mail-Adresse an.', en: 'Please give an e-mail address.' },
  'email.invalid': {
    status: 422,
    de: 'Bitte prüfen Sie die E-Mail-Adresse, zum Beispiel name@beispiel.de.',
    en: 'Please check the e-mail address, for example name@example.org.',
  },
  'date.missing': { status: 422, de: 'Bitte geben Sie das Datum an.', en: 'Please give the date.' },
  'date.day-missing': { status: 422, de: 'Bitte geben Sie auch den Tag an.', en: 'Please give the day as well.' },
  'date.month-missing': { status: 422, de: 'Bitte geben Sie auch den Monat an.', en: 'Please give the month as well.' },
  'date.year-missing': { status: 422, de: 'Bitte geben Sie auch das Jahr an.', en: 'Please give the year as well.' },
  'date.day-invalid': { status: 422, de: 'Der Tag liegt zwischen 1 und 31.', en: 'The day is between 1 and 31.' },
  'date.month-invalid': {
    status: 422,
    de: 'Der Monat liegt zwischen 1 und 12.',
    en: 'The month is between 1 and 12.',
  },
  'date.year-invalid': {
    status: 422,
    de: 'Bitte schreiben Sie das Jahr mit vier Ziffern, zum Beispiel 1951.',
    en: 'Please write the year with four digits, for example 1951.',
  },
  'date.no-such-day': { status: 422, de: 'Diesen Tag gibt es nicht.', en: 'There is no such day.' },
  'date.invalid': { status: 422, de: 'Bitte prüfen Sie das Datum.', en: 'Please check the date.' },
  'time.invalid': {
    status: 422,
    de: 'Bitte schreiben Sie die Uhrzeit wie 14:30.',
    en: 'Please write the time like 14:30.',
  },
  'time-window.reversed': {
    status: 422,
    de: 'Das Ende muss nach dem Anfang liegen.',
    en: 'The end must be after the beginning.',
  },
  'case-number.missing': { status: 422, de: 'Bitte geben Sie die Nummer an.', en: 'Please give the number.' },
  'case-number.invalid': {
    status: 422,
    de: 'Bitte prüfen Sie die Nummer. Sie hat acht Zeichen, zum Beispiel K7M-4PX-92.',
    en: 'Please check the number. It has eight characters, for example K7M-4PX-92.',
  },
  'access-secret.missing': { status: 422, de: 'Bitte geben Sie den Code an.', en: 'Please give the code.' },
  'access-secret.invalid': {
    status: 422,
    de: 'Bitte prüfen Sie den Code. Er hat zwölf Zeichen.',
    en: 'Please check the code. It has twelve characters.',
  },
  'command-id.invalid': {
    status: 400,
    de: 'Die Kennung des Vorgangs ist ungültig. Bitte laden Sie die Seite neu.',
    en: 'The id of this action is not valid. Please reload the page.',
  },
  'language.invalid': {
    status: 422,
    de: 'Bitte wählen Sie Deutsch oder Englisch.',
    en: 'Please choose German or English.',
  },
  'leika-key.invalid': {
    status: 422,
    de: 'Ein Leistungsschlüssel hat vierzehn Ziffern.',
    en: 'A service key has fourteen digits.',
  },
  'money.invalid': { status: 422, de: 'Bitte prüfen Sie den Betrag.', en: 'Please check the amount.' },
  'money.negative': {
    status: 422,
    de: 'Der Betrag darf nicht unter null liegen.',
    en: 'The amount must not be below zero.',
  },
  'money.too-much': { status: 422, de: 'Dieser Betrag ist zu hoch.', en: 'This amount is too high.' },
  'file.empty': { status: 422, de: 'Bitte wählen Sie eine Datei aus.', en: 'Please choose a file.' },
  'file.kind-refused': {
    status: 422,
    de: 'Bitte senden Sie ein Foto (JPEG, PNG, WebP) oder ein PDF.',
    en: 'Please send a photo (JPEG, PNG, WebP) or a PDF.',
  },
  'image.too-large': {
    status: 422,
    de: 'Dieses Bild ist zu groß. Bitte senden Sie ein kleineres.',
    en: 'This picture is too large. Please send a smaller one.',
  },
  'image.unreadable': {
    status: 422,
    de: 'Dieses Bild lässt sich nicht öffnen. Bitte nehmen Sie es noch einmal auf.',
    en: 'This picture cannot be opened. Please take it again.',
  },
});
