import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { type ClusterPlace, ensureCluster, owner, passwordOf } from './cluster.ts';
import { failureFromFileSystem, isFailure } from './failure.ts';
import type { Identity } from './identity.ts';
import { announce, claim, livingOwner, release } from './owner.ts';
import { choosePlace } from './place.ts';
import { type RunningServer, settleCluster, startServer, stopServer } from './server.ts';

const restartAttempts = 5;

export interface EmbeddedOptions {
  /** Created when missing. Holds the cluster, its password (0600), its log and the name of its owner. */
  readonly dataDir: string;
  /** One English sentence for the console; called for everything that takes longer than two seconds. */
  readonly onProgress?: (line: string) => void;
  /** The server ended without `stop()`, for example by kill -9. Call `restart()`; the URL stays the same. */
  readonly onExit?: (reason: string) => void;
  /** false switches fsync off: throwaway clusters of tests only. */
  readonly durable?: boolean;
  /** Tests of the fallback for root without user namespaces. */
  readonly identity?: Identity['kind'];
}

export interface Embedded {
  /** Connection string of the cluster's owner (superuser) to the database `buergernah`. */
  readonly url: string;
  /** Process id of the running server. */
  readonly pid: () => number;
  /** Ends the server in order (fast shutdown) and gives the data folder back. */
  readonly stop: () => Promise<void>;
  /** After `onExit`: the same cluster on the same port again. Everything committed is there. */
  readonly restart: () => Promise<void>;
}

/**
 * Starts PostgreSQL as a child process on a loopback port, making the cluster
 * at the first time. Throws an Error whose message says what to do and whose
 * `cause` is a FailureCode. Call it from the main thread: the kernel ends the
 * server when the thread that started it ends.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const onProgress = options.onProgress ?? (() => undefined);
  const dataDir = openDataDir(options.dataDir);
  try {
    await claim(dataDir);
  } catch (error) {
    throw failureFromFileSystem(error, dataDir);
  }
  let server: RunningServer | undefined;
  let stopping = false;
  try {
    const place = choosePlace(dataDir, options.identity, options.durable ?? true);
    await settleCluster(place.cluster, onProgress);
    await ensureCluster(place, onProgress);
    const first = await startOnLastPort(place, dataDir, onProgress);
    server = first;
    const { port } = first;
    keepPort(dataDir, port);
    announce(dataDir, port);
    const watch = (running: RunningServer) => {
      void running.ended.then((reason) => {
        if (!stopping) options.onExit?.(reason);
      });
    };
    watch(first);
    const url = urlOf(dataDir, port);
    await ensureDatabase(url);
    return {
      url,
      pid: () => server?.pid ?? 0,
      stop: async () => {
        stopping = true;
        if (server) await stopServer(server);
        release(dataDir);
      },
      restart: async () => {
        for (let attempt = 1; ; attempt += 1) {
          await settleCluster(place.cluster, onProgress);
          if (stopping) return;
          try {
            const again = await startServer(place, port, onProgress);
            server = again;
            watch(again);
            return;
          } catch (error) {
            // It may be killed again while it recovers; a full disk stays full.
            if (attempt >= restartAttempts || !isFailure(error, 'start-failed')) throw error;
          }
        }
      },
    };
  } catch (error) {
    stopping = true;
    if (server) await stopServer(server);
    release(dataDir);
    throw failureFromFileSystem(error, dataDir);
  }
}

/** The address of a server somebody else runs on this folder, for reports and checks beside it. */
export function adoptEmbedded(dataDir: string): { url: string; pid: number } | undefined {
  const folder = resolve(dataDir);
  const living = livingOwner(folder);
  return living?.port === undefined ? undefined : { url: urlOf(folder, living.port), pid: living.pid };
}

function openDataDir(path: string): string {
  const dataDir = resolve(path);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    // PostgreSQL reports its real working directory; a symlink in the path would hide living processes.
    return realpathSync(dataDir);
  } catch (error) {
    throw failureFromFileSystem(error, dataDir);
  }
}

const portFile = (dataDir: string) => join(dataDir, 'postgres.port');

/** Other processes hold the address in DATABASE_URL: a new owner takes the port of the last one, unless it is taken. */
async function startOnLastPort(
  place: ClusterPlace,
  dataDir: string,
  onProgress: (line: string) => void,
): Promise<RunningServer> {
  const last = lastPort(dataDir);
  if (last !== undefined) {
    try {
      return await startServer(place, last, onProgress);
    } catch (error) {
      if (!(error instanceof Error && error.cause === 'port-in-use')) throw error;
      onProgress(`Port ${last} of the last start is taken by another program; the database gets a new one.`);
    }
  }
  return startServer(place, undefined, onProgress);
}

function lastPort(dataDir: string): number | undefined {
  try {
    const port = Number(readFileSync(portFile(dataDir), 'utf8'));
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
  } catch {
    return undefined;
  }
}

function keepPort(dataDir: string, port: number): void {
  if (lastPort(dataDir) !== port) writeFileSync(portFile(dataDir), `${port}\n`, { mode: 0o600 });
}

function urlOf(dataDir: string, port: number): string {
  return `postgres://${owner}:${passwordOf(dataDir)}@127.0.0.1:${port}/buergernah`;
}

async function ensureDatabase(url: string): Promise<void> {
  const maintenance = new Client({ connectionString: url.replace(/\/buergernah$/, '/postgres') });
  await maintenance.connect();
  try {
    const found = await maintenance.query('select 1 from pg_database where datname = $1', ['buergernah']);
    if (found.rowCount === 0) await maintenance.query('create database buergernah');
  } finally {
    await maintenance.end();
  }
}
