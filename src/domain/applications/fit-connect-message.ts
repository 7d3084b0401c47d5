import { z } from 'zod';

/** Names the form of a message inside a FIT-Connect case; senders offer it, receivers answer by it. */
export const messageStandard = 'urn:buergernah:fit-connect:message:1';

/** The data of such a message: plain text, and nothing else. Papers travel as attachments. */
export const messageSchema = z.strictObject({ text: z.string().trim().min(1).max(5000) });

/** Who we are in the metadata. */
export function authorOf(town: { name: string }) {
  return { name: town.name, product: { name: 'buergernah', version: '1', manufacturer: 'buergernah' } };
}
