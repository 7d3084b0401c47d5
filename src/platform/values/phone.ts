import { z } from 'zod';

/**
 * E.164 from what people in Germany write: "0234 / 910-1234", "(0234) 9101234", "+49 (0)234 …", "0049 …", "+48 …".
 * Numbers without an area code are ambiguous and refused. `undefined` when it is no number.
 */
export function parsePhone(text: string): string | undefined {
  const trimmed = text.normalize('NFKC').trim();
  if (trimmed.length > 40 || !/^\+?[\d\s()./\p{Pd}]+$/u.test(trimmed)) return undefined;
  const digits = trimmed.replace(/\(0\)/g, '').replace(/[^\d+]/g, '');
  const international = digits.startsWith('+')
    ? digits.slice(1)
    : digits.startsWith('00')
      ? digits.slice(2)
      : digits.startsWith('0')
        ? `49${digits.slice(1)}`
        : undefined;
  if (international === undefined) return undefined;
  const number = international.replace(/^490+/, '49');
  return /^[1-9]\d{6,14}$/.test(number) ? `+${number}` : undefined;
}

/** "+492349101234" → "0234 9101234" is not possible without the list of area codes, so: "+49 2349101234". */
export function formatPhone(phone: string): string {
  return phone.replace(/^\+49/, '+49 ');
}

/** Codes: `phone.missing`, `phone.invalid`. */
export const phoneSchema = z.string().transform((text, context) => {
  const phone = parsePhone(text);
  if (phone !== undefined) return phone;
  context.addIssue({ code: 'custom', message: text.trim() === '' ? 'phone.missing' : 'phone.invalid' });
  return z.NEVER;
});
