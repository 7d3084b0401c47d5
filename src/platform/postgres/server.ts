import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterPlace } from './cluster.ts';
import { failure, failureFromOutput } from './failure.ts';
import { invoke } from './identity.ts';
import { isAlive, processesIn, serverPid } from './owner.ts';

export interface RunningServer {
  readonly pid: number;
  readonly port: number;
  /** Resolves when the server process has ended, for whatever reason. */
  readonly ended: Promise<string>;
}

/** Settings for a small machine (2 cores, 1–4 GB) shared with the application. */
function settings(port: number, durable: boolean): string[] {
  const values: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '80',
    shared_buffers: '128MB',
    effective_cache_size: '512MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_wal_size: '512MB',
    wal_compression: 'pglz',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    log_checkpoints: 'off',
    // Statements and DETAIL lines carry personal data; the log must not.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length_on_error: '0',
    idle_in_transaction_session_timeout: '60s',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Starts the server on the given or a free loopback port and waits until it answers. */
export async function startServer(
  place: ClusterPlace,
  wantedPort: number | undefined,
  onProgress: (line: string) => void,
): Promise<RunningServer> {
  for (let attempt = 1; ; attempt += 1) {
    const port = wantedPort ?? (await freePort());
    try {
      return await startOnce(place, port, onProgress);
    } catch (error) {
      // Between finding a free port and taking it somebody else may have been faster.
      const taken = error instanceof Error && error.cause === 'port-in-use';
      if (!taken || wantedPort !== undefined || attempt >= 5) throw error;
    }
  }
}

async function startOnce(
  place: ClusterPlace,
  port: number,
  onProgress: (line: string) => void,
): Promise<RunningServer> {
  const { cluster, dataDir, identity, binaries, durable } = place;
  const logFile = join(dataDir, 'postgres.log');
  if (existsSync(logFile) && statSync(logFile).size > 5_000_000) renameSync(logFile, `${logFile}.1`);
  // A file instead of a pipe: our busy event loop must never hold up the database's log writer.
  const log = openSync(logFile, 'a', 0o600);
  const begin = statSync(logFile).size;
  const call = invoke(identity, binaries.postgres, ['-D', cluster, ...settings(port, durable)], true);
  let child: ChildProcess;
  try {
    // Detached: Ctrl-C in the terminal must reach us, not the database while we still finish work.
    child = spawn(call.command, call.args, {
      ...call.options,
      stdio: ['ignore', log, log],
      detached: true,
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C', PGDATA: undefined },
    });
  } finally {
    closeSync(log);
  }
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  let over: string | undefined;
  void ended.then((reason) => {
    over = reason;
  });
  const started = Date.now();
  let told = started;
  while (!isReady(cluster, child.pid)) {
    if (over !== undefined) {
      const output = readFileSync(logFile, 'utf8').slice(begin);
      throw failureFromOutput(output || over, dataDir, logFile);
    }
    if (Date.now() - told > 2000) {
      told = Date.now();
      onProgress(`Database is starting (recovering its last state), ${Math.round((told - started) / 1000)} s …`);
    }
    await sleep(20);
  }
  return { pid: child.pid ?? 0, port, ended };
}

/** The same sign pg_ctl waits for: the status line of postmaster.pid. */
function isReady(cluster: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

/** Fast shutdown: running transactions roll back, everything committed is written. */
export async function stopServer(server: RunningServer): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    signalTo(server.pid, signal);
    const done = await Promise.race([server.ended.then(() => true), sleep(patience, false, { ref: false })]);
    if (done) return;
  }
}

/**
 * Leaves the cluster with nobody in it. After kill -9 of the owner PostgreSQL
 * shuts down by itself (death signal); after kill -9 of PostgreSQL its workers
 * need a moment. Starting into that would be refused or, worse, share memory.
 */
export async function settleCluster(cluster: string, onProgress: (line: string) => void): Promise<void> {
  const started = Date.now();
  let told = started;
  let urged = 0;
  for (;;) {
    const left = processesIn(cluster);
    if (left.length === 0) break;
    const waited = Date.now() - started;
    const main = serverPid(cluster).find((pid) => left.includes(pid));
    if (waited > 1000 && urged === 0 && main !== undefined) {
      urged = 1;
      signalTo(main, 'SIGINT');
    } else if (waited > 30_000 && urged < 2) {
      urged = 2;
      for (const pid of left) signalTo(pid, 'SIGQUIT');
    } else if (waited > 60_000) {
      throw failure(
        'data-dir-in-use',
        `Process ${left.join(', ')} still works on ${cluster} and does not stop. End it (kill -9 ${left.join(' ')}) and start again.`,
      );
    }
    if (Date.now() - told > 2000) {
      told = Date.now();
      onProgress(`Waiting for the previous database process ${left[0]} to finish …`);
    }
    await sleep(50);
  }
  // A stale pid file whose number now belongs to some other program would make PostgreSQL refuse for ever.
  if (serverPid(cluster).some(isAlive)) rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Already gone, which is what we want.
  }
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
