import { z } from 'zod';
import { bothLanguages } from '#domain/catalogue/rules.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { isDate } from '#platform/values/date.ts';

const paragraphs = z.strictObject({ de: z.array(z.string().min(1)), en: z.array(z.string().min(1)) });

/** A document the town issues. Texts may hold `{{field}}` and `{{field|date}}`; `documentFields` says what there is. */
export const templateSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/),
  /** Services whose result it is. */
  services: z.array(z.string().min(1)).min(1),
  title: bothLanguages,
  paragraphs,
  /** Label and value; a row of which nothing is known is left out. */
  facts: z.array(z.strictObject({ label: bothLanguages, value: z.string().min(1) })),
  /** Below the facts. */
  after: paragraphs.default({ de: [], en: [] }),
});
export type DocumentTemplate = z.output<typeof templateSchema>;

/** What can stand in a document: texts and lists of texts by name. */
export type DocumentFields = Readonly<Record<string, string | readonly string[]>>;

const placeholder = /\{\{\s*([^{}|]*?)\s*(?:\|\s*([^{}]*?)\s*)?\}\}/g;

/** Every field a template asks for, with its form (`date`), as written. */
export function placeholdersOf(template: DocumentTemplate): { name: string; form: string | undefined }[] {
  const texts = [
    ...Object.values(template.title),
    ...Object.values(template.paragraphs).flat(),
    ...Object.values(template.after).flat(),
    ...template.facts.map((fact) => fact.value),
  ];
  return texts.flatMap((text) => [...text.matchAll(placeholder)].map(([, name = '', form]) => ({ name, form })));
}

/**
 * The text with its fields filled in. A field nobody filled leaves nothing behind; `undefined` when the text has fields
 * and none of them is filled. A list stands one below the other.
 */
export function fillText(text: string, fields: DocumentFields, lang: Lang): string | undefined {
  let asked = 0;
  let filled = 0;
  const result = text.replace(placeholder, (_whole, name: string, form: string | undefined) => {
    asked += 1;
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const parts = (typeof value === 'string' ? [value] : (value ?? [])).filter((part) => part !== '');
    if (parts.length > 0) filled += 1;
    return parts.map((part) => (form === 'date' && isDate(part) ? formatDate(lang, part) : part)).join('\n');
  });
  if (asked > 0 && filled === 0) return undefined;
  return result
    .replace(/[ \t]+/g, ' ')
    .replace(/ +([,.;:])/g, '$1')
    .trim();
}

/** Fields every document may use. */
export const commonFields = [
  'case.number',
  'case.reference',
  'case.office',
  'case.service',
  'case.town',
  'case.date',
  'resident.givenName',
  'resident.familyName',
  'resident.birthDate',
  'resident.address',
] as const;

/** Problems of a template: what it asks for and nobody can fill. `known` are further fields, those of answers and register. */
export function templateProblems(template: DocumentTemplate, known: readonly string[]): string[] {
  const all = new Set<string>([...commonFields, ...known]);
  return placeholdersOf(template).flatMap(({ name, form }) => [
    ...(all.has(name) ? [] : [`${template.key}: there is no field ${name}`]),
    ...(form === undefined || form === 'date' ? [] : [`${template.key}: ${name} cannot be written as ${form}`]),
  ]);
}
