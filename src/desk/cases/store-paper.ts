import type { Problem } from '#platform/commands/refusal.ts';
import { cleanFile } from '#platform/storage/clean-file.ts';
import type { StaffVisit } from '../visit.ts';

export type StoredPaper =
  | { ok: true; paper: { name: string; mediaType: string; size: number; blob: string } }
  | { ok: false; problem: Problem };

/** Looks at the file that came, writes pictures anew, and stores it sealed. The command then names it by its hash. */
export async function storePaper(visit: StaffVisit): Promise<StoredPaper> {
  const file = visit.files.find((one) => one.field === 'file');
  if (!file) return { ok: false, problem: { code: 'input.required', field: 'file' } };
  const clean = await cleanFile(file.bytes, visit.door.scanFile);
  if (!clean.ok) return { ok: false, problem: { code: clean.problem, field: 'file' } };
  const { hash, size } = await visit.door.blobs.putBlob(visit.tenant, clean.bytes);
  return { ok: true, paper: { name: file.name, mediaType: clean.mediaType, size, blob: hash } };
}
