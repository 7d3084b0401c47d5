import type { FormDefinition, SingleAnswer } from './form-rules.ts';
import type { XdfField, XdfGroup, XdfSchema } from './read-xdf.ts';
import { ownPages } from './xdf-own-pages.ts';

/** Something of the schema the draft does not hold, or not as it was meant: work for whoever finishes the form. */
export interface XdfNote {
  /** "F00001028 Krankenversicherungsträger" */
  at: string;
  note:
    | 'only-text'
    | 'not-shown'
    | 'options-missing'
    | 'precision-not-understood'
    | 'type-not-understood'
    | 'count-lowered'
    | 'group-inside-group'
    | 'rule'
    | 'english-missing'
    | 'page-split';
  more?: string;
}

/** A list without an end gets one; the form's own limit. */
const mostItems = 20;
/** More questions than these are not one page. */
const mostOnPage = 8;
const longText = 500;

type Fields = FormDefinition['fields'];
type Properties = FormDefinition['schema']['properties'];

interface Drafting {
  properties: Properties;
  required: string[];
  fields: Fields;
  notes: XdfNote[];
}

/**
 * A first draft of a form from a FIM schema: groups become pages, cardinalities what is wanted and what repeats, types
 * and precisions the schema of each answer, help texts stay. English is a copy of the German. Everything that could not
 * be carried over is noted. The draft can be shown at once; it says how to answer the person by pages of its own.
 */
export function draftFromXdf(schema: XdfSchema): { definition: FormDefinition; notes: XdfNote[] } {
  const drafting: Drafting = { properties: {}, required: [], fields: {}, notes: [] };
  const pages = pagesOf(schema).flatMap(({ title, help, members }) => {
    const names = members.flatMap((member) => take(drafting, member));
    const parts = inParts(names);
    if (parts.length > 1) drafting.notes.push({ at: title, note: 'page-split', more: String(parts.length) });
    return parts.map((fields, index) => ({
      title: parts.length > 1 ? `${title} (${index + 1})` : title,
      help: index === 0 ? help : undefined,
      fields,
    }));
  });
  const own = ownPages(drafting.properties, drafting.fields);
  for (const { id, text } of schema.rules) drafting.notes.push({ at: id, note: 'rule', more: text });
  drafting.notes.push({ at: schema.id, note: 'english-missing' });
  const title = both(schema.name);
  return {
    notes: drafting.notes,
    definition: {
      title,
      whoMay: { de: 'Noch zu beschreiben.', en: 'To be described.' },
      minutes: Math.min(120, Math.max(5, Math.ceil(Object.keys(drafting.properties).length / 3))),
      schema: {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        properties: { ...drafting.properties, ...own.properties },
        required: [...drafting.required, ...own.required],
        additionalProperties: false,
      },
      pages: [
        ...pages.map((page, index) => ({
          id: `page-${index + 1}`,
          title: both(page.title),
          ...(page.help ? { help: both(page.help) } : {}),
          fields: page.fields,
        })),
        ...own.pages,
      ],
      fields: { ...drafting.fields, ...own.fields },
      rules: [],
      applicant: own.applicant,
      fee: {},
      next: [],
    },
  };
}

interface XdfPage {
  title: string;
  help: string | undefined;
  members: (XdfField | XdfGroup)[];
}

/** Each group of the schema is a page; fields that stand alone share one until the next group. */
function pagesOf(schema: XdfSchema): XdfPage[] {
  const pages: XdfPage[] = [];
  let alone: XdfPage | undefined;
  for (const member of schema.members) {
    if (member.kind === 'group' && !repeats(member)) {
      pages.push({ title: member.label, help: member.help, members: member.members });
      alone = undefined;
    } else if (member.kind === 'group') {
      pages.push({ title: member.label, help: undefined, members: [member] });
      alone = undefined;
    } else {
      alone ??= { title: schema.name, help: undefined, members: [] };
      if (alone.members.length === 0) pages.push(alone);
      alone.members.push(member);
    }
  }
  return pages;
}

const repeats = (member: XdfField | XdfGroup): boolean => member.max === undefined || member.max > 1;
const at = (member: XdfField | XdfGroup): string => `${member.id} ${member.label}`;
const both = (text: string) => ({ de: text, en: text });

function inParts(names: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (let from = 0; from < names.length; from += mostOnPage) parts.push(names.slice(from, from + mostOnPage));
  return parts;
}

/** Puts a member and what stands in it into the draft. @returns the names of its answers */
function take(drafting: Drafting, member: XdfField | XdfGroup, optional = false): string[] {
  if (repeats(member)) return takeRepeated(drafting, member, optional || member.min === 0);
  if (member.kind === 'group')
    return member.members.flatMap((inner) => take(drafting, inner, optional || member.min === 0));
  const schema = answerOf(drafting, member);
  if (!schema) return [];
  const name = freeName(drafting, member.id);
  drafting.properties[name] = schema;
  drafting.fields[name] = textsOf(member, schema);
  if (member.min > 0 && !optional) drafting.required.push(name);
  return [name];
}

