import type { RegisterAddress, RegisterPerson } from './register-rules.ts';

/** "Lindenweg 7, 45999 Musterstadt" */
export function addressLine(address: RegisterAddress): string {
  return `${`${address.street} ${address.houseNumber}`.trim()}, ${`${address.postcode} ${address.place}`.trim()}`;
}

/** The given names in their order, the usual one marked (§ 18 (1) no. 2 BMG): "Hedwig *Maria*" would be lost in print, so "Hedwig MARIA". */
export function givenNamesLine({ givenNames, usual }: RegisterPerson): string {
  return givenNames
    .map((name, index) => (index === usual && givenNames.length > 1 ? name.toLocaleUpperCase('de-DE') : name))
    .join(' ');
}
