import { requestVisit } from '#domain/visits/index.ts';
import { inputProblems } from '#platform/commands/input-problems.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import { type FormBody, fieldText, fieldTexts } from '#platform/http/form-input.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { readDateParts } from '#platform/ui/read-date-parts.ts';
import { parseDateFields } from '#platform/values/date.ts';

export const requestSteps = ['whom', 'services', 'person', 'contact', 'visit', 'proof', 'check'] as const;
export type RequestStep = (typeof requestSteps)[number];

const dateParts = (name: string) => ['day', 'month', 'year'].map((part) => `${name}-${part}`);
const addressNames = (name: string) =>
  ['street', 'houseNumber', 'postcode', 'place'].map((part) => `${name}.address.${part}`);

/** Form fields of each page. */
export const requestFields: Readonly<Record<RequestStep, readonly string[]>> = {
  whom: ['whom'],
  services: ['services'],
  person: [
    'caller.givenName',
    'caller.familyName',
    'resident.givenName',
    'resident.familyName',
    ...dateParts('resident.birthDate'),
    ...addressNames('resident'),
    'livesIn',
    'takesPart',
  ],
  contact: ['contactWay', 'phone', 'email', 'callBack'],
  visit: [
    'access.lift',
    'access.bell',
    'access.dog',
    'access.socket',
    'access.table',
    'access.note',
    'days',
    'dayPart',
    ...dateParts('notBefore'),
    'skills',
    'message',
  ],
  proof: ['proofKinds'],
  check: [],
};

export const asksForOther = (fields: FormBody): boolean => !['', 'self'].includes(fieldText(fields, 'whom'));

const textOf = (fields: FormBody, name: string): string | undefined => fieldText(fields, name) || undefined;

function dateOf(fields: FormBody, name: string): string | undefined {
  const parsed = parseDateFields(readDateParts(fields, name));
  return parsed.ok ? parsed.date : undefined;
}

export function addressOf(fields: FormBody, name: string) {
  return {
    street: fieldText(fields, `${name}.street`),
    houseNumber: fieldText(fields, `${name}.houseNumber`),
    postcode: fieldText(fields, `${name}.postcode`),
    place: fieldText(fields, `${name}.place`),
  };
}

/** Access and wishes as the commands take them. */
export function visitPart(fields: FormBody) {
  const days = fieldTexts(fields, 'days').map(Number);
  const part = { morning: ['08:00', '12:00'], afternoon: ['12:00', '18:00'] }[fieldText(fields, 'dayPart')];
  const [from = '08:00', to = '18:00'] = part ?? [];
  const anyWish = days.length > 0 || part !== undefined;
  const yes = (name: string) => fieldText(fields, name) === 'yes';
  return {
    access: {
      lift: textOf(fields, 'access.lift'),
      bell: textOf(fields, 'access.bell'),
      dog: yes('access.dog'),
      ...(fields['access.socket'] ? { socket: yes('access.socket') } : {}),
      ...(fields['access.table'] ? { table: yes('access.table') } : {}),
      note: textOf(fields, 'access.note'),
    },
    wishes: {
      spans: anyWish ? [{ days: days.length > 0 ? days : [1, 2, 3, 4, 5], from, to }] : [],
      notBefore: dateOf(fields, 'notBefore'),
    },
    skills: fieldTexts(fields, 'skills'),
    message: textOf(fields, 'message'),
  };
}

/** The input of `visits.request`, from what was typed; not yet checked. */
export function requestFrom(fields: FormBody, lang: Lang) {
  const other = asksForOther(fields);
  const way = fieldText(fields, 'contactWay');
  const reach = { phone: textOf(fields, 'phone'), email: textOf(fields, 'email') };
  // A letter goes where the visit goes: of the one who asks we need no address of their own.
  const own = { ...reach, contactWay: way || undefined };
  const silent = { contactWay: way === 'letter' ? 'letter' : 'none' };
  const livesIn = fieldText(fields, 'livesIn');
  return {
    channel: 'portal',
    lang,
    services: fieldTexts(fields, 'services'),
    residentTakesPart: other ? fieldText(fields, 'takesPart') !== 'no' : true,
    resident: {
      givenName: textOf(fields, 'resident.givenName'),
      familyName: fieldText(fields, 'resident.familyName'),
      birthDate: dateOf(fields, 'resident.birthDate'),
      address: addressOf(fields, 'resident.address'),
      ...(other ? silent : own),
    },
    ...(other
      ? {
          caller: {
            relation: fieldText(fields, 'whom'),
            givenName: textOf(fields, 'caller.givenName'),
            familyName: fieldText(fields, 'caller.familyName'),
            ...reach,
            contactWay: way === 'letter' ? 'none' : way || undefined,
          },
        }
      : {}),
    ...(livesIn === 'care-home' || livesIn === 'prison' ? { livesIn } : {}),
    proofKinds: fieldTexts(fields, 'proofKinds'),
    ...visitPart(fields),
    callBack: fieldText(fields, 'callBack') === 'yes',
  };
}

/** The form field an input path of the command belongs to. */
export function fieldOf(path: string): string {
  const known: Readonly<Record<string, string>> = {
    'wishes.notBefore': 'notBefore',
    residentTakesPart: 'takesPart',
    'caller.relation': 'whom',
  };
  const reach = /^(?:resident|caller|contact)\.(contactWay|phone|email)$/.exec(path)?.[1];
  return known[path] ?? reach ?? path.replace(/^(services|proofKinds|skills)\.\d+$/, '$1');
}

/** What is wrong with one page. */
export function checkRequest(step: RequestStep, fields: FormBody, lang: Lang): Problem[] {
  const missing = (names: readonly string[]): Problem[] =>
    names.filter((name) => fieldText(fields, name) === '').map((field) => ({ code: 'input.required', field }));
  const own: Record<RequestStep, () => Problem[]> = {
    whom: () => missing(['whom']),
    services: () => [],
    person: () => [
      ...missing(asksForOther(fields) ? ['livesIn', 'takesPart'] : ['livesIn']),
      ...dateProblem(fields, 'resident.birthDate'),
    ],
    contact: () => [
      ...missing(['contactWay']),
      ...(fieldText(fields, 'callBack') === 'yes' && fieldText(fields, 'phone') === ''
        ? [{ code: 'case.no-phone', field: 'phone' }]
        : []),
    ],
    visit: () => dateProblem(fields, 'notBefore'),
    proof: () => [],
    check: () => [],
  };
  const parsed = requestVisit.input.safeParse(requestFrom(fields, lang), { reportInput: true });
  const names = requestFields[step].map((name) => name.replace(/-(day|month|year)$/, ''));
  const found = parsed.success ? [] : inputProblems(parsed.error);
  return [...own[step](), ...found.filter((problem) => names.includes(fieldOf(problem.field ?? '')))];
}

export function dateProblem(fields: FormBody, field: string): Problem[] {
  const parts = readDateParts(fields, field);
  if (parts.day === '' && parts.month === '' && parts.year === '') return [];
  const parsed = parseDateFields(parts);
  return parsed.ok ? [] : [{ code: parsed.problem, field }];
}