/** Something that comes several times: people, children, former names. */
function takeRepeated(drafting: Drafting, member: XdfField | XdfGroup, optional: boolean): string[] {
  const inner = member.kind === 'field' ? [member] : flatFields(drafting, member, false);
  const properties: Record<string, SingleAnswer> = {};
  const required: string[] = [];
  const name = freeName(drafting, member.id);
  for (const field of inner) {
    const schema = answerOf(drafting, field);
    if (!schema) continue;
    const part = nameOf(field.id);
    properties[part] = schema;
    drafting.fields[`${name}.${part}`] = textsOf(field, schema);
    if (field.min > 0) required.push(part);
  }
  if (Object.keys(properties).length === 0) return [];
  const wanted = member.max ?? mostItems;
  if (member.max === undefined || wanted > mostItems)
    drafting.notes.push({ at: at(member), note: 'count-lowered', more: String(mostItems) });
  drafting.properties[name] = {
    type: 'array',
    items: { type: 'object', properties, required, additionalProperties: false },
    ...(member.min > 0 ? { minItems: Math.min(member.min, mostItems) } : {}),
    maxItems: Math.min(wanted, mostItems),
  };
  drafting.fields[name] = {
    label: both(member.label),
    ...(member.help ? { help: both(member.help) } : {}),
    parts: Object.keys(properties),
    item: both(member.label),
    add: { de: 'Noch ein Eintrag', en: 'Another entry' },
  };
  if (member.min > 0 && !optional) drafting.required.push(name);
  return [name];
}

/** A repeated group knows no group that repeats within: it is asked for once. */
function flatFields(drafting: Drafting, group: XdfGroup, optional: boolean): XdfField[] {
  return group.members.flatMap((member) => {
    if (repeats(member)) drafting.notes.push({ at: at(member), note: 'group-inside-group' });
    if (member.kind === 'group') return flatFields(drafting, member, optional || member.min === 0);
    return [optional ? { ...member, min: 0 } : member];
  });
}

const nameOf = (id: string): string => id.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The same field may stand in several groups: the second one gets a number. */
function freeName(drafting: Drafting, id: string): string {
  const name = nameOf(id);
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${name}n${number}`;
    if (!Object.hasOwn(drafting.properties, free)) return free;
  }
}

function textsOf(field: XdfField, schema: SingleAnswer) {
  const options =
    schema.type === 'string' && schema.enum
      ? Object.fromEntries(schema.enum.map((value) => [value, both(value)]))
      : undefined;
  return {
    label: both(field.label),
    ...(field.help ? { help: both(field.help) } : {}),
    ...(options ? { options } : {}),
  };
}

function answerOf(drafting: Drafting, field: XdfField): SingleAnswer | undefined {
  const note = (what: XdfNote['note'], more?: string) =>
    drafting.notes.push({ at: at(field), note: what, ...(more ? { more } : {}) });
  if (field.art === 'label') return void note('only-text');
  if (field.art === 'hidden' || field.art === 'locked') return void note('not-shown', field.art);
  const limits = limitsOf(field.precision);
  if (!limits) note('precision-not-understood', field.precision);
  if (field.art === 'select') note('options-missing', field.codeList);
  const { minimum, maximum, minLength, maxLength, pattern } = limits ?? {};
  const numbers = { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
  switch (field.type) {
    case 'date':
      return { type: 'string', format: 'date' };
    case 'bool':
      return { type: 'boolean' };
    case 'num_int':
      return { type: 'integer', ...numbers };
    case 'num':
    case 'num_currency':
      return { type: 'number', ...numbers };
    case 'file':
      return { type: 'string', format: 'upload' };
    case 'text':
      break;
    default:
      note('type-not-understood', field.type);
  }
  return {
    type: 'string',
    ...(minLength === undefined ? {} : { minLength }),
    maxLength: maxLength ?? longText,
    ...(pattern === undefined ? {} : { pattern }),
  };
}

interface Limits {
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
}

/** The precision of a field: JSON with numbers as texts. `undefined` when it is something else. */
function limitsOf(precision: string | undefined): Limits | undefined {
  if (precision === undefined) return {};
  let read: unknown;
  try {
    read = JSON.parse(precision);
  } catch {
    return undefined;
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return undefined;
  const values = new Map<string, unknown>(Object.entries(read));
  const number = (key: string, most: number): number | undefined => {
    const value = Number(values.get(key) ?? Number.NaN);
    return Number.isFinite(value) && Math.abs(value) <= most ? value : undefined;
  };
  const length = (key: string) => {
    const value = number(key, 5000);
    return value !== undefined && Number.isInteger(value) && value >= 0 ? value : undefined;
  };
  const pattern = values.get('pattern');
  const limits: Limits = {};
  const [minLength, maxLength] = [length('minLength'), length('maxLength')];
  const [minimum, maximum] = [number('minValue', 1e12), number('maxValue', 1e12)];
  if (minLength !== undefined) limits.minLength = minLength;
  if (maxLength !== undefined && maxLength > 0) limits.maxLength = maxLength;
  if (minimum !== undefined) limits.minimum = minimum;
  if (maximum !== undefined) limits.maximum = maximum;
  if (typeof pattern === 'string' && pattern.length <= 200 && isPattern(pattern)) limits.pattern = pattern;
  return limits;
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}
