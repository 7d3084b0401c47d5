import { z } from 'zod';

const tag = z.string().regex(/^[A-Za-z0-9_-]{16,44}$/);

/** The tags of one submission or reply: what was sent is what was received, part by part. */
export const authenticationTagsSchema = z.object({
  metadata: tag,
  data: tag.optional(),
  attachments: z.record(z.uuid(), tag).optional(),
});
export type AuthenticationTags = z.output<typeof authenticationTagsSchema>;

/** Where two sets of tags differ: `metadata`, `data`, `attachment:<id>`; none when they are the same. */
export function tagDifferences(one: AuthenticationTags, other: AuthenticationTags): string[] {
  const differences: string[] = [];
  if (one.metadata !== other.metadata) differences.push('metadata');
  if (one.data !== other.data) differences.push('data');
  const ids = new Set([...Object.keys(one.attachments ?? {}), ...Object.keys(other.attachments ?? {})]);
  for (const id of ids) {
    if (one.attachments?.[id] !== other.attachments?.[id]) differences.push(`attachment:${id}`);
  }
  return differences;
}
