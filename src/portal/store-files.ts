import type { Problem } from '#platform/commands/refusal.ts';
import type { UploadedFile } from '#platform/http/route.ts';
import { cleanImage } from '#platform/storage/images.ts';
import { mimeTypes, sniffFile } from '#platform/storage/sniff.ts';
import type { PortalVisit } from './visit.ts';

export interface StoredFile {
  name: string;
  mediaType: string;
  size: number;
  blob: string;
}

/**
 * Stores what came with a form, before any command names it: pictures are written anew without metadata, PDFs are taken
 * by their content, everything else is refused. All or nothing.
 */
export async function storeFiles(
  visit: PortalVisit,
  field: string,
): Promise<{ ok: true; files: StoredFile[] } | { ok: false; problem: Problem }> {
  const cleaned: { name: string; mediaType: string; bytes: Uint8Array }[] = [];
  for (const file of visit.files.filter((one) => one.field === field)) {
    const read = await clean(file);
    if (!read.ok) return { ok: false, problem: { code: read.problem, field } };
    cleaned.push({ name: file.name.trim() || 'upload', mediaType: read.mediaType, bytes: read.bytes });
  }
  const files: StoredFile[] = [];
  for (const { bytes, ...file } of cleaned) {
    const { hash, size } = await visit.door.blobs.putBlob(visit.tenant, bytes);
    files.push({ ...file, blob: hash, size });
  }
  return { ok: true, files };
}

async function clean(
  file: UploadedFile,
): Promise<{ ok: true; mediaType: string; bytes: Uint8Array } | { ok: false; problem: string }> {
  const sniffed = await sniffFile(file.bytes);
  if (!sniffed.ok) return sniffed;
  if (sniffed.kind === 'pdf') return { ok: true, mediaType: mimeTypes.pdf, bytes: file.bytes };
  const image = await cleanImage(file.bytes);
  return image.ok ? { ok: true, mediaType: mimeTypes[image.image.kind], bytes: image.image.bytes } : image;
}
