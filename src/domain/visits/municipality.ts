import type { Town } from '#domain/identity/index.ts';
import type { Address } from '#platform/values/address.ts';

/**
 * The address with its municipality's key, where the postcode tells it: one that lies wholly in the town. Otherwise it
 * stays open, and the need check asks the dispatcher; a postcode is not a municipality.
 */
export function withMunicipality(town: Pick<Town, 'ags' | 'ownPostcodes'>, address: Address): Address {
  if (address.ags !== undefined || !town.ownPostcodes.includes(address.postcode)) return address;
  return { ...address, ags: town.ags };
}
