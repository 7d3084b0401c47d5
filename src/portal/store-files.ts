import type { Problem } from '#platform/commands/refusal.ts';
import { type CleanFile, cleanFile } from '#platform/storage/clean-file.ts';
import type { PortalVisit } from './visit.ts';

export interface StoredFile {
  name: string;
  mediaType: CleanFile['mediaType'];
  size: number;
  blob: string;
}

/**
 * Stores what came with a form, before any command names it: cleaned, or refused. All or nothing.
 */
export async function storeFiles(
  visit: PortalVisit,
  field: string,
): Promise<{ ok: true; files: StoredFile[] } | { ok: false; problem: Problem }> {
  const cleaned: (Omit<CleanFile, 'ok'> & { name: string })[] = [];
  for (const file of visit.files.filter((one) => one.field === field)) {
    const read = await cleanFile(file.bytes, visit.door.scanFile);
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
