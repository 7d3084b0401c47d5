import { requestGroupDate } from '#domain/visits/index.ts';
import { inputProblems } from '#platform/commands/input-problems.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import { type FormBody, fieldText, fieldTexts } from '#platform/http/form-input.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { addressOf, dateProblem, requestFields, visitPart } from './request-form.ts';

export const groupSteps = ['home', 'contact', 'services', 'visit', 'check'] as const;
export type GroupStep = (typeof groupSteps)[number];

/** Form fields of each page. */
export const groupFields: Readonly<Record<GroupStep, readonly string[]>> = {
  home: [
    'homeName',
    'homeKind',
    'address.street',
    'address.houseNumber',
    'address.postcode',
    'address.place',
    'expectedResidents',
  ],
  contact: ['contact.givenName', 'contact.familyName', 'contactWay', 'phone', 'email', 'callBack'],
  services: ['services'],
  visit: requestFields.visit,
  check: [],
};

/** The input of `visits.request-group-date`, from what was typed; not yet checked. */
export function groupFrom(fields: FormBody, lang: Lang) {
  const expected = fieldText(fields, 'expectedResidents');
  return {
    channel: 'portal',
    lang,
    services: fieldTexts(fields, 'services'),
    homeName: fieldText(fields, 'homeName'),
    homeKind: fieldText(fields, 'homeKind') || undefined,
    address: addressOf(fields, 'address'),
    contact: {
      givenName: fieldText(fields, 'contact.givenName') || undefined,
      familyName: fieldText(fields, 'contact.familyName'),
      phone: fieldText(fields, 'phone') || undefined,
      email: fieldText(fields, 'email') || undefined,
      contactWay: fieldText(fields, 'contactWay') || undefined,
    },
    expectedResidents: /^\d{1,4}$/.test(expected) ? Number(expected) : undefined,
    ...visitPart(fields),
    callBack: fieldText(fields, 'callBack') === 'yes',
  };
}

/** The form field an input path of the command belongs to. */
export function groupFieldOf(path: string): string {
  if (path === 'wishes.notBefore') return 'notBefore';
  const reach = /^contact\.(contactWay|phone|email)$/.exec(path)?.[1];
  return reach ?? path.replace(/^(services|skills)\.\d+$/, '$1');
}

/** What is wrong with one page. */
export function checkGroup(step: GroupStep, fields: FormBody, lang: Lang): Problem[] {
  const own: Problem[] = [];
  if (step === 'contact' && fieldText(fields, 'contactWay') === '')
    own.push({ code: 'input.required', field: 'contactWay' });
  if (step === 'contact' && fieldText(fields, 'callBack') === 'yes' && fieldText(fields, 'phone') === '')
    own.push({ code: 'case.no-phone', field: 'phone' });
  if (step === 'visit') own.push(...dateProblem(fields, 'notBefore'));
  const parsed = requestGroupDate.input.safeParse(groupFrom(fields, lang), { reportInput: true });
  const names = groupFields[step].map((name) => name.replace(/-(day|month|year)$/, ''));
  const found = parsed.success ? [] : inputProblems(parsed.error);
  return [...own, ...found.filter((problem) => names.includes(groupFieldOf(problem.field ?? '')))];
}
