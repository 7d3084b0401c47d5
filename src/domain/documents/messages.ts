import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  de: {
    requestTitle: 'Ihre Anfrage ist gespeichert',
    services: 'Anliegen',
    next: 'So geht es weiter',
    until: 'Bis wann',
    office: 'Zuständig',
    phone: 'Telefon',
    readCode: (site: string) =>
      `Mit der Kamera eines Telefons lesen: öffnet Ihre Anfrage. Oder ${site} öffnen und Nummer und Code eingeben.`,
    keep: 'Bitte sicher aufheben: Mit Nummer und Code kann jeder Ihre Anfrage sehen und ändern.',
    receiptTitle: 'Beleg über unseren Besuch',
    visited: (day: string, time: string) => `Wir waren am ${day} um ${time} bei Ihnen.`,
    done: 'Das ist erledigt:',
    notDone: 'Das konnten wir nicht erledigen:',
    nothingDone: 'Bei diesem Besuch wurde nichts beantragt und nichts ausgestellt.',
    order: (service: string, number: string) => `${service} – Auftrag ${number}`,
    reason: (service: string, reason: string) => `${service} – ${reason}`,
    fee: 'Bezahlt',
    crew: 'Ausgestellt von',
    verify: (site: string) =>
      `Dieser Bildcode beweist den Beleg auch ohne Netz. Prüfen kann man ihn auf ${site}. Er enthält keinen Namen.`,
    noSignature: 'Dieses Dokument wurde elektronisch erstellt und gilt ohne Unterschrift.',
    checkHeading: 'Echtheit prüfen',
    checkText: (site: string) =>
      `Öffnen Sie ${site}, und geben Sie diesen Prüfcode ein. Oder lesen Sie den Bildcode mit dem Telefon.`,
    checkAlt: 'Bildcode: öffnet die Seite, auf der dieses Dokument geprüft wird',
  },
  en: {
    requestTitle: 'Your request has been saved',
    services: 'Matter',
    next: 'What happens next',
    until: 'By when',
    office: 'Responsible',
    phone: 'Telephone',
    readCode: (site: string) =>
      `Read with the camera of a phone: opens your request. Or open ${site} and enter number and code.`,
    keep: 'Please keep in a safe place: with number and code anybody can see and change your request.',
    receiptTitle: 'Receipt for our visit',
    visited: (day: string, time: string) => `We visited you on ${day} at ${time}.`,
    done: 'This is done:',
    notDone: 'This we could not do:',
    nothingDone: 'During this visit nothing was applied for and nothing was issued.',
    order: (service: string, number: string) => `${service} – order ${number}`,
    reason: (service: string, reason: string) => `${service} – ${reason}`,
    fee: 'Paid',
    crew: 'Issued by',
    verify: (site: string) =>
      `This code proves the receipt, also without a network. It can be checked at ${site}. It holds no name.`,
    noSignature: 'This document was made electronically and is valid without a signature.',
    checkHeading: 'Check whether it is genuine',
    checkText: (site: string) =>
      `Open ${site} and enter this verification code. Or read the QR code with your telephone.`,
    checkAlt: 'QR code: opens the page where this document is checked',
  },
});
