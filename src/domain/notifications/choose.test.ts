import { describe, expect, it } from 'vitest';
import type { PartyRow } from '#domain/cases/index.ts';
import { addressOf, chooseAddressee, isDrowned, nextWay, speaks } from './choose.ts';

const party = (changed: Partial<PartyRow>): PartyRow => ({
  tenant: 't',
  id: changed.role ?? 'id',
  case_id: 'c',
  role: 'resident',
  relation: 'self',
  given_name: 'Hedwig',
  family_name: 'Sonnenschein',
  organisation_name: null,
  birth_date: null,
  street: 'Lindenweg',
  house_number: '7',
  postcode: '45999',
  place: 'Musterstadt',
  ags: null,
  lat: null,
  lon: null,
  phone: '+492091234',
  email: 'h@example.org',
  contact_way: 'letter',
  ...changed,
});
const contact = party({ role: 'contact', contact_way: 'email' });
const caller = party({ role: 'caller', contact_way: 'call' });
const resident = party({});
const who = (...args: Parameters<typeof chooseAddressee>) => {
  const to = chooseAddressee(...args);
  return to && `${to.party.role} ${to.way}`;
};

describe('who hears', () => {
  it('is the contact, else the resident, else who called', () => {
    expect(who([caller, resident, contact])).toBe('contact email');
    expect(who([caller, resident])).toBe('resident letter');
    expect(who([caller, { ...resident, contact_way: 'none' }])).toBe('caller call');
  });

  it('is nobody by the way "none" where all chose so, and nobody at all when the data is erased', () => {
    expect(who([{ ...resident, contact_way: 'none' }])).toBe('resident none');
    expect(who([])).toBeUndefined();
  });

  it('is never the dead', () => {
    expect(who([resident], { notResident: true })).toBeUndefined();
    expect(who([caller, resident], { notResident: true })).toBe('caller call');
  });

  it('is rung when the data for the chosen way has gone missing', () => {
    expect(who([{ ...contact, email: null }])).toBe('contact call');
    expect(who([{ ...resident, street: null }])).toBe('resident call');
    expect(nextWay(resident)).toBe('letter');
    expect(nextWay({ ...resident, postcode: null })).toBe('call');
  });

  it('has the address lines of an envelope, the house before the person', () => {
    expect(addressOf({ ...resident, organisation_name: 'Haus am Park' })).toEqual([
      'Haus am Park',
      'Hedwig Sonnenschein',
      'Lindenweg 7',
      '45999 Musterstadt',
    ]);
  });
});

describe('one command, one notice', () => {
  it('lets the most telling entry speak', () => {
    const decided = speaks('need.decided', {});
    const ended = speaks('case.state-changed', { to: 'ended', outcome: 'refused' });
    expect(decided && ended && [isDrowned(ended, [decided]), isDrowned(decided, [ended])]).toEqual([true, false]);
    const delivered = speaks('application.delivered', {});
    expect(delivered && isDrowned(delivered, [ended, undefined])).toBe(true);
  });

  it('keeps inner steps and notes inside', () => {
    expect(speaks('case.state-changed', { to: 'planned' })).toBeUndefined();
    expect(speaks('case.state-changed', { to: 'waiting-third' })).toBe('case.state-changed');
    expect(speaks('case.message-written', { direction: 'to-office' })).toBeUndefined();
    expect(speaks('visit.to-plan', { purpose: 'service' })).toBeUndefined();
    expect(speaks('promise.made', {})).toBeUndefined();
  });
});
