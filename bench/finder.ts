import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Client } from 'pg';
import { type FoundService, importLeika, readEveryday, searchServices } from '#domain/catalogue/index.ts';
import type { Tables } from '#domain/tables.ts';
import { findPackageRoot } from '#platform/db/package-root.ts';
import { openDatabase } from '#platform/db/pool.ts';
import type { BenchCluster } from './clusters.ts';
import { everydayQueries } from './everyday-queries.ts';
import { measure, type Row } from './measure.ts';

const town = 'musterstadt';
// The federal list is not shipped: LEIKA_FILE names it. Without one only the common services are searched.
const beside = '../shared/data/ozg-nrw/ozg_service.csv';

/** What the server does by itself within a minute of an import; only the owner may ask for it. */
async function analyse(url: string): Promise<void> {
  const owner = new Client({ connectionString: url });
  await owner.connect();
  await owner.query('vacuum analyze search_posting, search_word, search_entry, search_related');
  await owner.end();
}

/** A line of the table: the right service's place, the words, its name; who came first instead where it is not among three. */
function answerLine(words: string, found: readonly FoundService[], at: number): string {
  const place = at < 0 ? ' –' : String(at + 1).padStart(2);
  const names = at >= 0 && at < 3 ? [found[at]] : found.slice(0, 3);
  const mark = at >= 0 && at < 3 ? '✓' : '✗';
  return `${mark} ${place}  ${words.padEnd(36)} ${names.map((each) => each?.name.de ?? '').join(' | ')}`;
}

/** The finder over the full federal list: right answers, and speed beside bare full-text SQL and a scan in memory. */
export async function benchFinder(cluster: BenchCluster, count = 600): Promise<Row[]> {
  const root = findPackageRoot();
  const file = process.env.LEIKA_FILE ?? join(root, beside);
  const url = await cluster.fresh();
  const database = openDatabase<Tables>(url, { max: 32 });
  const rows: Row[] = [];
  try {
    if (existsSync(file)) {
      const started = performance.now();
      const run = {
        dryRun: false,
        encoding: 'utf-8',
        now: new Date().toISOString(),
        onProgress: () => undefined,
      } as const;
      const report = await importLeika(database.as(), file, await readEveryday(join(root, 'examples/everyday')), run);
      const seconds = (performance.now() - started) / 1000;
      rows.push({ what: 'import of the federal list', figures: { services: report.read, seconds } });
    } else console.log(`  no federal list at ${file}: only the common services are searched (set LEIKA_FILE)`);
    await analyse(url);
    const find = (words: string) => database.read(town, (db) => searchServices(db, town, words));
    const places: (number | undefined)[] = [];
    for (const { words, expected } of everydayQueries) {
      const found = await find(words);
      const at = found.findIndex(({ key }) => expected.some((wanted) => key.startsWith(wanted)));
      places.push(at < 0 ? undefined : at + 1);
      console.log(`  ${answerLine(words, found, at)}`);
    }
    const asked = everydayQueries.length;
    const among = (most: number) => places.filter((place) => place !== undefined && place <= most).length;
    rows.push({
      what: 'everyday questions with the right service among the first three',
      ratio: among(3) / asked,
      aim: 0.95,
      figures: { asked, first: among(1), 'first three': among(3) },
    });
    const names = await database.read(town, (db) =>
      db.selectFrom('public_service').select(['key', 'name']).where('tenant', '=', 'shared').execute(),
    );
    const lower = names.map(({ key, name }) => ({ key, name: name.toLowerCase() }));
    const question = (index: number) => everydayQueries[index % everydayQueries.length]?.words ?? '';
    const scan = (words: string) => {
      const parts = words.split(' ');
      return lower
        .map(({ key, name }) => ({ key, score: parts.filter((part) => name.includes(part)).length }))
        .filter(({ score }) => score > 0)
        .toSorted((a, b) => b.score - a.score)
        .slice(0, 20);
    };
    for (const lanes of [1, 8, 32]) {
      await measure(60, lanes, async (index) => void (await find(question(index))));
      const ours = await measure(count, lanes, async (index) => void (await find(question(index))));
      const bare = await measure(count, lanes, async (index) => {
        await database.read(town, (db) => sql`select * from search_bodies(${question(index)}, 20)`.execute(db));
      });
      const memory = await measure(count, lanes, async (index) => void scan(question(index)));
      rows.push({
        what: `finder, ${lanes} at a time, over ${names.length} services, beside bare full-text SQL`,
        ratio: ours.perSecond / bare.perSecond,
        figures: {
          'questions/s': ours.perSecond,
          'p50 ms': ours.p50,
          'p99 ms': ours.p99,
          'bare SQL/s': bare.perSecond,
          'bare p99 ms': bare.p99,
          'scan in memory/s': memory.perSecond,
        },
      });
    }
  } finally {
    await database.close();
  }
  return rows;
}
