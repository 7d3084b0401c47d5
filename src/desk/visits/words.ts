import {
  equipmentNames,
  type RequestDetail,
  type VisitSettings,
  visitMessages,
  type Wishes,
} from '#domain/visits/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';

/** The text for a code that comes from the database; a code nobody knows comes back as it is. */
export function wordOf(texts: Readonly<Record<string, string>>, code: string): string {
  return texts[code] ?? code;
}

/** "Montag bis Mittwoch, Freitag": what lies side by side, from three days on, as its ends. */
function daysText(days: readonly number[], lang: Lang): string {
  const t = messages[lang];
  const weekdays: Readonly<Record<number, string>> = t.weekdays;
  const name = (day: number) => weekdays[day] ?? '';
  const runs: { first: number; last: number }[] = [];
  for (const day of [...new Set(days)].sort((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run && run.last === day - 1) run.last = day;
    else runs.push({ first: day, last: day });
  }
  return runs
    .map(({ first, last }) => {
      if (first === last) return name(first);
      return last === first + 1 ? `${name(first)}, ${name(last)}` : t.daysFromTo(name(first), name(last));
    })
    .join(', ');
}

/** "Montag, Mittwoch, 09:00 bis 12:00 Uhr; nicht vor dem 7. Februar 2026", or that any time suits. */
export function wishesText(wishes: Wishes, lang: Lang): string {
  const t = messages[lang];
  const spans = wishes.spans.map(({ days, from, to }) => {
    const named = days.length === 7 ? t.everyDay : daysText(days, lang);
    return t.span(named, from, to);
  });
  const start = wishes.notBefore === undefined ? [] : [t.notBefore(formatDate(lang, wishes.notBefore))];
  return [...(spans.length > 0 ? spans : [t.anyTime]), ...start].join('; ');
}

/** What a crew must know to get in, most important first; what nobody said is left out. */
export function accessHints(access: RequestDetail['access'] | undefined, lang: Lang): string[] {
  if (!access) return [];
  const t = messages[lang].access;
  const either = (known: boolean | null, yes: string, no: string) => (known === null ? [] : [known ? yes : no]);
  return [
    ...(access.lift === 'unknown' ? [] : [wordOf(t.lift, access.lift)]),
    ...(access.bell === null ? [] : [t.bell(access.bell)]),
    ...(access.dog ? [t.dog] : []),
    ...either(access.socket, t.socket, t.noSocket),
    ...either(access.table, t.table, t.noTable),
    ...(access.note === null ? [] : [access.note]),
  ];
}

/** What must lie in the kit for a visit: "Drucker, Kamera, 1 Vordruck". */
export function needsText(place: { equipment: readonly string[]; blanks: number }, lang: Lang): string {
  const t = messages[lang];
  const parts = [
    ...(place.equipment.length > 0 ? [equipmentNames(place.equipment.join(','), lang)] : []),
    ...(place.blanks > 0 ? [t.blanks(place.blanks)] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : t.noEquipment;
}

export function skillNames(codes: readonly string[], settings: VisitSettings, lang: Lang): string {
  return codes.map((code) => settings.skills.find((skill) => skill.code === code)?.name[lang] ?? code).join(', ');
}

export function proofNames(kinds: readonly string[], lang: Lang): string {
  return kinds.map((kind) => wordOf(visitMessages[lang].proofOf, kind)).join(', ');
}
