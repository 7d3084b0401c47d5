import { createHash } from 'node:crypto';
import { Refusal } from '#platform/commands/refusal.ts';
import { cleanImage } from '#platform/storage/images.ts';
import { mimeTypes } from '#platform/storage/sniff.ts';
import type { DeviceVisit } from '../visit.ts';

export const attachmentLimit = 10 * 1024 * 1024;

/**
 * Takes a photograph by the SHA-256 of its bytes, writes it anew and stores it. Sending it again stores nothing new
 * and answers the same. Answers the hash the command must name.
 */
export async function takeAttachment(visit: DeviceVisit): Promise<{ blob: string; size: number; mediaType: string }> {
  const { body, params, tenant, door } = visit;
  if (!(body instanceof Uint8Array)) throw new Refusal({ code: 'request.wrong-type' });
  const hash = createHash('sha256').update(body).digest('hex');
  if (hash !== params.hash) throw new Refusal({ code: 'request.unreadable' });
  const cleaned = await cleanImage(body);
  if (!cleaned.ok) throw new Refusal({ code: cleaned.problem });
  const stored = await door.blobs.putBlob(tenant, cleaned.image.bytes);
  return { blob: stored.hash, size: stored.size, mediaType: mimeTypes[cleaned.image.kind] };
}
