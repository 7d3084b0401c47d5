import type { Lang } from '#platform/i18n/messages.ts';
import { partsOf, schemaOf } from './form-check-rules.ts';
import type { FormDefinition, SingleAnswer } from './form-definition-rules.ts';

interface Option {
  value: string;
  label: string;
  hint?: string;
}

/** How an answer is asked for. */
export type Control =
  | { kind: 'text'; inputMode?: 'numeric' | 'decimal' | 'email'; maxLength?: number; width?: 4 | 8 | 16 }
  | { kind: 'long-text'; maxLength: number }
  | { kind: 'date'; birthday: boolean }
  | { kind: 'one-of'; options: Option[] }
  | { kind: 'from-list'; options: Option[] }
  | { kind: 'some-of'; options: Option[] }
  | { kind: 'yes-no' }
  | { kind: 'confirm' }
  | { kind: 'files'; max: number };

/** One answer as a page asks for it. `name` is its form name: `family.0.birthDate`. */
export interface AskedField {
  kind: 'field';
  name: string;
  label: string;
  help?: string;
  autocomplete?: string;
  optional: boolean;
  control: Control;
  value: unknown;
}

/** Several of the same kind in one go, each with its own answers. */
export interface AskedGroup {
  kind: 'group';
  name: string;
  label: string;
  help?: string;
  items: { legend: string; fields: AskedField[] }[];
  add: string;
  min: number;
  max: number;
}
export type AskedBlock = AskedField | AskedGroup;

/** More answers than these are a list to choose from, not buttons. */
const manyOptions = 7;
/** Longer texts get several lines. */
const oneLine = 200;

/** The fields of a page with their texts and what was answered so far: what any door needs to ask. */
export function askedBlocks(
  form: FormDefinition,
  names: readonly string[],
  answers: Readonly<Record<string, unknown>>,
  lang: Lang,
): AskedBlock[] {
  return names.flatMap((name): AskedBlock[] => {
    const schema = schemaOf(form, name);
    if (schema === undefined) return [];
    const text = form.fields[name];
    if (schema.type === 'array' && schema.items.type === 'object') {
      const { properties, required } = schema.items;
      const given: readonly unknown[] = Array.isArray(answers[name]) ? answers[name] : [];
      const min = schema.minItems ?? 0;
      const count = Math.max(given.length, min);
      return [
        {
          kind: 'group',
          name,
          label: text?.label[lang] ?? name,
          ...(text?.help ? { help: text.help[lang] } : {}),
          add: text?.add?.[lang] ?? '+',
          min,
          max: schema.maxItems,
          items: Array.from({ length: count }, (_, index) => {
            const values = new Map<string, unknown>(Object.entries(given[index] ?? {}));
            return {
              legend: `${text?.item?.[lang] ?? text?.label[lang] ?? name} ${index + 1}`,
              fields: partsOf(form, name).flatMap((part) => {
                const one = properties[part];
                return one === undefined
                  ? []
                  : [
                      asked(form, `${name}.${part}`, one, lang, {
                        name: `${name}.${index}.${part}`,
                        optional: !required.includes(part),
                        value: values.get(part),
                      }),
                    ];
              }),
            };
          }),
        },
      ];
    }
    const optional = !form.schema.required.includes(name);
    const value = answers[name];
    if (schema.type !== 'array') return [asked(form, name, schema, lang, { name, optional, value })];
    if (schema.items.type !== 'string') return [];
    const field = asked(form, name, schema.items, lang, { name, optional, value });
    const options = optionsOf(form, name, schema.items, lang);
    const control: Control =
      schema.items.format === 'upload' ? { kind: 'files', max: schema.maxItems } : { kind: 'some-of', options };
    return [{ ...field, control }];
  });
}

function asked(
  form: FormDefinition,
  path: string,
  schema: SingleAnswer,
  lang: Lang,
  rest: { name: string; optional: boolean; value: unknown },
): AskedField {
  const text = form.fields[path];
  return {
    kind: 'field',
    label: text?.label[lang] ?? path,
    ...(text?.help ? { help: text.help[lang] } : {}),
    ...(text?.autocomplete ? { autocomplete: text.autocomplete } : {}),
    control: controlOf(form, path, schema, lang),
    ...rest,
  };
}

function optionsOf(form: FormDefinition, path: string, schema: SingleAnswer, lang: Lang): Option[] {
  const texts = form.fields[path]?.options ?? {};
  return (schema.type === 'string' ? (schema.enum ?? []) : []).map((value) => {
    const text = texts[value];
    return { value, label: text?.[lang] ?? value, ...(text?.hint ? { hint: text.hint[lang] } : {}) };
  });
}

function controlOf(form: FormDefinition, path: string, schema: SingleAnswer, lang: Lang): Control {
  switch (schema.type) {
    case 'boolean':
      return schema.const === true ? { kind: 'confirm' } : { kind: 'yes-no' };
    case 'integer':
      return { kind: 'text', inputMode: 'numeric', width: 4 };
    case 'number':
      return { kind: 'text', inputMode: 'decimal', width: 8 };
    case 'string':
      break;
  }
  if (schema.enum) {
    const options = optionsOf(form, path, schema, lang);
    return { kind: options.length > manyOptions ? 'from-list' : 'one-of', options };
  }
  if (schema.format === 'date') return { kind: 'date', birthday: form.fields[path]?.autocomplete === 'bday' };
  if (schema.format === 'upload') return { kind: 'files', max: 1 };
  if (schema.format === 'email') return { kind: 'text', inputMode: 'email', maxLength: 254 };
  const maxLength = schema.maxLength ?? oneLine;
  if (maxLength > oneLine) return { kind: 'long-text', maxLength };
  return { kind: 'text', maxLength, ...(maxLength <= 16 ? { width: maxLength <= 8 ? 8 : 16 } : {}) };
}
