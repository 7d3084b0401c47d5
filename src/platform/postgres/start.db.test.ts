import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { waitForDatabase } from '#platform/db/wait-for-database.ts';
import { adoptEmbedded, type Embedded, startEmbedded } from './index.ts';

let dataDir: string;
let running: Embedded[];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'buergernah-embedded-'));
  running = [];
});

afterEach(async () => {
  for (const one of running) await one.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(onExit?: (reason: string) => void): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, ...(onExit ? { onExit } : {}) });
  running.push(embedded);
  return embedded;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A second program that starts the database on the same folder and stays. */
function otherProcess(): Promise<{ child: ChildProcess; url: string }> {
  const code = `import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))};
    const embedded = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} });
    console.log(embedded.url);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (status) => reject(new Error(`the other process ended with ${status}`)));
    child.stdout?.once('data', (line: Buffer) => resolve({ child, url: line.toString().trim() }));
  });
}

test('starts, keeps data over a restart, sorts German and listens on loopback only', async () => {
  const first = await start();
  await ask(first.url, "create table word as select unnest(array['Zaun', 'Ärger', 'arg']) as w");
  await first.stop();
  const second = await start();
  // Other processes hold the address in DATABASE_URL.
  expect(second.url).toBe(first.url);
  expect(await ask(second.url, 'select w from word order by w')).toEqual([{ w: 'arg' }, { w: 'Ärger' }, { w: 'Zaun' }]);
  expect(
    await ask(second.url, "select current_setting('listen_addresses') as a, current_setting('fsync') as f"),
  ).toEqual([{ a: '127.0.0.1', f: 'on' }]);
  expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
  await expect(ask(second.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/);
});

test('takes another port when the last one belongs to another program now, and waiting finds the server', async () => {
  const first = await start();
  await first.stop();
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(Number(new URL(first.url).port), '127.0.0.1', resolve));
  const second = await start();
  expect(second.url).not.toBe(first.url);
  await second.stop();
  const waited = waitForDatabase(second.url, () => {});
  const third = await start();
  await waited;
  expect(third.url).toBe(second.url);
  expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await new Promise((resolve) => squatter.close(resolve));
});

test('refuses a second start on the same data by naming the living owner', async () => {
  const { child } = await otherProcess();
  await expect(start()).rejects.toMatchObject({
    cause: 'data-dir-in-use',
    message: expect.stringContaining(`in use by process ${child.pid} `),
  });
  expect(adoptEmbedded(dataDir)?.pid).toBe(child.pid);
  child.kill('SIGKILL');
  // Free again at once: also waits until nobody writes in the folder we remove.
  await start();
});

test('kill -9 of the owner leaves no orphan, and the next start has everything committed', async () => {
  const { child, url } = await otherProcess();
  await ask(url, 'create table kept as select 42 as answer');
  child.kill('SIGKILL');
  const next = await start();
  expect(await ask(next.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('kill -9 of PostgreSQL is reported, and a restart keeps address and data', async () => {
  const exits: string[] = [];
  let dead: (() => void) | undefined;
  const embedded = await start((reason) => {
    exits.push(reason);
    dead?.();
  });
  for (const round of [1, 2]) {
    await ask(embedded.url, `create table round_${round} as select ${round} as n`);
    const death = new Promise<void>((resolve) => {
      dead = resolve;
    });
    process.kill(embedded.pid(), 'SIGKILL');
    await death;
    await embedded.restart();
    expect(await ask(embedded.url, `select n from round_${round}`)).toEqual([{ n: round }]);
  }
  expect(exits).toEqual(['signal SIGKILL', 'signal SIGKILL']);
});

test('rubbish of an interrupted first start and a stale owner are swept away', async () => {
  mkdirSync(join(dataDir, 'postgres.new-999999', 'cluster'), { recursive: true });
  writeFileSync(join(dataDir, 'owner.json'), '{"pid": 1, "born": "0", "since": "2020-01-01T00:00:00Z"}\n');
  const embedded = await start();
  expect(await ask(embedded.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a stale pid file whose number belongs to another living program does not block', async () => {
  const first = await start();
  await first.stop();
  writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n${join(dataDir, 'postgres')}\n`);
  const second = await start();
  expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('refuses a cluster of another version, a folder that is no database and a file', async () => {
  const cluster = join(dataDir, 'postgres');
  mkdirSync(cluster);
  writeFileSync(join(cluster, 'PG_VERSION'), '15\n');
  await expect(start()).rejects.toMatchObject({
    cause: 'wrong-cluster-version',
    message: expect.stringContaining('PostgreSQL 15'),
  });
  rmSync(join(cluster, 'PG_VERSION'));
  writeFileSync(join(cluster, 'photo.jpg'), '');
  await expect(start()).rejects.toMatchObject({ cause: 'broken-cluster' });
  writeFileSync(join(dataDir, 'file'), '');
  await expect(startEmbedded({ dataDir: join(dataDir, 'file') })).rejects.toMatchObject({
    cause: 'data-dir-not-writable',
  });
});
