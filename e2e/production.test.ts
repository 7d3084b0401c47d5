import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findPackageRoot } from '#platform/db/package-root.ts';
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts';
import { listMail } from '#platform/mail/caught-mail.ts';
import { createToken } from '../src/machine-tokens.ts';
import { demonstrationPassword } from '../src/seed.ts';
import { ensureBuilt, freePort, until } from './harness.ts';
import { aWish } from './test-people.ts';
import { openClient } from './web-client.ts';

const town = 'essen';
let database: TestDatabase;
let owner: pg.Client;
let dataDir: string;
let token: string;
const running = new Set<ChildProcess>();

interface Started {
  address: string;
  process: ChildProcess;
  /** What it has written to the console. */
  output: () => string;
  /** Asks it to end as a supervisor does; gives its exit code. */
  stop(): Promise<number | null>;
}

/** One process of the built product, as a production runs it: everything by environment. */
function start(words: readonly string[], port = 0): Started {
  const child = spawn(process.execPath, [join(findPackageRoot(), 'dist', 'server', 'main.js'), ...words], {
    env: {
      PATH: process.env.PATH ?? '',
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port || 1),
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      RATE_LIMIT: '1000000',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let written = '';
  child.stdout.on('data', (chunk) => {
    written += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    written += String(chunk);
  });
  const ended = once(child, 'exit').then(() => running.delete(child));
  return {
    address: `http://127.0.0.1:${port}`,
    process: child,
    output: () => written,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
  };
}

async function runToEnd(words: readonly string[]): Promise<{ code: number | null; output: string }> {
  const started = start(words);
  await until(async () => started.process.exitCode !== null, words.join(' '), 60);
  return { code: started.process.exitCode, output: started.output() };
}

const ready = (one: Started) =>
  until(
    async () => (await fetch(`${one.address}/readyz`).catch(() => undefined))?.status === 200,
    `a web process\n${one.output()}`,
    60,
  );

const send = (address: string, id: string, input: object) =>
  openClient(address, 'de').json(
    `/api/v1/${town}/commands/visits.request`,
    { id, input },
    { authorization: `Bearer ${token}` },
  );

const outcomeOf = (body: unknown) =>
  z.object({ outcome: z.object({ caseId: z.uuid(), number: z.string() }) }).parse(body).outcome;

let a: Started;
let b: Started;
let worker: Started;

beforeAll(async () => {
  await ensureBuilt();
  database = await createTestDatabase('nothing');
  dataDir = await mkdtemp(join(tmpdir(), 'buergernah-production-'));
  // All three at once on an empty database: the migrations, the keys and the job tables meet here.
  a = start(['serve'], await freePort());
  b = start(['serve'], await freePort());
  worker = start(['worker']);
  await Promise.all([ready(a), ready(b)]);
  const seeded = await runToEnd(['seed', '--demonstration']);
  expect(seeded.output).toContain('The example towns are there.');
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  const made = await createToken(database.url, [town, 'production-test', 'agent']);
  if (!made.ok) throw new Error(made.message);
  token = made.token;
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await owner?.end();
  await database?.drop();
  await rm(dataDir, { recursive: true, force: true });
});

describe('two web processes and a worker on one database', () => {
  test('started together on an empty database without harm', async () => {
    await until(async () => worker.output().includes('The worker is running.'), 'the worker', 60);
    for (const one of [a, b, worker]) expect(one.output()).not.toMatch(/error/i);
    const { rows } = await owner.query('select count(*)::int as n, count(distinct tenant)::int as towns from tenant');
    expect(rows[0]).toEqual({ n: 3, towns: 3 });
  });

  test('who signs in at one goes on at the other', async () => {
    const atA = openClient(a.address, 'de');
    const entered = await atA.post('/desk/sign-in/password', { town, login: 'agent', password: demonstrationPassword });
    expect(entered.status).toBe(303);
    const atB = openClient(b.address, 'de');
    for (const [name, value] of atA.cookies) atB.cookies.set(name, value);
    expect((await atB.get('/desk')).status).toBe(200);
    expect((await atB.post('/desk/sign-out', {})).status).toBe(303);
    expect((await atA.get('/desk')).status).toBe(303);
  });

  test('invented people are not one click away', async () => {
    const client = openClient(a.address, 'de');
    expect((await client.get('/desk/sign-in')).text).not.toContain('/desk/sign-in/persona');
    expect((await client.post('/desk/sign-in/persona', { town, login: 'agent' })).status).not.toBe(303);
    expect((await client.get('/dev/mail')).status).toBe(404);
  });

  test('a command sent to both is done once, and its mail goes out once', async () => {
    const id = randomUUID();
    const wish = {
      ...aWish,
      resident: { ...aWish.resident, email: 'ottilie@example.org', contactWay: 'email' },
    };
    const answers = await Promise.all([a, b, a, b].map(({ address }) => send(address, id, wish)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const numbers = new Set(answers.map(({ body }) => outcomeOf(body).number));
    expect(numbers.size).toBe(1);
    const { rows } = await owner.query('select count(*)::int as n from case_file where tenant = $1', [town]);
    expect(rows[0]).toEqual({ n: 1 });
    const mails = async () => (await listMail(dataDir)).filter(({ to }) => to.includes('ottilie@example.org'));
    await until(async () => (await mails()).length > 0, 'the mail', 40);
    await sleep(2000);
    expect(await mails()).toHaveLength(1);
  });

  test('what was acknowledged before SIGTERM is there; the process ends well', async () => {
    const asked = Array.from({ length: 30 }, () => randomUUID());
    const answers = asked.map((id) => send(b.address, id, aWish).catch(() => undefined));
    await Promise.race(answers);
    // Connections kept alive must not hold it: a supervisor kills after half a minute.
    expect(await Promise.race([b.stop(), sleep(15_000).then(() => 'still running')])).toBe(0);
    const acknowledged = (await Promise.all(answers)).flatMap((answer) =>
      answer?.status === 200 ? [outcomeOf(answer.body).caseId] : [],
    );
    expect(acknowledged.length).toBeGreaterThan(0);
    const { rows } = await owner.query('select id from case_file where id = any($1::uuid[])', [acknowledged]);
    expect(rows).toHaveLength(acknowledged.length);
    const { rows: done } = await owner.query('select id from command_done where id = any($1::uuid[])', [asked]);
    expect(done.length).toBeGreaterThanOrEqual(acknowledged.length);
    expect((await fetch(`${a.address}/readyz`)).status).toBe(200);
  });

  test('a stopped worker leaves its jobs to the next one, and the journal verifies', async () => {
    expect(await worker.stop()).toBe(0);
    const wish = { ...aWish, resident: { ...aWish.resident, email: 'later@example.org', contactWay: 'email' } };
    expect((await send(a.address, randomUUID(), wish)).status).toBe(200);
    worker = start(['worker']);
    await until(
      async () => (await listMail(dataDir)).some(({ to }) => to.includes('later@example.org')),
      'the mail of the next worker',
      60,
    );
    await until(
      async () => (await owner.query('select 1 from journal_pending limit 1')).rows.length === 0,
      'the seals of all entries',
      60,
    );
    expect(await worker.stop()).toBe(0);
    expect(await a.stop()).toBe(0);
    const verified = await runToEnd(['verify-journal']);
    expect(verified.output).toContain(`${town}: `);
    expect(verified.output).not.toContain('findings');
    expect(verified.code).toBe(0);
  });
});
