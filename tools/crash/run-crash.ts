import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findPackageRoot } from '#platform/db/package-root.ts';
import { waitForDatabase } from '#platform/db/wait-for-database.ts';
import { adoptEmbedded } from '#platform/postgres/index.ts';
import { processesIn, serverPid } from '#platform/postgres/owner.ts';
import { createToken } from '../../src/machine-tokens.ts';
import { seed as seedTowns } from '../../src/seed.ts';
import { checkEverything, type Demand } from './checks.ts';
import { startLoad, town } from './load.ts';
import { openMailBox } from './mail-box.ts';
import { type Part, startPart } from './part.ts';
import { seededRandom, shuffled } from './random.ts';

/** `postgres` is the server itself, `database` the program that watches over it. */
export const targets = ['web', 'worker', 'postgres', 'database'] as const;
export type Target = (typeof targets)[number];

export interface CrashWish {
  /** Kills of the web, of the worker and of the database each; the database's are shared by its two processes. */
  times: number;
  seed: number;
  only?: readonly Target[];
  clients?: number;
  /** Mean pause of a client between two commands. */
  pauseMs?: number;
  drainSeconds?: number;
  say?: (line: string) => void;
}

export interface CrashReport {
  seed: number;
  seconds: number;
  kills: Record<Target, number>;
  /** From the kill to the next answer to a command sent after it, in ms. */
  answered: Record<Target, number[]>;
  commands: number;
  acknowledged: number;
  /** Commands that had to be sent more than once, and sendings beyond the first. */
  retried: number;
  retries: number;
  failures: Readonly<Record<string, number>>;
  jobs: { count: number; repeated: number; longestSeconds: number };
  mails: number;
  /** Mails that came again: the process died between the mail server's yes and our own note. Same Message-ID. */
  mailsAgain: number;
  /** Processes that ended without being killed, while starting (tolerable) and while working (a defect). */
  ownEndsStarting: number;
  ownEndsWorking: number;
  words: string[];
  drainSeconds: number;
  demands: Demand[];
}

