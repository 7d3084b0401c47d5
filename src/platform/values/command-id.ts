import { z } from 'zod';

/** A UUID of version 7 (RFC 9562) from a time in ms and ≥ 10 random bytes: sorts by time, so indexes stay warm. */
export function makeCommandId(millis: number, random: Uint8Array): string {
  if (random.length < 10) throw new RangeError('a command id needs 10 random bytes');
  const bytes = new Uint8Array(16);
  let time = Math.floor(millis);
  for (let i = 5; i >= 0; i--) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The id in lower case, or `undefined`. Any UUID with a version is taken: other clients may draw version 4. */
export function parseCommandId(text: string): string | undefined {
  const id = text.trim().toLowerCase();
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id) ? id : undefined;
}

/** Refuses with `command-id.invalid`. */
export const commandIdSchema = z.string().transform((text, context) => {
  const id = parseCommandId(text);
  if (id !== undefined) return id;
  context.addIssue({ code: 'custom', message: 'command-id.invalid' });
  return z.NEVER;
});
