import { expect, test } from 'vitest';
import { prefill } from './prefill.ts';

const erika = {
  givenName: 'Erika',
  familyName: 'Mustermann',
  birthDate: '1964-08-12',
  email: 'erika@example.org',
  address: { street: 'Lindenweg', houseNumber: '7 a', postcode: '45999', place: 'Musterstadt' },
};
const own = {
  'resident.givenName': 'Erika',
  'resident.familyName': 'Mustermann',
  'resident.birthDate-day': '12',
  'resident.birthDate-month': '08',
  'resident.birthDate-year': '1964',
  'resident.address.street': 'Lindenweg',
  'resident.address.houseNumber': '7 a',
  'resident.address.postcode': '45999',
  'resident.address.place': 'Musterstadt',
  email: 'erika@example.org',
};

test('who asks for themselves finds their fields filled in, and what they typed stays', () => {
  expect(prefill({ whom: 'self' }, erika)).toEqual({ whom: 'self', ...own });
  const typed = { whom: 'self', 'resident.familyName': 'Gabler', email: 'other@example.org' };
  expect(prefill(typed, erika)).toEqual({ ...own, ...typed });
});

test('who asks for another gives their own name as the caller’s, and nothing as the other’s', () => {
  const asked = prefill({ whom: 'child', ...own, 'resident.givenName': 'Otto' }, erika);
  expect(asked).toEqual({
    whom: 'child',
    'caller.givenName': 'Erika',
    'caller.familyName': 'Mustermann',
    'resident.givenName': 'Otto',
    email: 'erika@example.org',
  });
});

test('an account that tells nothing changes nothing', () => {
  expect(prefill({ whom: 'self' }, {})).toEqual({ whom: 'self' });
});
