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
    notebook: 'Notebook',
    printer: 'Printer',
    scanner: 'Scanner',
    'fingerprint-sensor': 'Fingerprint sensor',
    'change-terminal': 'Change terminal',
    camera: 'Camera',
    tripod: 'Tripod',
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
