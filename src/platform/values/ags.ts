import { z } from 'zod';

/**
 * Amtlicher Gemeindeschlüssel: 8 digits, Land (01–16), Regierungsbezirk, Kreis, Gemeinde. The twelve digits of the
 * Regionalschlüssel (ARS) are cut to it. Code: `ags.invalid`.
 */
export const agsSchema = z
  .string()
  .transform((text) => text.replace(/\s+/g, '').replace(/^(\d{5})\d{4}(\d{3})$/, '$1$2'))
  .pipe(z.string().regex(/^(0[1-9]|1[0-6])\d{6}$/, 'ags.invalid'));

const laender = [
  'SH',
  'HH',
  'NI',
  'HB',
  'NW',
  'HE',
  'RP',
  'BW',
  'BY',
  'SL',
  'BE',
  'BB',
  'MV',
  'SN',
  'ST',
  'TH',
] as const;
export type Land = (typeof laender)[number];
export const landSchema = z.enum(laender, { error: 'land.invalid' });

/** The Land an AGS lies in: "05911000" → "NW". */
export function landOfAgs(ags: string): Land | undefined {
  return laender[Number(ags.slice(0, 2)) - 1];
}
