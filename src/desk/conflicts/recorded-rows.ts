import type { PublicService } from '#domain/catalogue/index.ts';
import { equipmentNames } from '#domain/visits/index.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { isDate } from '#platform/values/date.ts';
import { serviceName } from '../services.ts';
import { messages } from './messages.ts';

/** What a crew entered, as a person reads it. Ids say nothing to a reader and are left out. */
export function recordedRows(
  input: Readonly<Record<string, unknown>>,
  services: readonly PublicService[],
  lang: Lang,
): { key: string; value: string }[] {
  const t = messages[lang];
  const names: Readonly<Record<string, string>> = t.fields;
  const form = asRecord(input.form);
  const rows = Object.entries({ ...input, ...form }).flatMap(([name, value]) => {
    const key = names[name];
    if (key === undefined) return [];
    const text = name === 'serviceKey' ? serviceName(services, String(value), lang) : valueText(value, lang);
    return text === undefined ? [] : [{ key, value: text }];
  });
  return [...rows, ...checklistRows(input.checklist, lang)];
}

function valueText(value: unknown, lang: Lang): string | undefined {
  const t = messages[lang];
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  const words: Readonly<Record<string, string>> = t.values;
  if (isDate(value)) return formatDate(lang, value);
  return /^\d{4}-\d{2}-\d{2}T/.test(value) ? formatDateTime(lang, value) : (words[value] ?? value);
}

function checklistRows(checklist: unknown, lang: Lang): { key: string; value: string }[] {
  if (!Array.isArray(checklist)) return [];
  const states: Readonly<Record<string, string>> = kitStates[lang];
  return checklist.map(asRecord).flatMap((item) => {
    const { equipment, state } = item;
    return typeof equipment === 'string' && typeof state === 'string'
      ? [{ key: equipmentNames(equipment, lang), value: states[state] ?? state }]
      : [];
  });
}

const kitStates = {
  de: { present: 'vorhanden', missing: 'fehlt', defect: 'defekt' },
  en: { present: 'present', missing: 'missing', defect: 'defective' },
};

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
