import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  accountAttributesSchema,
  accountLevels,
  accountSessionEnd,
  accountSettingsSchema,
  acrValuesFor,
  attributesOf,
  claimText,
  isWorthRenewing,
  levelOf,
  meetsLevel,
  splitStreet,
} from './account-rules.ts';

const settings = accountSettingsSchema.parse({
  name: { de: 'BundID', en: 'BundID' },
  levels: { low: ['L1', 'L2'], substantial: ['L3'], high: ['L4'] },
});

describe('levels', () => {
  test.each([
    [undefined, 'none', true],
    [undefined, 'low', false],
    ['low', 'none', true],
    ['low', 'low', true],
    ['low', 'substantial', false],
    ['substantial', 'low', true],
    ['substantial', 'high', false],
    ['high', 'high', true],
  ] as const)('%s meets %s: %s', (have, want, meets) => {
    expect(meetsLevel(have, want)).toBe(meets);
  });

  test('a level meets itself and everything below, never what is above', () => {
    const level = fc.constantFrom(...accountLevels);
    fc.assert(
      fc.property(level, level, (have, want) => {
        expect(meetsLevel(have, want)).toBe(accountLevels.indexOf(have) >= accountLevels.indexOf(want));
      }),
    );
  });

  test('only a listed acr raises the level', () => {
    expect(levelOf(settings, 'L3')).toBe('substantial');
    expect(levelOf(settings, 'L4')).toBe('high');
    fc.assert(
      fc.property(fc.option(fc.string(), { nil: undefined }), (acr) => {
        if (acr !== undefined && ['L3', 'L4'].includes(acr)) return;
        expect(levelOf(settings, acr)).toBe('low');
      }),
    );
  });

  test('everything that is enough is wished for, the least first', () => {
    expect(acrValuesFor(settings, 'low')).toEqual(['L1', 'L2', 'L3', 'L4']);
    expect(acrValuesFor(settings, 'substantial')).toEqual(['L3', 'L4']);
    expect(acrValuesFor(settings, 'high')).toEqual(['L4']);
  });
});

describe('attributes', () => {
  test('are read from the standard claims', () => {
    expect(
      attributesOf(settings, {
        given_name: ' Erika ',
        family_name: 'Mustermann',
        birthdate: '1964-08-12',
        email: 'Erika@Example.ORG',
        address: { street_address: 'Lindenweg 7 a', postal_code: '45999', locality: 'Musterstadt', country: 'DE' },
        nationalities: ['DE'],
      }),
    ).toEqual({
      givenName: 'Erika',
      familyName: 'Mustermann',
      birthDate: '1964-08-12',
      email: 'Erika@example.org',
      nationality: 'DE',
      address: { street: 'Lindenweg', houseNumber: '7 a', postcode: '45999', place: 'Musterstadt', country: 'DE' },
    });
  });

  test('are read by OID where the town’s bridge hands the attribute table through', () => {
    const byOid = accountSettingsSchema.parse({
      ...settings,
      pseudonym: 'urn:oid:1.3.6.1.4.1.25484.494450.3',
      claims: {
        givenName: 'urn:oid:2.5.4.42',
        familyName: 'urn:oid:2.5.4.4',
        birthDate: 'urn:oid:1.2.40.0.10.2.1.1.55',
        streetAddress: 'urn:oid:2.5.4.16',
        postcode: 'urn:oid:2.5.4.17',
      },
    });
    const claims = {
      'urn:oid:2.5.4.42': 'Max',
      'urn:oid:2.5.4.4': 'Mustermann',
      'urn:oid:1.2.40.0.10.2.1.1.55': '1990-01-31',
      'urn:oid:2.5.4.16': 'Am Alten Markt 12',
      'urn:oid:2.5.4.17': '44787',
      'urn:oid:1.3.6.1.4.1.25484.494450.3': 'bpk',
    };
    expect(attributesOf(byOid, claims)).toMatchObject({
      givenName: 'Max',
      birthDate: '1990-01-31',
      address: { street: 'Am Alten Markt', houseNumber: '12', postcode: '44787' },
    });
    expect(claimText(claims, byOid.pseudonym)).toBe('bpk');
  });

  test('that are missing or malformed are left out', () => {
    expect(attributesOf(settings, {})).toEqual({});
    expect(
      attributesOf(settings, { given_name: 7, family_name: '', birthdate: '1964-00-00', email: 'no', address: 'text' }),
    ).toEqual({});
  });

  test('whatever a provider sends, the result is sound', () => {
    const value = fc.oneof(fc.string({ maxLength: 300 }), fc.integer(), fc.constant(null), fc.array(fc.string()));
    const names = ['given_name', 'family_name', 'birthdate', 'email', 'phone_number', 'nationalities', '__proto__'];
    const address = fc.dictionary(fc.constantFrom('street_address', 'postal_code', 'locality', 'country'), value);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), fc.oneof(address, value), (claims, where) => {
        const found = attributesOf(settings, { ...claims, address: where });
        expect(accountAttributesSchema.parse(found)).toEqual(found);
      }),
    );
  });

  test.each([
    ['Lindenweg 7 a', 'Lindenweg', '7 a'],
    ['Straße des 17. Juni 135', 'Straße des 17. Juni', '135'],
    ['Hauptstr. 3-5', 'Hauptstr.', '3-5'],
    ['Am Markt, 12', 'Am Markt', '12'],
    ['Am Markt', 'Am Markt', undefined],
    ['12', '12', undefined],
  ])('%s is %s and %s', (line, street, houseNumber) => {
    expect(splitStreet(line)).toEqual({ street, ...(houseNumber ? { houseNumber } : {}) });
  });

  test('no part of an address line is lost', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (line) => {
        const { street = '', houseNumber = '' } = splitStreet(line);
        const letters = (text: string) => text.replace(/[\s,]/g, '');
        expect(letters(street + houseNumber)).toBe(letters(line));
      }),
    );
  });
});

describe('sessions', () => {
  const opened = '2026-11-25T08:00:00.000Z';

  test('end half an hour after the last page, eight hours after the first at the latest', () => {
    expect(accountSessionEnd(opened, opened)).toBe('2026-11-25T08:30:00.000Z');
    expect(accountSessionEnd(opened, '2026-11-25T12:00:00.000Z')).toBe('2026-11-25T12:30:00.000Z');
    expect(accountSessionEnd(opened, '2026-11-25T15:50:00.000Z')).toBe('2026-11-25T16:00:00.000Z');
  });

  test('are not written on every page', () => {
    const session = { openedAt: opened, expiresAt: '2026-11-25T08:30:00.000Z' };
    expect(isWorthRenewing(session, '2026-11-25T08:04:00.000Z')).toBe(false);
    expect(isWorthRenewing(session, '2026-11-25T08:05:00.000Z')).toBe(true);
    const last = { openedAt: opened, expiresAt: '2026-11-25T16:00:00.000Z' };
    expect(isWorthRenewing(last, '2026-11-25T15:59:00.000Z')).toBe(false);
  });
});
