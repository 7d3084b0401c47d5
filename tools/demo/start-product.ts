import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { adoptEmbedded } from '#platform/postgres/index.ts';

export interface Product {
  address: string;
  dataDir: string;
  /** Known once it answers. */
  databaseUrl: string;
  /** Waits until it answers; says what it said when it does not start. */
  ready(): Promise<void>;
  /** Runs a command of the program beside the running server, on its database; its output is handed back. */
  run(words: readonly string[]): Promise<{ code: number; output: string }>;
  /** Ends the server and deletes its data. Can be called at any time, also twice. */
  stop(): Promise<void>;
  /** The last resort on the way out of the process: nothing can be waited for. */
  kill(): void;
}

const program = 'dist/server/main.js';

/** Starts the built product on an empty data folder of its own, as `npm start` does. */
export function startProduct(port: number): Product {
  const dataDir = mkdtempSync(join(tmpdir(), 'buergernah-demo-'));
  const address = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: dataDir,
    RATE_LIMIT: '1000000',
    LOG_LEVEL: 'warn',
  };
  for (const name of ['DATABASE_URL', 'MIGRATION_DATABASE_URL', 'PUBLIC_URL', 'OIDC_ISSUER', 'SMTP_URL'])
    Reflect.deleteProperty(env, name);
  const server = spawn(process.execPath, [program, 'demo'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (bytes) => said.push(String(bytes)));
  const product: Product = {
    address,
    dataDir,
    databaseUrl: '',
    async ready() {
      await answers(address, server, said);
      product.databaseUrl = adoptEmbedded(dataDir)?.url ?? '';
      if (product.databaseUrl === '') throw new Error('the embedded database is not there');
    },
    run: (words) => run(words, { ...env, DATABASE_URL: product.databaseUrl }),
    async stop() {
      await end(server);
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
    kill: () => void server.kill('SIGTERM'),
  };
  return product;
}

async function answers(address: string, server: ChildProcess, said: readonly string[]): Promise<void> {
  const until = Date.now() + 120_000;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`the product did not start:\n${said.join('')}`);
    const answer = await fetch(`${address}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    if (Date.now() > until) throw new Error(`the product did not answer in time:\n${said.join('')}`);
    await sleep(100);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
  await ended;
  clearTimeout(late);
}

function run(words: readonly string[], env: NodeJS.ProcessEnv): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (bytes) => {
        output += String(bytes);
      });
    child.once('error', reject);
    child.once('exit', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** A port nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const found = probe.address();
      probe.close(() => (found && typeof found === 'object' ? resolve(found.port) : reject(new Error('no free port'))));
    });
  });
}
