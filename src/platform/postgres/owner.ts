import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { failure } from './failure.ts';

/** Who works on a data folder; `owner.json` inside it. The start time tells a living owner from a reused pid. */
const Owner = z.object({
  pid: z.number().int(),
  born: z.string(),
  since: z.string(),
  port: z.number().int().optional(),
});
export type Owner = z.infer<typeof Owner>;

const fileOf = (dataDir: string) => join(dataDir, 'owner.json');

/** The living owner of a data folder, if there is one. */
export function livingOwner(dataDir: string): Owner | undefined {
  let text: string;
  try {
    text = readFileSync(fileOf(dataDir), 'utf8');
  } catch {
    return undefined;
  }
  const parsed = Owner.safeParse(jsonOrNothing(text));
  // A half-written file comes from a crash between create and write: nobody lives behind it.
  if (!parsed.success) return undefined;
  return isAlive(parsed.data.pid) && bornAt(parsed.data.pid) === parsed.data.born ? parsed.data : undefined;
}

/** Makes this process the owner, or refuses by naming the one who is. One who is just ending gets a second. */
export async function claim(dataDir: string): Promise<void> {
  for (let tries = 0; tries < 20 && livingOwner(dataDir); tries += 1) await sleep(50);
  const mine = text({});
  try {
    writeFileSync(fileOf(dataDir), mine, { flag: 'wx', mode: 0o600 });
    return;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  refuseLiving(dataDir);
  // Two starts may both find a dead owner. The rename lets only the last writer win; the loser sees it here.
  replaceFile(dataDir, mine);
  const now = livingOwner(dataDir);
  if (now && now.pid !== process.pid) refuseLiving(dataDir);
}

/** Publishes the port, so that a second program (backup, report) can adopt the running server. */
export function announce(dataDir: string, port: number): void {
  replaceFile(dataDir, text({ port }));
}

export function release(dataDir: string): void {
  if (livingOwner(dataDir)?.pid === process.pid) rmSync(fileOf(dataDir), { force: true });
}

/** Processes that work inside a cluster folder: PostgreSQL and all its workers keep it as working directory. */
export function processesIn(cluster: string): number[] {
  if (process.platform !== 'linux') return serverPid(cluster).filter(isAlive);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === cluster;
      } catch {
        return false;
      }
    });
}

/** The pid in postmaster.pid, dead or alive; none when there is no such file. */
export function serverPid(cluster: string): number[] {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 ? [pid] : [];
  } catch {
    return [];
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function refuseLiving(dataDir: string): void {
  const owner = livingOwner(dataDir);
  if (!owner) return;
  throw failure(
    'data-dir-in-use',
    `The data in ${dataDir} are in use by process ${owner.pid} (running since ${owner.since}). Stop it first (kill ${owner.pid}), or start this one with another folder: DATA_DIR=./data-2`,
  );
}

function text(extra: { port?: number }): string {
  const since = new Date(Date.now() - process.uptime() * 1000).toISOString();
  const owner: Owner = { pid: process.pid, born: bornAt(process.pid), since, ...extra };
  return `${JSON.stringify(owner)}\n`;
}

function replaceFile(dataDir: string, content: string): void {
  const next = join(dataDir, `owner.${randomUUID()}.json`);
  writeFileSync(next, content, { mode: 0o600 });
  renameSync(next, fileOf(dataDir));
}

/** Kernel ticks since boot at which a process began; empty where /proc does not exist. */
function bornAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name in brackets may itself contain spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie is dead, only not yet buried by its parent.
    return fields[0] === 'Z' ? 'dead' : (fields[19] ?? '');
  } catch {
    return '';
  }
}

function jsonOrNothing(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