/** Kills the product's processes at random moments under load and asks afterwards whether anything is lost or doubled. */
export async function runCrash(wish: CrashWish): Promise<CrashReport> {
  const say = wish.say ?? (() => {});
  const random = seededRandom(wish.seed);
  const began = performance.now();
  const dataDir = await realpath(await mkdtemp(join(tmpdir(), 'buergernah-crash-')));
  const mailBox = await openMailBox();
  const parts: Part[] = [];
  let owner: pg.Pool | undefined;
  try {
    const database = startPart('database', { DATA_DIR: dataDir, DATABASE_URL: '' }, 'PostgreSQL answers');
    parts.push(database);
    await database.ready();
    const url = adoptEmbedded(dataDir)?.url ?? '';
    await seedTowns(url, { demonstration: false });
    const tokens = { agent: await token(url, 'agent'), dispatcher: await token(url, 'dispatcher') };
    const port = await freePort();
    const env = {
      DATA_DIR: dataDir,
      DATABASE_URL: url,
      PORT: String(port),
      SMTP_URL: mailBox.url,
      LOG_LEVEL: 'error',
      RATE_LIMIT: '1000000',
    };
    const web = startPart('serve', env, 'Serving');
    parts.push(web);
    await web.ready();
    const worker = startPart('worker', env, 'The worker is running');
    parts.push(worker);
    await worker.ready();

    const load = startLoad(`http://127.0.0.1:${port}`, tokens, {
      clients: wish.clients ?? 4,
      pauseMs: wish.pauseMs ?? 300,
      random,
    });
    const killing: Record<Target, () => boolean> = {
      web: web.kill,
      worker: worker.kill,
      database: database.kill,
      postgres: () => killServer(dataDir),
    };
    const plan = shuffled(
      random,
      (wish.only ?? targets).flatMap((target) => Array.from({ length: killsOf(target, wish.times) }, () => target)),
    );
    const kills: Record<Target, number> = { web: 0, worker: 0, postgres: 0, database: 0 };
    const answered: Record<Target, number[]> = { web: [], worker: [], postgres: [], database: [] };
    for (const [index, target] of plan.entries()) {
      await sleep(100 + random() * 1400);
      while (!killing[target]()) await sleep(20);
      const at = performance.now();
      kills[target] += 1;
      if (load.wrong.length > 0) throw new Error(load.wrong[0]);
      const answer = load.answeredAfter(at).then((instant) => {
        answered[target].push(instant - at);
      });
      // Many fall into the recovery of the one before.
      if (random() < 0.6) {
        await answer;
        await Promise.all(parts.map((part) => part.ready()));
      }
      if ((index + 1) % 20 === 0) say(`${index + 1} of ${plan.length} kills, ${load.sent.length} commands`);
    }
    await load.finish();
    await Promise.all(parts.map((part) => part.ready()));
    say('No more commands; waiting until the jobs are through …');
    await waitForDatabase(url, say);
    owner = new pg.Pool({ connectionString: url, max: 2 });
    owner.on('error', () => {});
    const drain = await drained(owner, wish.drainSeconds ?? 300);
    const demands = await checkEverything({ owner, sent: load.sent, deliveries: mailBox.deliveries, dataDir });
    demands.push({
      what: 'every answer was an outcome or "again later"',
      over: load.sent.length,
      found: [...load.wrong],
    });
    demands.push(await verified(env));
    const words = parts.flatMap((part) => part.ownEnds.words);
    const ends = (kind: 'starting' | 'working') => parts.reduce((sum, part) => sum + part.ownEnds[kind], 0);
    demands.push({
      what: 'no process ended by itself while it worked',
      over: parts.length,
      found: ends('working') > 0 ? words : [],
    });
    return {
      seed: wish.seed,
      seconds: (performance.now() - began) / 1000,
      kills,
      answered,
      commands: load.sent.length,
      acknowledged: load.sent.filter(({ outcome }) => outcome !== undefined).length,
      retried: load.sent.filter(({ tries }) => tries > 1).length,
      retries: load.sent.reduce((sum, { tries }) => sum + tries - 1, 0),
      failures: load.failures,
      jobs: await jobFigures(owner),
      mails: mailBox.deliveries.size,
      mailsAgain: [...mailBox.deliveries.values()].reduce((sum, count) => sum + count - 1, 0),
      ownEndsStarting: ends('starting'),
      ownEndsWorking: ends('working'),
      words,
      drainSeconds: drain,
      demands,
    };
  } finally {
    await owner?.end();
    // The database last: the others still want to write.
    for (const part of [...parts].reverse()) await part.stop();
    await mailBox.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

export function killsOf(target: Target, times: number): number {
  if (target === 'postgres') return Math.ceil(times / 2);
  return target === 'database' ? Math.floor(times / 2) : times;
}

async function token(url: string, role: string): Promise<string> {
  const made = await createToken(url, [town, `crash-${role}-${randomUUID().slice(0, 8)}`, role, '1']);
  if (!made.ok) throw new Error(made.message);
  return made.token;
}

/** The server's own process; a stale pid file may name somebody else's. */
function killServer(dataDir: string): boolean {
  const cluster = join(dataDir, 'postgres');
  const inside = processesIn(cluster);
  const pid = serverPid(cluster).find((one) => inside.includes(one));
  if (pid === undefined) return false;
  process.kill(pid, 'SIGKILL');
  return true;
}

/** Seconds until no job waits and no entry is unsealed, or the patience is over: the checks then say what is left. */
async function drained(owner: pg.Pool, patience: number): Promise<number> {
  const began = performance.now();
  for (;;) {
    const { rows } = await owner.query<{ open: number }>(`
      select (select count(*) from pgboss.job where data ? 'reaction' and state in ('created', 'retry', 'active'))::int
        + (select count(*) from journal_pending)::int as open`);
    const seconds = (performance.now() - began) / 1000;
    if (rows[0]?.open === 0 || seconds > patience) return seconds;
    await sleep(300);
  }
}

async function jobFigures(owner: pg.Pool): Promise<CrashReport['jobs']> {
  const { rows } = await owner.query<CrashReport['jobs']>(`
    select count(*)::int as count, (count(*) filter (where retry_count > 0))::int as repeated,
      coalesce(max(extract(epoch from completed_on - created_on)), 0)::float as "longestSeconds"
    from pgboss.job where data ? 'reaction'`);
  return rows[0] ?? { count: 0, repeated: 0, longestSeconds: 0 };
}

/** What `verify-journal` says, as an auditor calls it. */
async function verified(env: Readonly<Record<string, string>>): Promise<Demand> {
  const child = spawn(process.execPath, [join(findPackageRoot(), 'dist/server/main.js'), 'verify-journal'], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  child.stdout.on('data', (chunk: Buffer) => {
    words += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    words += chunk.toString();
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  const entries = [...words.matchAll(/: (\d+) entries/g)].reduce((sum, [, count]) => sum + Number(count), 0);
  return { what: 'verify-journal finds nothing', over: entries, found: code === 0 ? [] : [words] };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
