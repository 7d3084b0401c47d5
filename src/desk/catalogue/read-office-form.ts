import type { Office, OfficeRule } from '#domain/catalogue/index.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import { type FormBody, fieldText } from '#platform/http/form-input.ts';
import { datePartsOf, readDateParts, readOptionalDate } from '#platform/ui/read-date-parts.ts';
import { parseDateFields } from '#platform/values/date.ts';

const optionalFields = ['address', 'phone', 'internalPhone', 'email', 'website'] as const;

/** An office as typed; what is wrong in itself the command says. */
export function readOffice(form: FormBody, id: string): Office {
  const typed = optionalFields.flatMap((name) => {
    const text = fieldText(form, name);
    return text === '' ? [] : [[name, text] as const];
  });
  return {
    id,
    name: { de: fieldText(form, 'name.de'), en: fieldText(form, 'name.en') },
    own: fieldText(form, 'own') === 'yes',
    ...Object.fromEntries(typed),
  };
}

export function formOfOffice(office: Office): FormBody {
  const optional = optionalFields.map((name) => [name, office[name] ?? ''] as const);
  return {
    'name.de': office.name.de,
    'name.en': office.name.en,
    own: office.own ? 'yes' : 'no',
    ...Object.fromEntries(optional),
  };
}

/** A short name for addresses from the office's German name, none of the others'. */
export function freeId(name: string, offices: readonly Office[]): string {
  const letters = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
  const plain = Object.entries(letters)
    .reduce((text, [from, to]) => text.replaceAll(from, to), name.toLowerCase())
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-$/g, '')
    .slice(0, 50);
  const wish = plain.length >= 2 ? plain : 'stelle';
  const taken = new Set([...offices.map(({ id }) => id), 'new', 'restore']);
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? wish : `${wish}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/** A responsibility as typed, and what is wrong with its days. */
export function readRule(form: FormBody): { rule: OfficeRule; problems: Problem[] } {
  const problems: Problem[] = [];
  const from = parseDateFields(readDateParts(form, 'validFrom'));
  if (!from.ok) problems.push({ code: from.problem, field: 'validFrom' });
  const to = readOptionalDate(form, 'validTo');
  if (to.problem) problems.push({ code: to.problem, field: 'validTo' });
  const rule = {
    service: fieldText(form, 'service'),
    ars: fieldText(form, 'ars'),
    office: fieldText(form, 'office'),
    validFrom: from.ok ? from.date : '',
    ...(to.date === undefined ? {} : { validTo: to.date }),
    source: fieldText(form, 'source'),
  };
  return { rule, problems };
}

export function formOfRule(rule: OfficeRule): FormBody {
  const { service, ars, office, source } = rule;
  return {
    service,
    ars,
    office,
    source,
    ...datePartsOf('validFrom', rule.validFrom),
    ...datePartsOf('validTo', rule.validTo),
  };
}
