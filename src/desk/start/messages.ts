import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  de: {
    lead: (count: number) =>
      count === 0 ? 'Für Sie liegt nichts an.' : count === 1 ? 'Eine Sache liegt an.' : `${count} Sachen liegen an.`,
    counts: (overdue: number, today: number) => `Davon überfällig: ${overdue}. Heute fällig: ${today}.`,
    catalogue: 'Für die Katalogpflege',
    checks: (count: number) => (count === 1 ? 'Ein Eintrag ist zu prüfen' : `${count} Einträge sind zu prüfen`),
    misses: (count: number) => (count === 1 ? 'Eine Suche fand nichts' : `${count} Suchen fanden nichts`),
    caption: 'Nach Fälligkeit',
    what: 'Was',
    number: 'Vorgang',
    due: 'Fällig',
    owner: 'Bei',
    action: 'Erledigen',
    empty: 'Nichts zu tun',
    emptyBody: 'Neue Aufgaben und Zusagen Ihrer Rolle erscheinen hier von selbst.',
    me: 'Ihnen',
    result: 'Ergebnis',
    finish: 'Erledigt',
    check: 'Bedarf prüfen',
    post: 'Zu den Anrufen',
    delivery: 'Zu den Anträgen',
    decide: 'Antrag klären',
    open: 'Vorgang öffnen',
    of: (number: string) => `Vorgang ${number}`,
    done: 'Erledigt. Der Eintrag ist von der Liste.',
    more: (limit: number) => `Gezeigt werden die ${limit} dringendsten.`,
  },
  en: {
    lead: (count: number) =>
      count === 0
        ? 'Nothing is waiting for you.'
        : count === 1
          ? 'One thing is waiting.'
          : `${count} things are waiting.`,
    counts: (overdue: number, today: number) => `Overdue: ${overdue}. Due today: ${today}.`,
    catalogue: 'For the editors of the catalogue',
    checks: (count: number) => (count === 1 ? 'One entry is to be checked' : `${count} entries are to be checked`),
    misses: (count: number) => (count === 1 ? 'One search found nothing' : `${count} searches found nothing`),
    caption: 'By due date',
    what: 'What',
    number: 'Case',
    due: 'Due',
    owner: 'With',
    action: 'Settle',
    empty: 'Nothing to do',
    emptyBody: 'New tasks and promises of your role appear here by themselves.',
    me: 'you',
    result: 'Result',
    finish: 'Done',
    check: 'Check the need',
    post: 'To the calls',
    delivery: 'To the applications',
    decide: 'Clear up the application',
    open: 'Open the case',
    of: (number: string) => `Case ${number}`,
    done: 'Done. The entry is off the list.',
    more: (limit: number) => `The ${limit} most urgent are shown.`,
  },
});
