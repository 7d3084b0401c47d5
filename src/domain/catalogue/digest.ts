import { createHash } from 'node:crypto';

/** Short digest of a row's content: tells a second import that nothing has changed. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
