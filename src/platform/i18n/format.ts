import type { Lang } from './messages.ts';

const locales: Record<Lang, string> = { de: 'de-DE', en: 'en-GB' };
const timeZone = 'Europe/Berlin';

type Kind = 'date' | 'longDate' | 'weekday' | 'time' | 'dateTime';

const options: Record<Kind, Intl.DateTimeFormatOptions> = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  longDate: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'short', day: '2-digit', month: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit' },
  dateTime: { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
};

// Building a formatter costs a hundred times what using it does.
const built = new Map<string, Intl.DateTimeFormat>();

function formatter(lang: Lang, kind: Kind, zone: string): Intl.DateTimeFormat {
  const key = `${lang}${kind}${zone}`;
  const known = built.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locales[lang], { ...options[kind], timeZone: zone });
  built.set(key, made);
  return made;
}

/** An instant: a `Date` or an ISO 8601 string with its offset. */
export type Instant = Date | string;

function instant(value: Instant): Date {
  return typeof value === 'string' ? new Date(value) : value;
}

const dayOnly = /^\d{4}-\d{2}-\d{2}$/;

function day(lang: Lang, kind: Kind, value: Instant): string {
  // A bare date has no time zone: read and shown in UTC it stays the same day everywhere.
  const zone = typeof value === 'string' && dayOnly.test(value) ? 'UTC' : timeZone;
  return formatter(lang, kind, zone).format(instant(value));
}

/** "7. Februar 2026" / "7 February 2026". Takes an ISO date or an instant (then its day in Berlin). */
export function formatDate(lang: Lang, value: Instant): string {
  return day(lang, 'date', value);
}

/** "Samstag, 7. Februar 2026". */
export function formatLongDate(lang: Lang, value: Instant): string {
  return day(lang, 'longDate', value);
}

/** "Sa., 07.02." for narrow lists. */
export function formatShortDay(lang: Lang, value: Instant): string {
  return day(lang, 'weekday', value);
}

/** "14:30 Uhr" / "14:30", in Berlin. Takes an instant or a local `HH:MM`. */
export function formatTime(lang: Lang, value: Instant): string {
  return `${clock(lang, value)}${lang === 'de' ? ' Uhr' : ''}`;
}

function clock(lang: Lang, value: Instant): string {
  if (typeof value === 'string' && /^\d{2}:\d{2}/.test(value)) return value.slice(0, 5);
  return formatter(lang, 'time', timeZone).format(instant(value));
}

/** "7. Februar 2026, 14:30 Uhr" / "7 February 2026, 14:30", in Berlin. */
export function formatDateTime(lang: Lang, value: Instant): string {
  return `${formatDate(lang, instant(value))}, ${formatTime(lang, instant(value))}`;
}

/**
 * From one instant to another: "7. Februar 2026, 10:00 bis 11:00 Uhr" within
 * a day, otherwise both in full.
 */
export function formatRange(lang: Lang, from: Instant, to: Instant): string {
  const until = lang === 'de' ? ' bis ' : ' to ';
  const [start, end] = [instant(from), instant(to)];
  const startDay = formatDate(lang, start);
  return startDay === formatDate(lang, end)
    ? `${startDay}, ${clock(lang, start)}${until}${formatTime(lang, end)}`
    : `${formatDateTime(lang, start)}${until}${formatDateTime(lang, end)}`;
}

/** "10:00 bis 11:00 Uhr" / "10:00 to 11:00". Takes instants or local `HH:MM`. */
export function formatTimeRange(lang: Lang, from: Instant, to: Instant): string {
  return `${clock(lang, from)}${lang === 'de' ? ' bis ' : ' to '}${formatTime(lang, to)}`;
}

const money: Record<Lang, Intl.NumberFormat> = {
  de: new Intl.NumberFormat(locales.de, { style: 'currency', currency: 'EUR' }),
  en: new Intl.NumberFormat(locales.en, { style: 'currency', currency: 'EUR' }),
};

/** "27,60 €" / "€27.60" from whole cents. */
export function formatMoney(lang: Lang, cents: number): string {
  return money[lang].format(cents / 100);
}

const numbers: Record<Lang, Intl.NumberFormat> = {
  de: new Intl.NumberFormat(locales.de, { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat(locales.en, { maximumFractionDigits: 1 }),
};

/** "1.234,5" / "1,234.5". */
export function formatNumber(lang: Lang, value: number): string {
  return numbers[lang].format(value);
}
