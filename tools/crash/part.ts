import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findPackageRoot } from '#platform/db/package-root.ts';

/** One process of the product under a watcher that starts it anew whenever it ends, as an operator's would. */
export interface Part {
  readonly name: string;
  /** The living process, or `undefined` between two lives. */
  pid(): number | undefined;
  /** `kill -9`; false when there is nothing to kill at this moment. */
  kill(): boolean;
  /** Resolves when it has said that it works. */
  ready(): Promise<void>;
  /** Lives that ended without us: while starting, and while working. Their last words. */
  readonly ownEnds: { starting: number; working: number; words: string[] };
  stop(): Promise<void>;
}

const pauseMs = 100;

/** Whoever ends us early must not leave the product running. */
const living = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

const entry = () => join(findPackageRoot(), 'dist/server/main.js');

/** Starts `main.js <name>`; it is ready when a line of its output begins with `sign`. */
export function startPart(name: string, env: Readonly<Record<string, string>>, sign: string): Part {
  const ownEnds: Part['ownEnds'] = { starting: 0, working: 0, words: [] };
  let child: ChildProcess | undefined;
  let killed = false;
  let stopping = false;
  let isReady = false;
  let waiting: (() => void)[] = [];

  const start = () => {
    killed = false;
    isReady = false;
    let words = '';
    const life = spawn(process.execPath, [entry(), name], {
      env: { ...process.env, NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = life;
    living.add(life);
    const hear = (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-2000);
      if (isReady || !words.split('\n').some((line) => line.startsWith(sign))) return;
      isReady = true;
      for (const go of waiting.splice(0)) go();
    };
    life.stdout?.on('data', hear);
    life.stderr?.on('data', hear);
    life.once('exit', (code, signal) => {
      child = undefined;
      living.delete(life);
      if (stopping) return;
      if (!killed) {
        ownEnds[isReady ? 'working' : 'starting'] += 1;
        ownEnds.words.push(`${name} ended by itself (${signal ?? code}): ${words.slice(-600)}`);
      }
      setTimeout(() => !stopping && start(), pauseMs);
    });
  };
  start();

  return {
    name,
    ownEnds,
    pid: () => child?.pid,
    kill() {
      if (!child?.pid) return false;
      killed = true;
      isReady = false;
      return child.kill('SIGKILL');
    },
    ready: () => (isReady ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    async stop() {
      stopping = true;
      waiting = [];
      const last = child;
      if (!last) return;
      const ended = new Promise((resolve) => last.once('exit', resolve));
      last.kill('SIGTERM');
      await Promise.race([ended, sleep(40_000, undefined, { ref: false })]);
    },
  };
}
