import { z } from 'zod';

/** Levels of administration from the town up, with the digits of the Regionalschlüssel (ARS) that name an area of it. */
export const areaLevels = {
  municipality: 12,
  association: 9,
  district: 5,
  region: 3,
  land: 2,
  federation: 0,
} as const;
export type AreaLevel = keyof typeof areaLevels;
export const areaLevelSchema = z.enum(['municipality', 'association', 'district', 'region', 'land', 'federation']);

/** The areas above a municipality and itself, the most specific first: "059110000000", "059110000", "05911", "059", "05", "". */
export function areasAbove(ars: string): string[] {
  return Object.values(areaLevels)
    .filter((digits) => digits <= ars.length)
    .map((digits) => ars.slice(0, digits));
}

/** Twelve digits from what people and programs pass: an ARS padded with zeros, or cut to its level. */
export function normaliseArs(text: string): string | undefined {
  const digits = text.replace(/\s+/g, '');
  if (!/^\d{2,12}$/.test(digits)) return undefined;
  return digits.padEnd(12, '0');
}

/** The Gemeindeschlüssel (AGS, 8 digits) inside an ARS of twelve: without the digits of the association. */
export function agsOfArs(ars: string): string {
  return `${ars.slice(0, 5)}${ars.slice(9, 12)}`;
}

/** The name as people say it: "Essen" for "Essen, Stadt", "Burg" for "Burg, Stadt". */
export function plainAreaName(name: string): string {
  return name.split(',')[0]?.trim() ?? name;
}

/** The digits of an ARS that name its level: "050000000000" → "05". Trailing zeros of the levels below are dropped. */
export function trimArs(ars: string): string {
  const levels = [2, 3, 5, 9];
  return ars.slice(0, levels.find((digits) => /^0+$/.test(ars.slice(digits))) ?? 12);
}
