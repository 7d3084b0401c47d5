import type { Relation } from '#domain/cases/rules.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** "mon-fri 08:00 12:00" as the calls write it → spans by weekday. */
export function spansOf(availability: readonly (readonly [string, string, string])[]) {
  return availability.map(([days, from, to]) => {
    const [first = 'mon', last = first] = days.split('-');
    const start = weekdays.indexOf(first);
    const end = weekdays.indexOf(last);
    return { days: Array.from({ length: end - start + 1 }, (_, index) => start + index + 1), from, to };
  });
}

const relations: Readonly<Record<string, Relation>> = {
  self: 'self',
  child: 'relative',
  partner: 'relative',
  neighbour: 'neighbour',
  carer: 'carer',
  'home-management': 'institution',
};

export function relationOf(word: string): Relation {
  return relations[word] ?? 'other';
}
