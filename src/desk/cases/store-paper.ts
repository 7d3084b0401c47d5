import type { Problem } from '#platform/commands/refusal.ts';
import { cleanImage } from '#platform/storage/images.ts';
import { mimeTypes, sniffFile } from '#platform/storage/sniff.ts';
import type { StaffVisit } from '../visit.ts';

export type StoredPaper =
  | { ok: true; paper: { name: string; mediaType: string; size: number; blob: string } }
  | { ok: false; problem: Problem };

/** Looks at the file that came, writes pictures anew, and stores it sealed. The command then names it by its hash. */
export async function storePaper(visit: StaffVisit): Promise<StoredPaper> {
  const file = visit.files.find((one) => one.field === 'file');
  if (!file) return { ok: false, problem: { code: 'input.required', field: 'file' } };
  const sniffed = await sniffFile(file.bytes);
  if (!sniffed.ok) return { ok: false, problem: { code: sniffed.problem, field: 'file' } };
  let { bytes } = file;
  if (sniffed.kind !== 'pdf') {
    const clean = await cleanImage(bytes);
    if (!clean.ok) return { ok: false, problem: { code: clean.problem, field: 'file' } };
    bytes = clean.image.bytes;
  }
  const { hash, size } = await visit.door.blobs.putBlob(visit.tenant, bytes);
  return { ok: true, paper: { name: file.name, mediaType: mimeTypes[sniffed.kind], size, blob: hash } };
}
