import { createHash } from 'node:crypto';

/** What the device holds of a tour, as a version: any difference, by the desk or by another device, changes it. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);
}
