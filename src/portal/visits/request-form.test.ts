import { describe, expect, it } from 'vitest';
import { requestVisit } from '#domain/visits/index.ts';
import { mergeFields } from './form-state.ts';
import { checkRequest, fieldOf, requestFrom, requestSteps } from './request-form.ts';

const fields = {
  whom: 'relative',
  services: '99008001012000',
  'caller.familyName': 'Yıldız',
  'resident.familyName': 'Yıldız',
  'resident.birthDate-day': '3',
  'resident.birthDate-month': 'März',
  'resident.birthDate-year': '1941',
  'resident.address.street': 'Lange Straße',
  'resident.address.houseNumber': '12a',
  'resident.address.postcode': '45999',
  'resident.address.place': 'Musterstadt',
  livesIn: 'own-home',
  takesPart: 'no',
  contactWay: 'letter',
  days: ['2', '4'],
  dayPart: 'morning',
};

describe('a request from the pages of the portal', () => {
  it('is the input of the command when every page is filled in', () => {
    expect(requestSteps.flatMap((step) => checkRequest(step, fields, 'de'))).toEqual([]);
    const parsed = requestVisit.input.parse(requestFrom(fields, 'de'));
    expect(parsed.resident).toMatchObject({ birthDate: '1941-03-03', contactWay: 'letter' });
    expect(parsed.caller).toMatchObject({ relation: 'relative', contactWay: 'none' });
    expect(parsed.residentTakesPart).toBe(false);
    expect(parsed.wishes.spans).toEqual([{ days: [2, 4], from: '08:00', to: '12:00' }]);
  });

  it('keeps caller and resident apart: who asks for themselves is no caller', () => {
    const own = requestVisit.input.parse(requestFrom({ ...fields, whom: 'self' }, 'de'));
    expect(own.caller).toBeUndefined();
    expect(own.residentTakesPart).toBe(true);
  });

  it('names what a page lacks, and nothing of other pages', () => {
    const found = (step: (typeof requestSteps)[number], typed: object) =>
      checkRequest(step, { ...fields, ...typed }, 'de').map(({ code, field }) => `${code} ${fieldOf(field ?? '')}`);
    expect(checkRequest('whom', {}, 'de')).toEqual([{ code: 'input.required', field: 'whom' }]);
    expect(checkRequest('services', {}, 'de').map(({ field }) => field)).toEqual(['services']);
    expect(found('contact', { contactWay: 'email' })).toEqual(['party.way-needs-email email']);
    expect(found('contact', { contactWay: 'call' })).toEqual(['party.way-needs-phone phone']);
    expect(found('contact', { callBack: 'yes' })).toEqual(['case.no-phone phone']);
    expect(found('person', { 'resident.birthDate-year': '41' })).toEqual(['date.year-invalid resident.birthDate']);
    expect(found('person', { 'resident.address.postcode': '1' })).toEqual([
      'postcode.invalid resident.address.postcode',
    ]);
  });

  it('forgets a box that was unticked, and keeps the other pages', () => {
    const merged = mergeFields({ callBack: 'yes', phone: '1', whom: 'self' }, { phone: '2' }, ['callBack', 'phone']);
    expect(merged).toEqual({ phone: '2', whom: 'self' });
  });
});
