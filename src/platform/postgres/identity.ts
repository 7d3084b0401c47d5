import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { failure } from './failure.ts';

/** As whom PostgreSQL runs: it refuses to run as root. */
export type Identity =
  | { readonly kind: 'self' }
  /** Root's files look like nobody's inside; nothing is handed over, /root stays reachable. */
  | { readonly kind: 'namespace' }
  /** Where user namespaces are forbidden (many containers). */
  | { readonly kind: 'account'; readonly name: string; readonly uid: number; readonly gid: number };

export interface Invocation {
  readonly command: string;
  readonly args: readonly string[];
  readonly options: { readonly uid?: number; readonly gid?: number };
}

const namespace = ['--user', '--map-user=65534', '--map-group=65534', '--'];

export function chooseIdentity(prefer?: Identity['kind']): Identity {
  if (process.getuid?.() !== 0) return { kind: 'self' };
  if (prefer !== 'account' && spawnSync('unshare', [...namespace, 'true'], { stdio: 'ignore' }).status === 0) {
    return { kind: 'namespace' };
  }
  const account = findAccount(['postgres', 'nobody']);
  if (account) return account;
  throw failure(
    'refuses-root',
    'PostgreSQL refuses to run as root, user namespaces are forbidden here, and there is no account "postgres" or "nobody". Start as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  );
}

function findAccount(names: readonly string[]): Identity | undefined {
  if (!existsSync('/etc/passwd')) return undefined;
  const rows = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of names) {
    const row = rows.find((one) => one[0] === name);
    const uid = Number(row?.[2]);
    const gid = Number(row?.[3]);
    if (row && uid > 0 && gid > 0) return { kind: 'account', name, uid, gid };
  }
  return undefined;
}

let hasSetpriv: boolean | undefined;

/**
 * How to call a program under this identity. `dieWithParent`: the kernel sends
 * SIGINT (fast shutdown) when our process dies in any way, so a killed owner
 * leaves no orphan. Linux only; elsewhere the next start stops the orphan.
 */
export function invoke(
  identity: Identity,
  program: string,
  args: readonly string[],
  dieWithParent: boolean,
): Invocation {
  const words = [program, ...args];
  if (dieWithParent && process.platform === 'linux') {
    hasSetpriv ??= spawnSync('setpriv', ['--pdeathsig', 'INT', 'true'], { stdio: 'ignore' }).status === 0;
    // Order matters: entering the namespace changes credentials, and that clears the death signal.
    if (hasSetpriv) words.unshift('setpriv', '--pdeathsig', 'INT', '--');
  }
  if (identity.kind === 'namespace') words.unshift('unshare', ...namespace);
  const [command = program, ...rest] = words;
  return {
    command,
    args: rest,
    options: identity.kind === 'account' ? { uid: identity.uid, gid: identity.gid } : {},
  };
}
