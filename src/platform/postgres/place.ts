import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type Binaries, findBinaries, fromHome } from './binaries.ts';
import type { ClusterPlace } from './cluster.ts';
import { failure } from './failure.ts';
import { chooseIdentity, type Identity } from './identity.ts';

type Account = Extract<Identity, { kind: 'account' }>;

/** Decides who runs PostgreSQL, from where, and in which folder; hands the files to that account. */
export function choosePlace(dataDir: string, prefer: Identity['kind'] | undefined, durable: boolean): ClusterPlace {
  const identity = chooseIdentity(prefer);
  const binaries = findBinaries();
  const cluster = join(dataDir, 'postgres');
  if (identity.kind === 'self') return { dataDir, cluster, identity, binaries, durable };
  if (identity.kind === 'namespace') {
    // Left by a start under another account, for example in a container without namespaces.
    handOver(cluster, 0, 0);
    return { dataDir, cluster, identity, binaries, durable };
  }
  const place = clusterFor(identity, dataDir);
  handOver(place, identity.uid, identity.gid);
  return { dataDir, cluster: place, identity, binaries: reachableBinaries(identity, binaries), durable };
}

/** Below DATA_DIR if the account can get there (a volume); not below /root, then in /var/lib. */
function clusterFor(account: Account, dataDir: string): string {
  const inside = join(dataDir, 'postgres');
  if (canEnter(account, dirname(dataDir))) {
    // Passing through, not looking in: the password file beside the cluster stays ours.
    chmodSync(dataDir, 0o711);
    return inside;
  }
  if (existsSync(inside)) {
    throw failure(
      'data-dir-not-writable',
      `The database in ${dataDir} was made by root in a user namespace, which is forbidden now, and the account "${account.name}" cannot reach that folder. Move the data to a folder it can reach, for example DATA_DIR=/var/lib/buergernah/data.`,
    );
  }
  const digest = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const home = join('/var/lib/buergernah', digest);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  return join(home, 'postgres');
}

function reachableBinaries(account: Account, binaries: Binaries): Binaries {
  if (canEnter(account, join(binaries.home, 'lib'))) return binaries;
  const home = join('/var/lib/buergernah', `program-${binaries.version}`);
  if (!existsSync(home)) {
    mkdirSync(dirname(home), { recursive: true, mode: 0o755 });
    const work = `${home}.new-${process.pid}`;
    rmSync(work, { recursive: true, force: true });
    cpSync(binaries.home, work, { recursive: true, verbatimSymlinks: true });
    renameSync(work, home);
  }
  return fromHome(home, binaries.version);
}

function canEnter({ uid, gid }: Account, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid, gid, stdio: 'ignore', cwd: '/' }).status === 0;
}

function handOver(cluster: string, uid: number, gid: number): void {
  if (!existsSync(cluster) || statSync(cluster).uid === uid) return;
  for (const name of readdirSync(cluster, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(cluster, name), uid, gid);
  }
  // The folder itself comes last: an interrupted change of hands is finished by the next start.
  lchownSync(cluster, uid, gid);
}
