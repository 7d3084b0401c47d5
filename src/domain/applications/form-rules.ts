import { holds } from './form-condition-rules.ts';
import type { AnswerSchema, FieldText, FormDefinition, FormPage } from './form-definition-rules.ts';

export { checkDefinition, type DefinitionProblem, partsOf, schemaOf } from './form-check-rules.ts';
export { type Condition, conditionShape, holds } from './form-condition-rules.ts';
export { dateProblems, notices, type RuleBroken } from './form-date-rules.ts';
export {
  type AnswerSchema,
  type ApplicantFields,
  type DateRule,
  type FieldText,
  type FormDefinition,
  type FormPage,
  formShape,
  ownPages,
  type SingleAnswer,
} from './form-definition-rules.ts';
export { type AnswerRow, describeAnswers } from './form-describe-rules.ts';
export { type AskedBlock, type AskedField, type AskedGroup, askedBlocks, type Control } from './form-view-rules.ts';

/** Answers by name: texts, numbers, yes and no, lists of texts, and groups (a list of objects). */
export type Answers = Readonly<Record<string, unknown>>;

export interface AskedPage {
  page: FormPage;
  /** Of these names of `page.fields` is asked. */
  fields: string[];
}

export interface Asked {
  pages: AskedPage[];
  /** The answers to what is asked, and no others. */
  answers: Record<string, unknown>;
}

/**
 * Walks the form as somebody with these answers walks it: which pages and fields are asked, and which answers belong to
 * them. Conditions look at answers already kept, so an answer of an abandoned branch opens no further branch.
 */
export function askedOf(form: FormDefinition, given: Answers): Asked {
  const answers: Record<string, unknown> = {};
  const pages: AskedPage[] = [];
  for (const page of form.pages) {
    if (page.when && !holds(page.when, answers)) continue;
    const fields = page.fields.filter((name) => {
      const { when } = fieldText(form, name);
      return when === undefined || holds(when, answers);
    });
    if (fields.length === 0) continue;
    pages.push({ page, fields });
    for (const name of fields) {
      const schema = form.schema.properties[name];
      const kept = schema && keep(schema, Object.hasOwn(given, name) ? given[name] : undefined);
      if (kept !== undefined) answers[name] = kept;
    }
  }
  return { pages, answers };
}

/** The answers that leave: only those to what was asked on the way taken. Pruning twice is pruning once. */
export function prune(form: FormDefinition, given: Answers): Record<string, unknown> {
  return askedOf(form, given).answers;
}

/** An answer without what the form does not know; nothing where nothing was answered. */
function keep(schema: AnswerSchema, value: unknown): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  if (schema.type !== 'array' || !Array.isArray(value)) return value;
  const { items } = schema;
  const kept = items.type === 'object' ? value.map((item: unknown) => keepItem(items.properties, item)) : value;
  return kept.length === 0 ? undefined : kept;
}

function keepItem(properties: Readonly<Record<string, unknown>>, item: unknown): unknown {
  if (item === null || typeof item !== 'object') return item;
  return Object.fromEntries(
    Object.entries(item).filter(([name, value]) => Object.hasOwn(properties, name) && value !== '' && value !== null),
  );
}

/** The texts of an answer; `checkDefinition` has seen that there are some. */
export function fieldText(form: FormDefinition, name: string): FieldText {
  return form.fields[name] ?? { label: { de: name, en: name } };
}

/** What the application costs, from the fee for one (whole cents). */
export function totalFee(form: FormDefinition, answers: Answers, cents: number): { cents: number; count: number } {
  if (form.fee.freeWhen && holds(form.fee.freeWhen, answers)) return { cents: 0, count: 0 };
  const count = copiesIn(form, answers);
  return { cents: cents * count, count };
}

/** How many copies were asked for; one where the form does not ask. */
export function copiesIn(form: FormDefinition, answers: Answers): number {
  const times = form.fee.times === undefined ? 1 : answers[form.fee.times];
  return typeof times === 'number' && Number.isInteger(times) && times > 0 ? times : 1;
}
