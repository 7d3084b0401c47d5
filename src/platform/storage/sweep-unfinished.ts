import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const oldMinutes = 60;

/**
 * Removes what a killed process left half stored under DATA_DIR/blobs: sealed, but perhaps somebody's letter, and
 * nothing names it any more. Files of the last hour may still be written. @returns how many were removed
 */
export async function sweepUnfinished(dataDir: string, now: string): Promise<number> {
  const folder = join(dataDir, 'blobs');
  const before = Date.parse(now) - oldMinutes * 60_000;
  const names = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  let removed = 0;
  for (const name of names.filter((one) => one.endsWith('.part'))) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (!found || found.mtimeMs > before) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
