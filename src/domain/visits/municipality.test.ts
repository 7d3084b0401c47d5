import { expect, test } from 'vitest';
import { withMunicipality } from './municipality.ts';

const town = { ags: '05999000', ownPostcodes: ['45999'] };
const address = { street: 'Lindenweg', houseNumber: '1', postcode: '45999', place: 'Musterstadt' };

test('a postcode of the town alone tells the municipality; any other leaves it open; a known key stays', () => {
  expect(withMunicipality(town, address).ags).toBe('05999000');
  expect(withMunicipality(town, { ...address, postcode: '45998' }).ags).toBeUndefined();
  expect(withMunicipality(town, { ...address, ags: '05113000' }).ags).toBe('05113000');
});
