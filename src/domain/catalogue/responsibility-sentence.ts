import type { Lang } from '#platform/i18n/messages.ts';
import type { ResponsibilityAnswer } from './answer-responsibility.ts';
import { type AreaLevel, plainAreaName } from './area-rules.ts';
import type { Responsible } from './find-responsible.ts';

type Answered = Extract<ResponsibilityAnswer, { kind: 'answer' }>;

const levelWords: Readonly<Record<Lang, Readonly<Record<AreaLevel, string>>>> = {
  de: {
    municipality: 'die Gemeinde',
    association: 'der Gemeindeverband',
    district: 'der Kreis oder die kreisfreie Stadt',
    region: 'der Regierungsbezirk',
    land: 'das Land',
    federation: 'der Bund',
  },
  en: {
    municipality: 'the municipality',
    association: 'the association of municipalities',
    district: 'the district or the independent town',
    region: 'the region',
    land: 'the state',
    federation: 'the federation',
  },
};

/** "Kreis Recklinghausen", "Land Nordrhein-Westfalen", "Essen": an area as people call it. */
export function areaName({ level, name, kind }: NonNullable<Responsible['area']>): string {
  if (level === 'district') return kind === '43' ? `Kreis ${name}` : kind === '44' ? `Landkreis ${name}` : name;
  return level === 'land' ? `Land ${name}` : name;
}

/** Who it is: the office, its area, or both. */
export function responsibleName({ area, organisation }: Responsible, lang: Lang): string {
  const office = organisation ? (lang === 'en' ? (organisation.nameEn ?? organisation.name) : organisation.name) : '';
  const place = area && area.level !== 'federation' ? areaName(area) : '';
  if (office !== '' && place !== '' && !office.includes(place)) return `${office}, ${place}`;
  return office !== '' ? office : place !== '' ? place : (area?.name ?? '');
}

/** "X is responsible, because …": who, and the rule that says so, in one sentence. */
export function responsibilitySentence({ municipality, responsible }: Answered, lang: Lang): string {
  const who = responsibleName(responsible, lang);
  const place = plainAreaName(municipality.name);
  const { area, rule } = responsible;
  const level = area && levelWords[lang][area.level];
  const inside = area && area.level !== 'municipality' && area.level !== 'federation' && areaName(area) !== place;
  if (lang === 'en') {
    if (!level) return `${who} is responsible, because the rule says so for ${place} (${rule.source}).`;
    return inside
      ? `${who} is responsible, because ${place} belongs to ${areaName(area)} and ${level} does this (${rule.source}).`
      : `${who} is responsible for ${place}, because ${level} does this (${rule.source}).`;
  }
  if (!level) return `Zuständig ist: ${who}, weil das für ${place} so geregelt ist (${rule.source}).`;
  return inside
    ? `Zuständig ist: ${who}, weil ${place} zu diesem Gebiet gehört (${areaName(area)}) und dafür ${level} zuständig ist (${rule.source}).`
    : `Zuständig ist: ${who}, weil in ${place} dafür ${level} zuständig ist (${rule.source}).`;
}
