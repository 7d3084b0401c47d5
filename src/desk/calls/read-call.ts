import type { Problem } from '#platform/commands/refusal.ts';
import { type FormBody, fieldText, fieldTexts } from '#platform/http/form-input.ts';
import { readDateParts } from '#platform/ui/read-date-parts.ts';
import { parseDateFields } from '#platform/values/date.ts';
import { instantInGermany } from './received-at.ts';

/** Rows for wishes on the form. */
export const wishRows = [1, 2, 3] as const;

function text(form: FormBody, name: string): string | undefined {
  const typed = fieldText(form, name);
  return typed === '' ? undefined : typed;
}

/** The date as typed; what is no date stays a text, so that the command refuses it together with everything else. */
function date(form: FormBody, name: string): string | undefined {
  const read = parseDateFields(readDateParts(form, name));
  if (read.ok) return read.date;
  return read.problem === 'date.missing' ? undefined : '-';
}

function address(form: FormBody, prefix: string) {
  const fields = {
    street: text(form, `${prefix}.street`),
    houseNumber: text(form, `${prefix}.houseNumber`),
    postcode: text(form, `${prefix}.postcode`),
    place: text(form, `${prefix}.place`),
  };
  return Object.values(fields).some((value) => value !== undefined)
    ? { street: '', houseNumber: '', postcode: '', place: '', ...withoutAbsent(fields) }
    : undefined;
}

function withoutAbsent<T extends Record<string, unknown>>(fields: T) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function person(form: FormBody, prefix: string, contactWay: string) {
  return {
    givenName: text(form, `${prefix}.givenName`),
    familyName: text(form, `${prefix}.familyName`) ?? '',
    phone: text(form, `${prefix}.phone`),
    email: text(form, `${prefix}.email`),
    contactWay,
  };
}

const yesNo = (form: FormBody, name: string): boolean | undefined => ({ yes: true, no: false })[fieldText(form, name)];

function wishes(form: FormBody) {
  const spans = wishRows.flatMap((row) => {
    const days = fieldText(form, `wishes.${row}.day`);
    if (days === '') return [];
    const [first = 0, last = first] = days.split('-').map(Number);
    return [
      {
        days: Array.from({ length: last - first + 1 }, (_, index) => first + index),
        from: fieldText(form, `wishes.${row}.from`) || '08:00',
        to: fieldText(form, `wishes.${row}.to`) || '18:00',
      },
    ];
  });
  return withoutAbsent({ spans, notBefore: date(form, 'notBefore') });
}

function common(form: FormBody, now: string) {
  const received = date(form, 'received');
  return {
    channel: fieldText(form, 'channel') || 'phone',
    receivedAt: received === undefined ? undefined : instantInGermany(received, now),
    lang: fieldText(form, 'letters') || 'de',
    services: fieldTexts(form, 'services'),
    access: withoutAbsent({
      lift: fieldText(form, 'access.lift') || 'unknown',
      bell: text(form, 'access.bell'),
      dog: fieldText(form, 'access.dog') === 'yes',
      socket: yesNo(form, 'access.socket'),
      table: yesNo(form, 'access.table'),
      note: text(form, 'access.note'),
    }),
    wishes: wishes(form),
    skills: fieldTexts(form, 'skills'),
    message: text(form, 'message'),
    callBack: fieldText(form, 'callBack') === 'yes',
  };
}

/** What was typed during a call, as `visits.request` takes it. What is wrong in it the command says. */
export function readCall(form: FormBody, now: string) {
  const other = fieldText(form, 'asks') === 'other';
  const tell = fieldText(form, 'tell');
  const way = fieldText(form, 'contactWay');
  const told = tell === 'contact' ? 'contact' : tell === 'caller' && other ? 'caller' : 'resident';
  const wayOf = (who: string) => (who === told ? way : 'none');
  const livesIn = fieldText(form, 'livesIn');
  return {
    ...common(form, now),
    resident: {
      ...person(form, 'resident', wayOf('resident')),
      birthDate: date(form, 'resident.birthDate'),
      address: address(form, 'resident') ?? { street: '', houseNumber: '', postcode: '', place: '' },
    },
    caller: other
      ? {
          ...person(form, 'caller', wayOf('caller')),
          relation: fieldText(form, 'caller.relation'),
          address: address(form, 'caller'),
        }
      : undefined,
    contact:
      told === 'contact'
        ? {
            ...person(form, 'contact', way),
            relation: fieldText(form, 'contact.relation'),
            address: address(form, 'contact'),
          }
        : undefined,
    residentTakesPart: yesNo(form, 'takesPart'),
    livesIn: livesIn === '' || livesIn === 'own-home' ? undefined : livesIn,
    proofKinds: fieldTexts(form, 'proofKinds'),
  };
}

/** What was typed for an institution, as `visits.request-group-date` takes it. */
export function readGroupCall(form: FormBody, now: string) {
  const expected = fieldText(form, 'expectedResidents');
  return {
    ...common(form, now),
    homeName: fieldText(form, 'homeName'),
    homeKind: fieldText(form, 'homeKind') || 'care-home',
    address: address(form, 'home') ?? { street: '', houseNumber: '', postcode: '', place: '' },
    contact: person(form, 'contact', fieldText(form, 'contactWay')),
    expectedResidents: /^\d{1,4}$/.test(expected) ? Number(expected) : expected === '' ? undefined : expected,
  };
}

/** The form's field for a path of the command's input. */
export function callField(form: FormBody) {
  const typedRows = wishRows.filter((row) => fieldText(form, `wishes.${row}.day`) !== '');
  return (path: string): string => {
    const span = /^wishes\.spans\.(\d+)\.(\w+)$/.exec(path);
    if (span) return `wishes.${typedRows[Number(span[1])] ?? 1}.${span[2]}`;
    const place = /^(\w+)\.address(?:\.(\w+))?$/.exec(path);
    if (place) return `${place[1]}.${place[2] ?? 'street'}`;
    const home = /^address\.(\w+)$/.exec(path);
    if (home) return `home.${home[1]}`;
    if (path === 'wishes.notBefore') return 'notBefore';
    if (path === 'residentTakesPart') return 'takesPart';
    if (path === 'receivedAt') return 'received';
    if (path.startsWith('services')) return 'services';
    return /^(resident|caller|contact)\.contactWay$/.test(path) ? 'contactWay' : path;
  };
}

/** Says what is wrong with a date as it was typed, instead of that it is none. */
export function namedDates(problems: readonly Problem[], form: FormBody, fieldOf: (path: string) => string): Problem[] {
  return problems.map((problem) => {
    if (problem.code !== 'date.invalid' || problem.field === undefined) return problem;
    const read = parseDateFields(readDateParts(form, fieldOf(problem.field)));
    return read.ok ? problem : { ...problem, code: read.problem };
  });
}
