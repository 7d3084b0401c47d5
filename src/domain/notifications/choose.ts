import type { CaseState, ContactWay, PartyRole, PartyRow } from '#domain/cases/index.ts';

/**
 * Entries that speak to people, the most telling first. When one command wrote several of them about a case, only the
 * first of this list speaks: nobody gets three letters for one decision.
 */
export const speaking = [
  'case.opened',
  'need.decided',
  'visit.cancelled',
  'visit.person-finished',
  'visit.finished',
  'visit.planned',
  'visit.moved',
  'visit.reminder-due',
  'visit.other-time-asked',
  'hand-over-coming',
  'visit.unplanned',
  'document.issued',
  'application.declined',
  'case-ended',
  'case.objection-raised',
  'payment.requested',
  'payment.paid-twice',
  'payment.paid',
  'payment.failed',
  'payment.expired',
  'payment.overdue',
  'case.message-written',
  'application.contradicts',
  'application.refused',
  'application.set-aside',
  'application.delivered',
  'application.on-desk',
  'document.revoked',
  'promise.broken',
  'case.email-change-asked',
  'group-date.list-closing',
  'case.state-changed',
] as const;
export type Speaking = (typeof speaking)[number];

/** A change to one of these is told where nothing more telling was; the others are only steps inside the office. */
const toldStates: Readonly<Record<CaseState, boolean>> = {
  received: false,
  'in-clarification': false,
  'waiting-resident': true,
  'waiting-third': true,
  'in-work': true,
  planned: false,
  ended: true,
};

/** What an entry is in the list above; `undefined` when it tells nobody anything. */
export function speaks(type: string, data: Readonly<Record<string, unknown>>): Speaking | undefined {
  if (type === 'visit.to-plan') return data.purpose === 'hand-over' ? 'hand-over-coming' : undefined;
  // Left by the payer's own press of a button: they know.
  if (type === 'payment.expired' && data.code === 'left') return undefined;
  // What has been paid for and goes to a machine is answered by the machine; what goes to a person takes its time.
  if (type === 'application.released') return data.state === 'on-desk' ? 'application.on-desk' : undefined;
  if (type === 'case.message-written' && data.direction !== 'to-resident') return undefined;
  if (type === 'case.state-changed') {
    if (data.to === 'ended') return 'case-ended';
    return Object.entries(toldStates).some(([state, told]) => told && state === data.to) ? type : undefined;
  }
  return speaking.find((one) => one === type);
}

/** Is there a more telling entry beside this one? */
export function isDrowned(one: Speaking, beside: readonly (Speaking | undefined)[]): boolean {
  return beside.some((other) => other !== undefined && speaking.indexOf(other) < speaking.indexOf(one));
}

export interface Addressee {
  party: PartyRow;
  way: ContactWay;
}

/** The one who asked to be the contact is written to; else the resident, else who called. */
const order: readonly PartyRole[] = ['contact', 'institution', 'resident', 'caller'];

/**
 * Who hears, and by which way. "None" is a choice: the history then says it. A way whose data has gone missing becomes
 * a call, so that a person looks. The dead are not written to.
 */
export function chooseAddressee(
  parties: readonly PartyRow[],
  { notResident = false }: { notResident?: boolean } = {},
): Addressee | undefined {
  const known = order.flatMap((role) => parties.filter((party) => party.role === role));
  const able = known.filter((party) => !(notResident && party.role === 'resident'));
  const party = able.find((one) => one.contact_way !== 'none') ?? able[0];
  return party && { party, way: usableWay(party) };
}

function usableWay(party: PartyRow): ContactWay {
  switch (party.contact_way) {
    case 'email':
      return party.email === null ? 'call' : 'email';
    case 'letter':
      return addressOf(party) === undefined ? 'call' : 'letter';
    case 'call':
      return 'call';
    default:
      return 'none';
  }
}

/** The way after a mail address turned out not to exist. */
export function nextWay(party: PartyRow): 'letter' | 'call' {
  return addressOf(party) === undefined ? 'call' : 'letter';
}

export function nameOf(party: PartyRow): string {
  const person = [party.given_name, party.family_name].filter((part) => part !== null).join(' ');
  return person === '' ? (party.organisation_name ?? '') : person;
}

/** Lines of an address window, name first; `undefined` without a whole address. */
export function addressOf(party: PartyRow): string[] | undefined {
  const { street, house_number, postcode, place, organisation_name } = party;
  if (!street || !house_number || !postcode || !place) return undefined;
  const name = nameOf(party);
  const organisation = organisation_name && organisation_name !== name ? [organisation_name] : [];
  return [...organisation, name, `${street} ${house_number}`, `${postcode} ${place}`];
}
