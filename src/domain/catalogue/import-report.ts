import type { Database, Db } from '#platform/db/pool.ts';
import { sharedTenant } from './tables.ts';

/** How an import is run: for real or only looked at, and who is told how far it is. */
export interface ImportRun {
  dryRun: boolean;
  encoding: 'utf-8' | 'iso-8859-1';
  /** A file may delete more than half of what is known. */
  allowDeletions?: boolean;
  /** ISO instant of the import. */
  now: string;
  /** Bytes read so far of all bytes. */
  onProgress: (done: number, all: number) => void;
}

/** What an import found and did. A dry run reports the same and writes nothing. */
export interface ImportReport {
  /** What the numbers count: "services", "areas". */
  what: string;
  read: number;
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
  /** Known before, not in the file: kept, because a file may be partial. */
  missing: number;
  skipped: ReadonlyMap<string, number>;
  /** The first places of what was skipped: "line 12: …". */
  examples: readonly string[];
}

/** Counts what was skipped by its reason and keeps the first places. */
export function openSkipList() {
  const skipped = new Map<string, number>();
  const examples: string[] = [];
  return {
    skipped,
    examples,
    skip(where: string, reason: string): void {
      skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
      if (examples.length < 10) examples.push(`${where}: ${reason}`);
    },
  };
}

const dryRunOver = new Error('a dry run ends without a trace');

/** One transaction of the shared layer. A dry run does everything for real and then rolls back. */
export async function inSharedLayer<T>(
  database: Database<T>,
  run: Pick<ImportRun, 'dryRun'>,
  work: (tx: Db<T>) => Promise<ImportReport>,
): Promise<ImportReport> {
  let report: ImportReport | undefined;
  try {
    return await database.transaction(sharedTenant, async (tx) => {
      report = await work(tx);
      if (run.dryRun) throw dryRunOver;
      return report;
    });
  } catch (error) {
    if (error === dryRunOver && report) return report;
    throw error;
  }
}
