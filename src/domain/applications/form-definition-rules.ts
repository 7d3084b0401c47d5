import { z } from 'zod';
import { bothLanguages } from '#domain/catalogue/rules.ts';
import { conditionShape } from './form-condition-rules.ts';

/** A name of an answer. No dots: in a repeated group `family.0.birthDate` names one answer of one person. */
const answerName = z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/);

const textAnswer = z.strictObject({
  type: z.literal('string'),
  enum: z.array(z.string().min(1).max(80)).min(1).max(400).optional(),
  /** `upload` is the id of a file that was sent with the form. */
  format: z.enum(['date', 'email', 'upload']).optional(),
  minLength: z.int().min(0).optional(),
  maxLength: z.int().min(1).max(5000).optional(),
  pattern: z
    .string()
    .max(200)
    .refine((pattern) => isPattern(pattern), 'is no regular expression')
    .optional(),
});
const wholeNumber = z.strictObject({
  type: z.literal('integer'),
  minimum: z.int().optional(),
  maximum: z.int().optional(),
});
const anyNumber = z.strictObject({
  type: z.literal('number'),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});
/** `const: true` is something that must be confirmed. */
const yesOrNo = z.strictObject({ type: z.literal('boolean'), const: z.literal(true).optional() });
const single = z.discriminatedUnion('type', [textAnswer, wholeNumber, anyNumber, yesOrNo]);
export type SingleAnswer = z.output<typeof single>;

const groupItem = z.strictObject({
  type: z.literal('object'),
  properties: z.record(answerName, single),
  required: z.array(z.string()).default([]),
  additionalProperties: z.literal(false),
});
const several = z.strictObject({
  type: z.literal('array'),
  items: z.discriminatedUnion('type', [textAnswer, groupItem]),
  minItems: z.int().min(0).max(50).optional(),
  maxItems: z.int().min(1).max(50),
  uniqueItems: z.literal(true).optional(),
});
const answer = z.discriminatedUnion('type', [textAnswer, wholeNumber, anyNumber, yesOrNo, several]);
export type AnswerSchema = z.output<typeof answer>;

/** The part of JSON Schema 2020-12 a form may use: nothing that refers elsewhere, nothing without an end. */
const answersSchema = z.strictObject({
  $schema: z.literal('https://json-schema.org/draft/2020-12/schema'),
  type: z.literal('object'),
  properties: z.record(answerName, answer),
  /** Wanted where it is asked; what is not asked is never wanted. */
  required: z.array(z.string()).default([]),
  additionalProperties: z.literal(false),
});

const choice = bothLanguages.extend({ hint: bothLanguages.optional() });

const field = z.strictObject({
  label: bothLanguages,
  help: bothLanguages.optional(),
  /** Said where nothing was answered, and where the answer is not as it must be. */
  missing: bothLanguages.optional(),
  wrong: bothLanguages.optional(),
  options: z.record(z.string(), choice).optional(),
  when: conditionShape.optional(),
  /** HTML's name for what the browser may fill in. */
  autocomplete: z
    .string()
    .regex(/^[a-z0-9 -]{2,40}$/)
    .optional(),
  /** In a repeated group: its answers in the order they are asked, what one of them is called, and the button for another. */
  parts: z.array(answerName).optional(),
  item: bothLanguages.optional(),
  add: bothLanguages.optional(),
});
export type FieldText = z.output<typeof field>;

/** A day: so many days from today, or from another answer. */
const bound = z.union([z.strictObject({ today: z.int() }), z.strictObject({ field: answerName, days: z.int() })]);

const dateRule = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  /** `movingOut`, or `family.birthDate` for each of a group. */
  field: z.string(),
  notBefore: bound.optional(),
  notAfter: bound.optional(),
  /** `notice` is said and does not stop anybody. */
  effect: z.enum(['refuse', 'notice']),
  text: bothLanguages,
  /** The law it comes from. */
  source: z.string().min(1),
});
export type DateRule = z.output<typeof dateRule>;

/** Pages of the portal beside the form's own. */
export const ownPages = ['check', 'sent', 'pause', 'files'] as const;

const page = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/)
    .refine((id) => !ownPages.some((own) => own === id), 'is the name of a page every form has'),
  title: bothLanguages,
  help: bothLanguages.optional(),
  when: conditionShape.optional(),
  fields: z.array(answerName).min(1).max(30),
});
export type FormPage = z.output<typeof page>;

/** Which answers say who asks and how to answer them: the resident's party of the case. */
const applicant = z.strictObject({
  givenName: answerName.optional(),
  familyName: answerName,
  birthDate: answerName.optional(),
  street: answerName.optional(),
  houseNumber: answerName.optional(),
  postcode: answerName.optional(),
  place: answerName.optional(),
  phone: answerName.optional(),
  email: answerName.optional(),
  contactWay: answerName,
});
export type ApplicantFields = z.output<typeof applicant>;

/** A form as data: what may be answered (JSON Schema), on which pages it is asked and when, and every text of it. */
export const formShape = z.strictObject({
  title: bothLanguages,
  /** Of the start page: who may, and how long it takes. */
  whoMay: bothLanguages,
  minutes: z.int().min(1).max(120),
  schema: answersSchema,
  pages: z.array(page).min(1).max(40),
  /** Every answer's texts, by its name; in a repeated group `family.birthDate`. */
  fields: z.record(z.string(), field),
  rules: z.array(dateRule).default([]),
  applicant,
  /** The service's fee counts once, or for each of `times`; `freeWhen` it is waived. */
  fee: z.strictObject({ times: answerName.optional(), freeWhen: conditionShape.optional() }).default({}),
  /** When the issued document is collected at the office instead of being sent. */
  pickUp: conditionShape.optional(),
  /** What happens after sending, step by step. */
  next: z.array(bothLanguages).max(6).default([]),
});
export type FormDefinition = z.output<typeof formShape>;

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}
