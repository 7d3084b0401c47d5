import { defineProblems } from './problems.ts';

/** Refusals of the gate itself, true for every command. */
export const { texts: gateProblems, refuse } = defineProblems({
  'input.required': { status: 422, de: 'Bitte füllen Sie dieses Feld aus.', en: 'Please fill in this field.' },
  'input.invalid': { status: 422, de: 'Bitte prüfen Sie diese Angabe.', en: 'Please check this entry.' },
  'input.too-long': {
    status: 422,
    de: ({ max }) => `Bitte kürzen Sie den Text auf höchstens ${max} Zeichen.`,
    en: ({ max }) => `Please shorten the text to at most ${max} characters.`,
  },
  'input.too-short': {
    status: 422,
    de: ({ min }) => `Bitte geben Sie mindestens ${min} Zeichen ein.`,
    en: ({ min }) => `Please enter at least ${min} characters.`,
  },
  'input.out-of-range': {
    status: 422,
    de: 'Dieser Wert liegt außerhalb des erlaubten Bereichs.',
    en: 'This value is outside the permitted range.',
  },
  'input.not-a-choice': {
    status: 422,
    de: 'Bitte wählen Sie eine der angebotenen Möglichkeiten.',
    en: 'Please choose one of the options offered.',
  },
  'input.unknown-field': {
    status: 422,
    de: 'Diese Angabe ist hier nicht vorgesehen.',
    en: 'This entry is not expected here.',
  },
  'command.unknown': {
    status: 404,
    de: 'Diesen Befehl gibt es nicht.',
    en: 'There is no such command.',
  },
  'command.id-invalid': {
    status: 400,
    de: 'Die Kennung des Vorgangs fehlt oder ist keine UUID. Bitte laden Sie die Seite neu.',
    en: 'The id of this action is missing or is not a UUID. Please reload the page.',
  },
  'command.id-taken': {
    status: 409,
    de: 'Diese Kennung gehört schon zu einem anderen Vorgang. Bitte laden Sie die Seite neu.',
    en: 'This id already belongs to another action. Please reload the page.',
  },
  'access.sign-in': { status: 401, de: 'Bitte melden Sie sich an.', en: 'Please sign in.' },
  'access.forbidden': {
    status: 403,
    de: 'Dafür haben Sie keine Berechtigung. Wenn Sie sie brauchen, wenden Sie sich an Ihre Fachadministration.',
    en: 'You do not have the right to do this. If you need it, please ask your administrator.',
  },
  'database.busy': {
    status: 503,
    de: 'Gerade ist zu viel Betrieb. Es wurde nichts gespeichert. Bitte versuchen Sie es in einer Minute noch einmal.',
    en: 'The system is very busy. Nothing was saved. Please try again in a minute.',
  },
});
