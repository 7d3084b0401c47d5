import { defineMessages, type Lang } from '#platform/i18n/messages.ts';

/** What lies in the kit, by the codes of the catalogue. */
export const equipmentTexts = defineMessages({
  de: {
    notebook: 'Notebook',
    printer: 'Drucker',
    scanner: 'Scanner',
    'fingerprint-sensor': 'Fingerabdrucksensor',
    'change-terminal': 'Änderungsterminal',
    camera: 'Kamera',
    tripod: 'Stativ',
  },
  en: {
    notebook: 'notebook',
    printer: 'printer',
    scanner: 'scanner',
    'fingerprint-sensor': 'fingerprint sensor',
    'change-terminal': 'change terminal',
    camera: 'camera',
    tripod: 'tripod',
  },
});

/** Codes with commas between them, as words. */
export function equipmentNames(codes: string | number | undefined, lang: Lang): string {
  const texts: Readonly<Record<string, string>> = equipmentTexts[lang];
  return String(codes ?? '')
    .split(',')
    .map((code) => texts[code] ?? code)
    .join(', ');
}
