import { formatDate, formatNumber } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { isDate } from '#platform/values/date.ts';
import { partsOf, schemaOf } from './form-check-rules.ts';
import type { AnswerSchema, FormDefinition } from './form-definition-rules.ts';

/** An answer beside its question, in words. */
export interface AnswerRow {
  /** Form name of the answer; `family` for a whole group. */
  name: string;
  label: string;
  /** One line each; nothing where nothing was answered. */
  lines: string[];
}

const words = { de: { yes: 'Ja', no: 'Nein' }, en: { yes: 'Yes', no: 'No' } };

/**
 * Answers as people read them, in the order of the form. Files are named by `fileNames`; without it they are left out,
 * since they stand among the papers.
 */
export function describeAnswers(
  form: FormDefinition,
  names: readonly string[],
  answers: Readonly<Record<string, unknown>>,
  lang: Lang,
  fileNames: ReadonlyMap<string, string> = new Map(),
): AnswerRow[] {
  return names.flatMap((name) => {
    const schema = schemaOf(form, name);
    const value = answers[name];
    const label = form.fields[name]?.label[lang] ?? name;
    if (schema === undefined) return [];
    if (schema.type === 'array' && schema.items.type === 'object') {
      const parts = partsOf(form, name);
      const items: readonly unknown[] = Array.isArray(value) ? value : [];
      return [{ name, label, lines: items.map((item) => inOneLine(form, name, parts, item, lang)) }];
    }
    return [{ name, label, lines: said(form, name, schema, value, lang, fileNames) }];
  });
}

/** "Anna Beispiel, geboren …": one member of a group. */
function inOneLine(form: FormDefinition, group: string, parts: readonly string[], item: unknown, lang: Lang): string {
  const values = new Map<string, unknown>(Object.entries(item ?? {}));
  return parts
    .flatMap((part) => {
      const path = `${group}.${part}`;
      const schema = schemaOf(form, path);
      const lines = schema ? said(form, path, schema, values.get(part), lang, new Map()) : [];
      return lines.length > 0 ? [`${form.fields[path]?.label[lang] ?? part}: ${lines.join(', ')}`] : [];
    })
    .join(' · ');
}

function said(
  form: FormDefinition,
  path: string,
  schema: AnswerSchema,
  value: unknown,
  lang: Lang,
  fileNames: ReadonlyMap<string, string>,
): string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) {
    const items = schema.type === 'array' ? schema.items : schema;
    if (items.type === 'object') return [];
    return value.flatMap((one: unknown) => said(form, path, items, one, lang, fileNames));
  }
  if (typeof value === 'boolean') return [value ? words[lang].yes : words[lang].no];
  if (typeof value === 'number') return [formatNumber(lang, value)];
  if (typeof value !== 'string') return [];
  if (schema.type === 'string' && schema.format === 'upload') {
    const file = fileNames.get(value);
    return file === undefined ? [] : [file];
  }
  if (schema.type === 'string' && schema.format === 'date') return [isDate(value) ? formatDate(lang, value) : value];
  const option = form.fields[path]?.options?.[value];
  return option ? [option[lang]] : value.split('\n');
}
