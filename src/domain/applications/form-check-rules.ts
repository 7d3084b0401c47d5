import { type Condition, lookedAt } from './form-condition-rules.ts';
import type { AnswerSchema, FormDefinition, SingleAnswer } from './form-definition-rules.ts';

/** What a definition that fits its shape still gets wrong; `at` is the place in the file. */
export interface DefinitionProblem {
  at: string;
  code:
    | 'page-twice'
    | 'answer-unknown'
    | 'answer-twice'
    | 'answer-never-asked'
    | 'texts-missing'
    | 'options-missing'
    | 'option-unknown'
    | 'condition-looks-ahead'
    | 'not-a-date'
    | 'not-a-number'
    | 'no-length'
    | 'required-unknown';
}

/** What keeps a definition from being used. Empty: every page can be shown and every answer checked. */
export function checkDefinition(form: FormDefinition): DefinitionProblem[] {
  return [
    ...checkPages(form),
    ...Object.entries(form.schema.properties).flatMap(([name, schema]) => checkAnswer(form, name, schema)),
    ...form.schema.required.flatMap((name) => unknown(form, name, 'required-unknown', `schema.required.${name}`)),
    ...Object.entries(form.applicant).flatMap(([part, name]) =>
      name === undefined ? [] : unknown(form, name, 'answer-unknown', `applicant.${part}`),
    ),
    ...checkRules(form),
    ...checkFee(form),
  ];
}

function unknown(form: FormDefinition, name: string, code: DefinitionProblem['code'], at: string): DefinitionProblem[] {
  return Object.hasOwn(form.schema.properties, name) ? [] : [{ at, code }];
}

/**
 * Conditions look at answers of pages before: on a page without scripts nothing can appear while one answers, and a
 * walk forward needs no second look.
 */
function checkPages(form: FormDefinition): DefinitionProblem[] {
  const found: DefinitionProblem[] = [];
  const before = new Set<string>();
  const ids = new Set<string>();
  const ahead = (when: Condition | undefined, at: string) => {
    if (when && lookedAt(when).some((name) => !before.has(name))) found.push({ at, code: 'condition-looks-ahead' });
  };
  for (const page of form.pages) {
    if (ids.has(page.id)) found.push({ at: `pages.${page.id}`, code: 'page-twice' });
    ids.add(page.id);
    ahead(page.when, `pages.${page.id}.when`);
    for (const name of page.fields) {
      found.push(...unknown(form, name, 'answer-unknown', `pages.${page.id}.${name}`));
      ahead(form.fields[name]?.when, `fields.${name}.when`);
    }
    for (const name of page.fields) {
      if (before.has(name)) found.push({ at: `pages.${page.id}.${name}`, code: 'answer-twice' });
      before.add(name);
    }
  }
  for (const name of Object.keys(form.schema.properties))
    if (!before.has(name)) found.push({ at: `schema.properties.${name}`, code: 'answer-never-asked' });
  return found;
}

function checkAnswer(form: FormDefinition, name: string, schema: AnswerSchema): DefinitionProblem[] {
  if (schema.type !== 'array') return checkSingle(form, name, schema);
  const { items } = schema;
  if (items.type === 'string') return checkSingle(form, name, items);
  return [
    ...texts(form, name),
    ...Object.entries(items.properties).flatMap(([part, one]) => checkSingle(form, `${name}.${part}`, one)),
    ...items.required
      .filter((part) => !Object.hasOwn(items.properties, part))
      .map((part): DefinitionProblem => ({ at: `${name}.required.${part}`, code: 'required-unknown' })),
  ];
}

const texts = (form: FormDefinition, name: string): DefinitionProblem[] =>
  form.fields[name] ? [] : [{ at: `fields.${name}`, code: 'texts-missing' }];

function checkSingle(form: FormDefinition, name: string, schema: SingleAnswer): DefinitionProblem[] {
  const found = texts(form, name);
  if (schema.type !== 'string') return found;
  const options = Object.keys(form.fields[name]?.options ?? {});
  for (const value of schema.enum ?? [])
    if (!options.includes(value)) found.push({ at: `fields.${name}.options.${value}`, code: 'options-missing' });
  for (const option of options)
    if (!schema.enum?.includes(option)) found.push({ at: `fields.${name}.options.${option}`, code: 'option-unknown' });
  if (!schema.enum && !schema.format && schema.maxLength === undefined)
    found.push({ at: `schema.properties.${name}`, code: 'no-length' });
  return found;
}

/** The schema of an answer by its name, also `family.birthDate`. */
export function schemaOf(form: FormDefinition, path: string): AnswerSchema | undefined {
  const [name = '', part] = path.split('.');
  const schema = Object.hasOwn(form.schema.properties, name) ? form.schema.properties[name] : undefined;
  if (part === undefined || schema === undefined) return schema;
  return schema.type === 'array' && schema.items.type === 'object' ? schema.items.properties[part] : undefined;
}

/**
 * The answers of a repeated group in the order they are asked. The file names the order: a database keeps lists as they
 * are and objects as it likes.
 */
export function partsOf(form: FormDefinition, name: string): string[] {
  const schema = schemaOf(form, name);
  if (schema?.type !== 'array' || schema.items.type !== 'object') return [];
  const all = Object.keys(schema.items.properties);
  const named = (form.fields[name]?.parts ?? []).filter((part) => all.includes(part));
  return [...named, ...all.filter((part) => !named.includes(part))];
}

function checkRules(form: FormDefinition): DefinitionProblem[] {
  const isDate = (path: string) => {
    const schema = schemaOf(form, path);
    return schema?.type === 'string' && schema.format === 'date';
  };
  return form.rules.flatMap((rule) => {
    const others = [rule.notBefore, rule.notAfter].flatMap((bound) => (bound && 'field' in bound ? [bound.field] : []));
    return [rule.field, ...others]
      .filter((path) => !isDate(path))
      .map((path): DefinitionProblem => ({ at: `rules.${rule.id}.${path}`, code: 'not-a-date' }));
  });
}

/** The fee, and whether the document is collected: what they look at must be asked. */
function checkFee(form: FormDefinition): DefinitionProblem[] {
  const { times, freeWhen } = form.fee;
  const looks = (condition: Condition | undefined, at: string) =>
    condition ? lookedAt(condition).flatMap((name) => unknown(form, name, 'answer-unknown', at)) : [];
  const number = times === undefined || schemaOf(form, times)?.type === 'integer';
  return [
    ...(number ? [] : [{ at: 'fee.times', code: 'not-a-number' } as const]),
    ...looks(freeWhen, 'fee.freeWhen'),
    ...looks(form.pickUp, 'pickUp'),
  ];
}
