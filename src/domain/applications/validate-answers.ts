import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { partySchema } from '#domain/cases/rules.ts';
import { inputProblems } from '#platform/commands/input-problems.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import { parseDateFields } from '#platform/values/date.ts';
import { type Answers, askedOf, dateProblems, type FormDefinition } from './form-rules.ts';
import { partyOf } from './party-of.ts';

export type CheckedAnswers =
  | { ok: true; answers: Record<string, unknown> }
  | { ok: false; problems: [Problem, ...Problem[]]; answers: Record<string, unknown> };

/**
 * Checks answers against the form: its JSON Schema, its rules on dates, and what a case needs to know of the person.
 * Only what is asked is wanted and kept; `answers` are the pruned ones. `today` is the day in Germany (ISO).
 */
export function validateAnswers(form: FormDefinition, given: Answers, today: string): CheckedAnswers {
  const { pages, answers } = askedOf(form, given);
  const names = pages.flatMap(({ fields }) => fields);
  const validate = validatorOf(form, names);
  const problems: Problem[] = validate(answers)
    ? []
    : (validate.errors ?? []).flatMap((error) => ofError(error, answers));
  problems.push(...unprintable(answers, ''));
  for (const { rule, field } of dateProblems(form, answers, today))
    problems.push({ code: 'application.rule-broken', field, data: { de: rule.text.de, en: rule.text.en } });
  problems.push(...partyProblems(form, answers, problems));
  const [first, ...rest] = problems;
  return first === undefined ? { ok: true, answers } : { ok: false, problems: [first, ...rest], answers };
}

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false });
addFormats.default(ajv, ['date', 'email']);
ajv.addFormat('upload', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);

/** Compiled once for each form and way through it: compiling costs a thousand times what checking does. */
const compiled = new WeakMap<FormDefinition, Map<string, ValidateFunction>>();

function validatorOf(form: FormDefinition, names: readonly string[]): ValidateFunction {
  const known = compiled.get(form) ?? new Map<string, ValidateFunction>();
  compiled.set(form, known);
  const key = names.join(' ');
  const found = known.get(key);
  if (found) return found;
  const { schema } = form;
  const made = ajv.compile({
    ...schema,
    properties: Object.fromEntries(names.map((name) => [name, schema.properties[name]])),
    required: schema.required.filter((name) => names.includes(name)),
  });
  // A form has few ways through it; a clever one shall not fill the memory.
  if (known.size > 200) known.clear();
  known.set(key, made);
  return made;
}

/** One of Ajv's errors as a problem of ours. Its own words are never shown. */
function ofError(error: ErrorObject, answers: Answers): Problem[] {
  const field = error.instancePath.slice(1).replaceAll('/', '.');
  const number = (key: string): number => Number(new Map<string, unknown>(Object.entries(error.params)).get(key));
  switch (error.keyword) {
    case 'required': {
      const missing = String(error.params.missingProperty);
      return [{ code: 'input.required', field: field === '' ? missing : `${field}.${missing}` }];
    }
    case 'const':
      return [{ code: 'application.must-confirm', field }];
    case 'enum':
      return [{ code: 'input.not-a-choice', field }];
    case 'minLength':
      return [{ code: 'input.too-short', field, data: { min: number('limit') } }];
    case 'maxLength':
      return [{ code: 'input.too-long', field, data: { max: number('limit') } }];
    case 'minimum':
      return [{ code: 'application.number-too-small', field, data: { min: number('limit') } }];
    case 'maximum':
      return [{ code: 'application.number-too-large', field, data: { max: number('limit') } }];
    case 'minItems':
      return [{ code: 'input.required', field }];
    case 'maxItems':
      return [{ code: 'application.too-many', field, data: { max: number('limit') } }];
    case 'format':
      return [{ code: error.params.format === 'email' ? 'email.invalid' : 'date.invalid', field }];
    case 'type':
      return [{ code: typeProblem(error, answers), field }];
    case 'additionalProperties':
      return [{ code: 'input.unknown-field', field: String(error.params.additionalProperty) }];
    default:
      return [{ code: 'input.invalid', field }];
  }
}

/** A date whose parts fit no day, a number that is none; else simply not as it must be. */
function typeProblem(error: ErrorObject, answers: Answers): string {
  if (error.params.type === 'integer') return 'application.not-a-whole-number';
  if (error.params.type === 'number') return 'application.not-a-number';
  let value: unknown = answers;
  for (const key of error.instancePath.split('/').slice(1))
    value = new Map<string, unknown>(Object.entries(value ?? {})).get(key);
  const parts = dateParts(value);
  if (!parts) return 'input.invalid';
  const parsed = parseDateFields(parts);
  return parsed.ok ? 'date.invalid' : parsed.problem;
}

/** What was typed into three boxes and is no date stays as `{ day, month, year }`, to be shown again. */
function dateParts(value: unknown): { day: string; month: string; year: string } | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { day, month, year } = { day: '', month: '', year: '', ...value };
  return { day: String(day), month: String(month), year: String(year) };
}

/** Texts with signs nobody can type or print: they would change how a letter reads. */
function unprintable(value: unknown, path: string): Problem[] {
  if (typeof value === 'string')
    return /[^\P{Cc}\n\r\t]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u.test(value)
      ? [{ code: 'input.invalid', field: path }]
      : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => unprintable(one, path === '' ? key : `${path}.${key}`));
}

/** The person's data must do for a case: a name, an address that exists, and what the chosen way of answering needs. */
function partyProblems(form: FormDefinition, answers: Answers, before: readonly Problem[]): Problem[] {
  const parsed = partySchema.safeParse(partyOf(form, answers), { reportInput: true });
  if (parsed.success) return [];
  const { applicant } = form;
  const names: Readonly<Record<string, string | undefined>> = {
    ...applicant,
    ...Object.fromEntries(
      (['street', 'houseNumber', 'postcode', 'place'] as const).map((part) => [`address.${part}`, applicant[part]]),
    ),
    address: applicant.street,
  };
  return inputProblems(parsed.error).flatMap((problem) => {
    // What no answer of the form can mend is said where the way of answering is chosen: another way needs less.
    const field = names[problem.field ?? ''] ?? applicant.contactWay;
    return before.some((one) => one.field === field) ? [] : [{ ...problem, field }];
  });
}
