import { defineProblems } from '#platform/commands/problems.ts';

/** Sentences for what the schemas of `platform/values` and the checks of uploads refuse. */
export const { texts: valueProblems } = defineProblems({
  'money.missing': { status: 422, de: 'Bitte geben Sie den Betrag an.', en: 'Please give the amount.' },
  'money.invalid': {
    status: 422,
    de: 'Bitte geben Sie den Betrag in Euro an, zum Beispiel 12 oder 12,50.',
    en: 'Please give the amount in euros, for example 12 or 12.50.',
  },
  'date.missing': { status: 422, de: 'Bitte geben Sie ein Datum an.', en: 'Please give a date.' },
  'date.invalid': {
    status: 422,
    de: 'Dieses Datum gibt es nicht. Bitte prüfen Sie Tag, Monat und Jahr.',
    en: 'There is no such date. Please check day, month and year.',
  },
  'date.day-missing': { status: 422, de: 'Bitte geben Sie den Tag an.', en: 'Please give the day.' },
  'date.month-missing': { status: 422, de: 'Bitte geben Sie den Monat an.', en: 'Please give the month.' },
  'date.year-missing': {
    status: 422,
    de: 'Bitte geben Sie das Jahr mit vier Ziffern an.',
    en: 'Please give the year with four digits.',
  },
  'date.day-invalid': {
    status: 422,
    de: 'Der Tag ist eine Zahl von 1 bis 31.',
    en: 'The day is a number from 1 to 31.',
  },
  'date.month-invalid': {
    status: 422,
    de: 'Der Monat ist eine Zahl von 1 bis 12 oder ein Monatsname.',
    en: 'The month is a number from 1 to 12 or the name of a month.',
  },
  'date.year-invalid': {
    status: 422,
    de: 'Bitte geben Sie das Jahr mit vier Ziffern an, zum Beispiel 1948.',
    en: 'Please give the year with four digits, for example 1948.',
  },
  'date.no-such-day': {
    status: 422,
    de: 'Diesen Tag gibt es in diesem Monat nicht.',
    en: 'There is no such day in this month.',
  },
  'time.invalid': {
    status: 422,
    de: 'Bitte geben Sie die Uhrzeit wie 09:30 an.',
    en: 'Please give the time like 09:30.',
  },
  'time-window.reversed': { status: 422, de: 'Das Ende liegt vor dem Anfang.', en: 'The end is before the beginning.' },
  'name.missing': { status: 422, de: 'Bitte geben Sie den Namen an.', en: 'Please give the name.' },
  'name.too-long': {
    status: 422,
    de: 'Der Name ist zu lang. Höchstens 100 Zeichen sind möglich.',
    en: 'The name is too long. At most 100 characters are possible.',
  },
  'name.bad-character': {
    status: 422,
    de: 'Der Name enthält ein Zeichen, das wir nicht speichern können.',
    en: 'The name contains a character that we cannot store.',
  },
  'phone.missing': { status: 422, de: 'Bitte geben Sie eine Telefonnummer an.', en: 'Please give a phone number.' },
  'phone.invalid': {
    status: 422,
    de: 'Bitte prüfen Sie die Telefonnummer, zum Beispiel 0201 123456.',
    en: 'Please check the phone number, for example 0201 123456.',
  },
  'email.missing': { status: 422, de: 'Bitte geben Sie eine E-Mail-Adresse an.', en: 'Please give an e-mail address.' },
  'email.invalid': {
    status: 422,
    de: 'Bitte prüfen Sie die E-Mail-Adresse, zum Beispiel name@beispiel.de.',
    en: 'Please check the e-mail address, for example name@example.org.',
  },
  'postcode.missing': { status: 422, de: 'Bitte geben Sie die Postleitzahl an.', en: 'Please give the postcode.' },
  'postcode.invalid': { status: 422, de: 'Eine Postleitzahl hat fünf Ziffern.', en: 'A postcode has five digits.' },
  'address.street-missing': { status: 422, de: 'Bitte geben Sie die Straße an.', en: 'Please give the street.' },
  'address.street-too-long': {
    status: 422,
    de: 'Der Straßenname ist zu lang.',
    en: 'The name of the street is too long.',
  },
  'address.street-invalid': {
    status: 422,
    de: 'Der Straßenname enthält ein Zeichen, das wir nicht speichern können.',
    en: 'The name of the street contains a character that we cannot store.',
  },
  'address.house-number-missing': {
    status: 422,
    de: 'Bitte geben Sie die Hausnummer an.',
    en: 'Please give the house number.',
  },
  'address.house-number-too-long': {
    status: 422,
    de: 'Die Hausnummer ist zu lang.',
    en: 'The house number is too long.',
  },
  'address.house-number-invalid': {
    status: 422,
    de: 'Eine Hausnummer enthält eine Ziffer, zum Beispiel 12a.',
    en: 'A house number contains a digit, for example 12a.',
  },
  'address.place-missing': { status: 422, de: 'Bitte geben Sie den Ort an.', en: 'Please give the town.' },
  'address.place-too-long': { status: 422, de: 'Der Ortsname ist zu lang.', en: 'The name of the town is too long.' },
  'address.place-invalid': {
    status: 422,
    de: 'Der Ortsname enthält ein Zeichen, das wir nicht speichern können.',
    en: 'The name of the town contains a character that we cannot store.',
  },
  'address.position-invalid': { status: 422, de: 'Diese Lage gibt es nicht.', en: 'There is no such position.' },
  'ags.invalid': {
    status: 422,
    de: 'Der Gemeindeschlüssel hat acht Ziffern.',
    en: 'The municipality key has eight digits.',
  },
  'land.invalid': { status: 422, de: 'Dieses Land kennen wir nicht.', en: 'We do not know this Land.' },
  'language.invalid': {
    status: 422,
    de: 'Diese Sprache bieten wir noch nicht an.',
    en: 'We do not offer this language yet.',
  },
  'case-number.missing': {
    status: 422,
    de: 'Bitte geben Sie die Vorgangsnummer an.',
    en: 'Please give the case number.',
  },
  'case-number.invalid': {
    status: 422,
    de: 'Diese Vorgangsnummer stimmt nicht. Bitte vergleichen Sie sie Zeichen für Zeichen.',
    en: 'This case number is not right. Please compare it character by character.',
  },
  'access-secret.missing': {
    status: 422,
    de: 'Bitte geben Sie den Code an.',
    en: 'Please give the code.',
  },
  'access-secret.invalid': {
    status: 422,
    de: 'Dieser Code stimmt nicht. Er hat zwölf Zeichen.',
    en: 'This code is not right. It has twelve characters.',
  },
  'command-id.invalid': {
    status: 422,
    de: 'Die Kennung ist keine UUID. Bitte laden Sie die Seite neu.',
    en: 'The id is not a UUID. Please reload the page.',
  },
  'file.empty': { status: 422, de: 'Die Datei ist leer.', en: 'The file is empty.' },
  'file.kind-refused': {
    status: 422,
    de: 'Bitte senden Sie ein Foto (JPEG, PNG, WebP) oder ein PDF.',
    en: 'Please send a photo (JPEG, PNG, WebP) or a PDF.',
  },
  'file.infected': {
    status: 422,
    de: 'In dieser Datei steckt Schadsoftware. Wir haben sie nicht gespeichert. Bitte prüfen Sie Ihr Gerät und senden Sie eine andere Datei.',
    en: 'There is malicious software in this file. We did not store it. Please check your device and send another file.',
  },
  'file.not-scanned': {
    status: 503,
    de: 'Wir können Dateien gerade nicht auf Schadsoftware prüfen. Bitte versuchen Sie es in einigen Minuten noch einmal.',
    en: 'We cannot check files for malicious software at the moment. Please try again in a few minutes.',
  },
  'image.too-large': {
    status: 422,
    de: 'Dieses Bild ist zu groß. Bitte fotografieren Sie mit einer kleineren Auflösung.',
    en: 'This picture is too large. Please take it with a lower resolution.',
  },
  'image.unreadable': {
    status: 422,
    de: 'Dieses Bild lässt sich nicht lesen. Bitte fotografieren Sie noch einmal.',
    en: 'This picture cannot be read. Please take it again.',
  },
});
