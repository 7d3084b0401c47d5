import type { WebClient } from '../../e2e/web-client.ts';
import { type Filled, formWith, movedOn, offered, submit } from './page-forms.ts';
import { type Call, daysOf, liftOf, nameOf, relationOf, wayOf } from './read-calls.ts';

export interface Taken {
  number: string;
  /** Whether the everyday words found the service. */
  found: boolean;
}

const weekdayNames = ['', 'Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'];

/** Boxes of a date field. */
export function dateBoxes(name: string, day: string | null | undefined): Filled {
  const [year = '', month = '', date = ''] = (day ?? '').slice(0, 10).split('-');
  if (year === '' || month === '' || date === '') return {};
  return { [`${name}-day`]: String(Number(date)), [`${name}-month`]: String(Number(month)), [`${name}-year`]: year };
}

/** The agent types the wish and looks whether the service is among what was found. */
export async function searchWish(desk: WebClient, call: Call): Promise<boolean> {
  const page = await desk.get(`/desk/calls?q=${encodeURIComponent(call.wish)}`);
  if (page.status !== 200) throw new Error(`the search answers ${page.status}`);
  return page.text.includes(`/desk/calls/new?service=${encodeURIComponent(call.service)}"`);
}

/** Call or letter at the desk: the agent searches, types, sends. */
export async function takeAtDesk(desk: WebClient, call: Call): Promise<Taken> {
  const found = await searchWish(desk, call);
  const page = await desk.get(`/desk/calls/new?service=${encodeURIComponent(call.service)}`);
  const form = formWith(page, { fields: ['resident.familyName', 'services'] });
  const { resident } = call;
  const self = relationOf(call) === 'self';
  const { way, email, phone } = wayOf(call);
  const reach: Filled = {
    ...(email ? { [`${self ? 'resident' : 'caller'}.email`]: email } : {}),
    ...(phone ? { [`${self ? 'resident' : 'caller'}.phone`]: phone } : {}),
  };
  const caller = nameOf(call.caller.name);
  const [livesIn = 'own-home'] = offered(form, 'livesIn', [call.evidence.livesIn ?? '']);
  const answer = await submit(desk, page, form, {
    channel: offered(form, 'channel', [call.channel])[0] ?? 'phone',
    ...receivedOn(call),
    services: [call.service],
    asks: self ? 'self' : 'other',
    ...(self
      ? {}
      : {
          'caller.givenName': caller.givenName,
          'caller.familyName': caller.familyName,
          'caller.relation': relationOf(call),
        }),
    'resident.givenName': resident.givenName ?? '',
    'resident.familyName': resident.familyName,
    ...dateBoxes('resident.birthDate', resident.birthDate),
    ...addressFields('resident', call),
    ...reach,
    // A letter goes to the address we know; of the one who calls we need none.
    tell: self || way === 'letter' ? 'resident' : 'caller',
    contactWay: way,
    takesPart: call.residentTakesPart ? 'yes' : 'no',
    livesIn,
    ...accessFields(call),
    ...wishFields(call),
    message: words(call),
  });
  return { number: numberIn(movedOn(answer, 'taking the call')), found };
}

/** A home rings: a group date at the desk; its residents follow on the list. */
export async function takeGroupAtDesk(desk: WebClient, call: Call): Promise<Taken> {
  const found = await searchWish(desk, call);
  const page = await desk.get('/desk/calls/group');
  const form = formWith(page, { fields: ['homeName', 'services'] });
  const { way, email, phone } = wayOf(call);
  const contact = nameOf(call.caller.name);
  const answer = await submit(desk, page, form, {
    channel: offered(form, 'channel', [call.channel])[0] ?? 'phone',
    ...receivedOn(call),
    services: offered(form, 'services', [call.service]),
    homeName: call.groupDate?.home ?? '',
    homeKind: call.evidence.livesIn === 'prison' ? 'prison' : 'care-home',
    expectedResidents: String(call.groupDate?.residents ?? 1),
    ...addressFields('home', call),
    'contact.givenName': contact.givenName,
    'contact.familyName': contact.familyName,
    ...(email ? { 'contact.email': email } : {}),
    ...(phone ? { 'contact.phone': phone } : {}),
    contactWay: way,
    ...accessFields(call),
    ...wishFields(call),
    message: words(call),
  });
  return { number: numberIn(movedOn(answer, 'taking the group date')), found };
}

function numberIn(location: string): string {
  return location.split('/').pop() ?? '';
}

/** The stamp of the day it came in; one that lies ahead is left out: then it counts as today's. */
function receivedOn(call: Call): Filled {
  const at = Date.parse(call.receivedAt);
  if (Number.isNaN(at) || at > Date.now()) return {};
  return dateBoxes('received', new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(at));
}

export function addressFields(prefix: string, { resident: { address } }: Call): Filled {
  return {
    [`${prefix}.street`]: address.street,
    [`${prefix}.houseNumber`]: address.houseNumber,
    [`${prefix}.postcode`]: address.postcode,
    [`${prefix}.place`]: address.place,
  };
}

function accessFields(call: Call): Filled {
  const hint = call.accessHint ?? '';
  return {
    'access.lift': liftOf(hint),
    ...(/Hund/.test(hint) ? { 'access.dog': 'yes' } : {}),
    'access.note': hint,
  };
}

/** The form has three rows; what does not fit there stands in the words. */
function wishFields(call: Call): Filled {
  const rows = call.availability
    .flatMap(([days, from, to]) =>
      days.toLowerCase() === 'mon-fri'
        ? [{ day: '1-5', from, to }]
        : daysOf(days).map((day) => ({ day: String(day), from, to })),
    )
    .slice(0, 3);
  return Object.assign(
    {},
    ...rows.map(({ day, from, to }, index) => ({
      [`wishes.${index + 1}.day`]: day,
      [`wishes.${index + 1}.from`]: from,
      [`wishes.${index + 1}.to`]: to,
    })),
  );
}

/** The wish in the person's own words, and when it suits. */
export function words(call: Call): string {
  const spans = call.availability.map(([days, from, to]) => {
    const [first, last] = [daysOf(days)[0] ?? 0, daysOf(days).at(-1) ?? 0];
    const named = first === last ? weekdayNames[first] : `${weekdayNames[first]}–${weekdayNames[last]}`;
    return `${named ?? days} ${from}–${to} Uhr`;
  });
  return [call.wish, ...(spans.length > 0 ? [`Passt gut: ${spans.join(', ')}.`] : [])].join('\n');
}
