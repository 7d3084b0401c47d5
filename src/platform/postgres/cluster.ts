import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { failure, failureFromOutput } from './failure.ts';
import { type Identity, invoke } from './identity.ts';

export const owner = 'buergernah';
const neededBytes = 200 * 1024 * 1024;

export interface ClusterPlace {
  /** The folder people know. */
  readonly dataDir: string;
  /** The folder PostgreSQL writes; below dataDir unless another account must reach it. */
  readonly cluster: string;
  readonly identity: Identity;
  readonly binaries: Binaries;
  /** false only for throwaway clusters of tests. */
  readonly durable: boolean;
}

/** The password of the cluster's owner; made once, readable only by the account that starts us. */
export function passwordOf(dataDir: string): string {
  const file = join(dataDir, 'postgres.password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const password = randomBytes(24).toString('base64url');
  const next = `${file}.new`;
  writeFileSync(next, password, { mode: 0o600 });
  renameSync(next, file);
  return password;
}

/** Makes the cluster if there is none, and refuses one this version cannot read. */
export async function ensureCluster(place: ClusterPlace, onProgress: (line: string) => void): Promise<void> {
  const { cluster, binaries } = place;
  const versionFile = join(cluster, 'PG_VERSION');
  if (existsSync(versionFile)) {
    const found = readFileSync(versionFile, 'utf8').trim();
    const ours = binaries.version.split('.')[0];
    if (found === ours) return;
    throw failure(
      'wrong-cluster-version',
      `The data in ${place.dataDir} were written by PostgreSQL ${found}, this program brings PostgreSQL ${ours}. Start the older program, back up, and restore here (docs/operations.md, upgrade).`,
    );
  }
  if (existsSync(cluster) && readdirSync(cluster).length > 0) {
    throw failure(
      'broken-cluster',
      `${cluster} is not a database (PG_VERSION is missing). Restore it from a backup, or move it away to start empty.`,
    );
  }
  await createCluster(place, onProgress);
}

/** initdb works in a folder of another name: an interrupted first start leaves rubbish, never half a cluster. */
async function createCluster(place: ClusterPlace, onProgress: (line: string) => void): Promise<void> {
  const { cluster, identity, dataDir } = place;
  const parent = join(cluster, '..');
  for (const name of readdirSync(parent)) {
    if (name.startsWith('postgres.new-')) rmSync(join(parent, name), { recursive: true, force: true });
  }
  const free = statfsSync(parent);
  if (free.bavail * free.bsize < neededBytes) {
    throw failure(
      'disk-full',
      `The disk that holds ${dataDir} has ${Math.floor((free.bavail * free.bsize) / 1048576)} MB left; a new database needs 200 MB. Free some space or set DATA_DIR to another disk.`,
    );
  }
  onProgress('Creating the database (once, a few seconds) …');
  const work = join(parent, `postgres.new-${process.pid}`);
  mkdirSync(work, { mode: 0o700 });
  const passwordFile = join(work, 'password');
  writeFileSync(passwordFile, passwordOf(dataDir), { mode: 0o600 });
  if (identity.kind === 'account') {
    chownSync(work, identity.uid, identity.gid);
    chownSync(passwordFile, identity.uid, identity.gid);
  }
  try {
    const result = await initdb(place, join(work, 'cluster'), passwordFile);
    if (result.code !== 0) throw failureFromOutput(result.output, dataDir, 'the lines above');
    // Nothing precious is lost if an empty folder of that name was left behind.
    rmSync(cluster, { recursive: true, force: true });
    renameSync(join(work, 'cluster'), cluster);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function initdb(
  { identity, binaries, durable }: ClusterPlace,
  target: string,
  passwordFile: string,
): Promise<{ code: number | null; output: string }> {
  const { command, args, options } = invoke(
    identity,
    binaries.initdb,
    [
      `--pgdata=${target}`,
      `--username=${owner}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // ICU sorts German the same on every machine; libc locales may be missing.
      '--locale=C',
      '--locale-provider=icu',
      '--icu-locale=de-DE',
      '--text-search-config=german',
      '--data-checksums',
      ...(durable ? [] : ['--no-sync']),
    ],
    true,
  );
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], detached: true, cwd: '/' });
    let output = '';
    child.stdout.on('data', (part: Buffer) => {
      output += part.toString();
    });
    child.stderr.on('data', (part: Buffer) => {
      output += part.toString();
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
