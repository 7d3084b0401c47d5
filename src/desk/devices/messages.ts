import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  de: {
    title: 'Geräte im Außendienst',
    lead: 'Ein verlorenes Gerät sperren Sie hier. Beim nächsten Kontakt löscht es alles, was darauf liegt.',
    caption: 'Angemeldete Geräte',
    name: 'Gerät',
    person: 'Angemeldet von',
    lastSeen: 'Zuletzt gesehen',
    never: 'noch nie',
    lease: 'Gültig bis',
    state: 'Stand',
    active: 'in Betrieb',
    leaseOver: 'abgelaufen',
    locked: (at: string) => `gesperrt am ${at}`,
    action: 'Sperren',
    lock: 'Sperren',
    lockLabel: (name: string) => `Sperren: ${name}`,
    lockConfirm: (name: string) =>
      `${name} sperren? Das Gerät kann danach nichts mehr senden. Noch nicht Gesendetes geht verloren.`,
    empty: 'Noch ist kein Gerät angemeldet. Der Außendienst meldet Geräte unter /field an.',
    done: 'Das Gerät ist gesperrt. Beim nächsten Kontakt wird es gelöscht.',
    limit:
      'Ohne Netz bleiben die Daten einer Tour verschlüsselt auf dem Gerät, bis die Tour einige Stunden vorbei ist. Lesen kann sie nur, wer die PIN kennt.',
  },
  en: {
    title: 'Devices in the field',
    lead: 'Lock a lost device here. At its next contact it deletes everything on it.',
    caption: 'Enrolled devices',
    name: 'Device',
    person: 'Enrolled by',
    lastSeen: 'Last seen',
    never: 'never',
    lease: 'Valid until',
    state: 'State',
    active: 'in use',
    leaseOver: 'expired',
    locked: (at: string) => `locked on ${at}`,
    action: 'Lock',
    lock: 'Lock',
    lockLabel: (name: string) => `Lock: ${name}`,
    lockConfirm: (name: string) =>
      `Lock ${name}? The device can then send nothing more. What has not been sent is lost.`,
    empty: 'No device is enrolled yet. The field crew enrols devices at /field.',
    done: 'The device is locked. It will be wiped at its next contact.',
    limit:
      'Without network a tour’s data stays on the device, encrypted, until some hours after the tour. Only who knows the PIN can read it.',
  },
});
