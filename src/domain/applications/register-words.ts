import type { Lang } from '#platform/i18n/messages.ts';
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

/** Civil status by the code of the data set the registers share (DSMeld). */
const civilStatuses: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  LD: { de: 'ledig', en: 'single' },
  VH: { de: 'verheiratet', en: 'married' },
  VW: { de: 'verwitwet', en: 'widowed' },
  GS: { de: 'geschieden', en: 'divorced' },
  EA: { de: 'Ehe aufgehoben', en: 'marriage annulled' },
  LP: { de: 'in eingetragener Lebenspartnerschaft', en: 'in a registered civil partnership' },
  LV: { de: 'Lebenspartnerschaft durch Tod aufgelöst', en: 'civil partnership ended by death' },
  LA: { de: 'Lebenspartnerschaft aufgehoben', en: 'civil partnership dissolved' },
  LE: {
    de: 'Lebenspartnerschaft durch Todeserklärung aufgelöst',
    en: 'civil partnership ended by a declaration of death',
  },
  NB: { de: 'nicht bekannt', en: 'not known' },
};

/** In the language of the paper; what is no code is what the register says. */
export function civilStatusWord(lang: Lang, status: string): string {
  return civilStatuses[status]?.[lang] ?? status;
}
