import { spawn } from 'node:child_process';
import { basename, join } from 'node:path';
import {
  catalogueProblems,
  type ImportReport,
  type ImportRun,
  importAreas,
  importLeika,
  importLifeEvents,
  importPostcodes,
  importXzufi,
  readEveryday,
} from '#domain/catalogue/index.ts';
import type { Tables } from '#domain/tables.ts';
import { sentence } from '#platform/commands/problems.ts';
import { Refusal } from '#platform/commands/refusal.ts';
import { findPackageRoot } from '#platform/db/package-root.ts';
import { type Database, openDatabase } from '#platform/db/pool.ts';

export const importUsage = `  import leika|life-events|areas|postcodes|xzufi FILE…
                           bring the federal service list (LeiKa), the situations of life its services belong to, the
                           municipal directory, the postcodes or XZuFi texts into the layer all towns share; --dry-run only tells, --encoding iso-8859-1 for older files,
                           --allow-deletions lets a file delete more than half
`;

type Importer = (database: Database<Tables>, file: string, run: ImportRun) => Promise<ImportReport>;

const importers: Readonly<Record<string, Importer>> = {
  leika: async (database, file, run) => importLeika(database.as(), file, await everyday(), run),
  areas: (database, file, run) => importAreas(database.as(), file, run),
  'life-events': (database, file, run) => importLifeEvents(database.as(), file, run),
  postcodes: (database, file, run) => importPostcodes(database.as(), file, run),
  xzufi: async (database, file, run) => importXzufi(database.as(), file, await everyday(), run),
};

const everyday = () => readEveryday(join(findPackageRoot(), 'examples', 'everyday'));

/** `import KIND FILE…`: each file in one transaction, with a bar, a summary and figures. Returns whether all went well. */
export async function importCatalogue(
  url: string,
  words: readonly string[],
  say: (line: string) => void,
): Promise<boolean> {
  const wish = readWish(words);
  if (typeof wish === 'string') {
    say(wish);
    return false;
  }
  const database = openDatabase<Tables>(url, { max: 2 });
  try {
    for (const file of wish.files) {
      const bar = openBar(basename(file));
      const started = performance.now();
      const run = {
        dryRun: wish.dryRun,
        encoding: wish.encoding,
        allowDeletions: wish.allowDeletions,
        now: new Date().toISOString(),
        onProgress: bar.show,
      };
      try {
        const report = await wish.importer(database, file, run);
        bar.clear();
        say(summary(basename(file), report, wish.dryRun, (performance.now() - started) / 1000));
      } catch (error) {
        bar.clear();
        if (!(error instanceof Refusal)) throw error;
        for (const problem of error.problems) say(`✗ ${sentence(catalogueProblems, problem, 'en')}`);
        return false;
      }
    }
    return true;
  } finally {
    await database.close();
  }
}

function readWish(words: readonly string[]) {
  const [kind = '', ...rest] = words;
  const importer = importers[kind];
  const at = rest.indexOf('--encoding');
  const encoding = at < 0 ? 'utf-8' : (rest[at + 1] ?? '');
  const files = rest.filter(
    (word, index) => !word.startsWith('--') && index !== at + 1 - (at < 0 ? rest.length + 1 : 0),
  );
  if (!importer) return `Name what to import: ${Object.keys(importers).join(', ')}.`;
  if (encoding !== 'utf-8' && encoding !== 'iso-8859-1') return 'The encoding is utf-8 or iso-8859-1.';
  if (files.length === 0) return `Name the file: import ${kind} FILE`;
  return {
    importer,
    files,
    dryRun: rest.includes('--dry-run'),
    allowDeletions: rest.includes('--allow-deletions'),
    encoding,
  } as const;
}

/** What was found and done, with the reasons of what was left out, time and memory. */
function summary(file: string, report: ImportReport, dryRun: boolean, seconds: number): string {
  const { what, read, added, changed, removed, unchanged, missing, skipped, examples } = report;
  const same = added + changed + removed === 0;
  const lines = [
    `${file}: ${read} ${what} read, ${same ? 'no change' : `${added} added, ${changed} changed, ${removed} removed, ${unchanged} unchanged`}${dryRun ? ' (dry run: nothing was written)' : ''}`,
  ];
  if (missing > 0) lines.push(`  ${missing} known before are not in this file and stay`);
  for (const [reason, count] of skipped) lines.push(`  ${count} left out: ${reason}`);
  for (const example of examples) lines.push(`    ${example}`);
  const memory = process.resourceUsage().maxRSS / 1024;
  lines.push(`  ${seconds.toFixed(1)} s, at most ${Math.round(memory)} MB of memory`);
  return lines.join('\n');
}

// Left alone, Node lets its heap grow to several times what an import needs, because there is memory: 475 MB for 500 MB of
// XZuFi. With these it needs about 230.
const smallHeap = ['--max-semi-space-size=4', '--max-old-space-size=200'];

/** Runs the same command again in a process of its own with a small heap; `undefined` when we are that process. */
export async function inSmallHeap(): Promise<number | undefined> {
  if (smallHeap.every((flag) => process.execArgv.includes(flag))) return undefined;
  const child = spawn(process.execPath, [...process.execArgv, ...smallHeap, ...process.argv.slice(1)], {
    stdio: 'inherit',
  });
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGTERM', pass);
  process.on('SIGINT', pass);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

/** A bar on a terminal; nothing where the output goes to a file. */
function openBar(label: string) {
  const { stderr } = process;
  let shown = -1;
  return {
    show(done: number, all: number): void {
      const percent = all === 0 ? 100 : Math.floor((done / all) * 100);
      if (!stderr.isTTY || percent === shown) return;
      shown = percent;
      stderr.write(`\r${label} [${'#'.repeat(percent / 4).padEnd(25)}] ${percent} %`);
    },
    clear(): void {
      if (shown >= 0) stderr.write('\r\x1b[K');
    },
  };
}
