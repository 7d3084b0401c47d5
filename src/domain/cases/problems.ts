import { defineProblems } from '#platform/commands/problems.ts';

export const { texts: caseProblems, refuse } = defineProblems({
  'case.unknown': {
    status: 404,
    de: 'Diesen Vorgang gibt es nicht, oder Sie haben ihn nicht geöffnet.',
    en: 'There is no such case, or you have not opened it.',
  },
  'case.secret-needed': {
    status: 403,
    de: 'Bitte fragen Sie nach der Nummer und dem Code. Ohne Code wird der Vorgang nicht geöffnet.',
    en: 'Please ask for the number and the code. Without the code the case is not opened.',
  },
  'case.no-list': {
    status: 409,
    de: 'Mit dieser Anmeldung gibt es keine Liste: Wir können Ihr Konto nicht wiedererkennen. Bitte bewahren Sie Nummer und Code auf.',
    en: 'There is no list with this sign-in: we cannot recognise your account again. Please keep number and code.',
  },
  'case.stale': {
    status: 409,
    de: 'Der Vorgang wurde inzwischen geändert. Bitte sehen Sie ihn sich noch einmal an und wiederholen Sie Ihren Schritt.',
    en: 'The case has been changed in the meantime. Please look at it again and repeat your step.',
  },
  'case.already-ended': {
    status: 409,
    de: 'Der Vorgang ist schon beendet. Es wurde nichts geändert.',
    en: 'The case has already ended. Nothing was changed.',
  },
  'case.step-not-allowed': {
    status: 409,
    de: 'Dieser Schritt ist im jetzigen Stand des Vorgangs nicht möglich.',
    en: 'This step is not possible as the case stands now.',
  },
  'case.ground-missing': {
    status: 422,
    de: 'Bitte geben Sie den Grund an.',
    en: 'Please give the reason.',
  },
  'case.outcome-missing': {
    status: 422,
    de: 'Bitte geben Sie an, wie der Vorgang ausgegangen ist.',
    en: 'Please say how the case came out.',
  },
  'case.question-missing': {
    status: 422,
    de: 'Bitte schreiben Sie, was Sie von der Person wissen möchten.',
    en: 'Please write what you would like to know from the person.',
  },
  'case.no-resident': {
    status: 422,
    de: 'Bitte geben Sie an, für wen die Leistung ist.',
    en: 'Please say whom the service is for.',
  },
  'case.role-twice': {
    status: 422,
    de: 'Eine Rolle kann in einem Vorgang nur eine Person haben.',
    en: 'Only one person can have a role in a case.',
  },
  'case.already-accepted': {
    status: 409,
    de: 'Die Zuständigkeit ist schon übernommen.',
    en: 'Responsibility has already been accepted.',
  },
  'case.objection-not-possible': {
    status: 409,
    de: 'Ein Widerspruch ist erst möglich, wenn wir entschieden haben.',
    en: 'An objection is possible only after we have decided.',
  },
  'case.objection-open': {
    status: 409,
    de: 'Ihr Widerspruch liegt uns schon vor. Wir prüfen ihn.',
    en: 'We already have your objection and are looking at it.',
  },
  'case.no-phone': {
    status: 422,
    de: 'Bitte geben Sie eine Telefonnummer an, unter der wir zurückrufen können.',
    en: 'Please give a telephone number we can call back.',
  },
  'case.too-many-papers': {
    status: 409,
    de: ({ max }) => `Zu diesem Vorgang liegen schon ${max} Unterlagen vor. Mehr nehmen wir hier nicht an.`,
    en: ({ max }) => `This case already holds ${max} papers. We cannot take more here.`,
  },
  'case.retention-running': {
    status: 409,
    de: 'Die Aufbewahrungsfrist dieses Vorgangs läuft noch.',
    en: 'The retention period of this case is still running.',
  },
  'case.nothing-to-correct': {
    status: 422,
    de: 'Es ist nichts geändert: Alle Angaben stehen schon so da.',
    en: 'Nothing has been changed: all details are already as typed.',
  },
  'party.unknown': {
    status: 404,
    de: 'Diese Person gehört nicht zu dem Vorgang.',
    en: 'This person is not part of the case.',
  },
  'party.nothing-to-change': {
    status: 422,
    de: 'Bitte ändern Sie mindestens eine Angabe.',
    en: 'Please change at least one entry.',
  },
  'party.way-needs-email': {
    status: 422,
    de: 'Bitte geben Sie eine E-Mail-Adresse an, oder wählen Sie einen anderen Weg.',
    en: 'Please give an e-mail address, or choose another way.',
  },
  'party.way-needs-phone': {
    status: 422,
    de: 'Bitte geben Sie eine Telefonnummer an, oder wählen Sie einen anderen Weg.',
    en: 'Please give a telephone number, or choose another way.',
  },
  'party.way-needs-address': {
    status: 422,
    de: 'Bitte geben Sie eine Anschrift an, oder wählen Sie einen anderen Weg.',
    en: 'Please give a postal address, or choose another way.',
  },
  'email-change.unknown': {
    status: 410,
    de: 'Dieser Link gilt nicht mehr. Bitte geben Sie die neue E-Mail-Adresse noch einmal an.',
    en: 'This link is no longer valid. Please enter the new e-mail address again.',
  },
  'promise.unknown': {
    status: 404,
    de: 'Diese Zusage gibt es nicht.',
    en: 'There is no such promise.',
  },
  'promise.settled': {
    status: 409,
    de: 'Diese Zusage ist schon erledigt.',
    en: 'This promise has already been settled.',
  },
  'promise.not-due': {
    status: 409,
    de: 'Diese Zusage ist noch nicht fällig.',
    en: 'This promise is not due yet.',
  },
  'promise.call-back-open': {
    status: 409,
    de: 'Ein Rückruf ist schon zugesagt.',
    en: 'A call-back has already been promised.',
  },
  'task.unknown': {
    status: 404,
    de: 'Diese Aufgabe gibt es nicht.',
    en: 'There is no such task.',
  },
  'task.settled': {
    status: 409,
    de: 'Diese Aufgabe ist schon erledigt.',
    en: 'This task has already been dealt with.',
  },
  'task.other-role': {
    status: 403,
    de: 'Diese Aufgabe gehört einer anderen Stelle.',
    en: 'This task belongs to another role.',
  },
  'task.result-unknown': {
    status: 422,
    de: 'Bitte wählen Sie ein Ergebnis, das zu dieser Aufgabe gehört.',
    en: 'Please choose a result that belongs to this task.',
  },
});
