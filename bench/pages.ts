import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, get as httpGet } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findPackageRoot } from '#platform/db/package-root.ts';
import { openClient } from '../e2e/web-client.ts';
import type { BenchCluster } from './clusters.ts';
import { type Measured, measure, median, type Row } from './measure.ts';

export async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export async function waitFor(url: string, seconds = 30): Promise<void> {
  for (const until = Date.now() + seconds * 1000; Date.now() < until; await sleep(50)) {
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // Not listening yet.
    }
  }
  throw new Error(`${url} did not answer in ${seconds} s`);
}

/** One GET over a kept connection; the whole body is read. */
function fetchPage(agent: Agent, url: URL, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    httpGet(url, { agent, headers: { cookie } }, (answer) => {
      let size = 0;
      answer.on('data', (part: Buffer) => {
        size += part.length;
      });
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve(size) : reject(new Error(`${url.pathname}: ${answer.statusCode}`)),
      );
    }).on('error', reject);
  });
}

/** Pages with session and query beside a static string of the same size from the same kind of server. */
export async function benchPages(cluster: BenchCluster, count = 600, rounds = 3): Promise<Row[]> {
  const root = findPackageRoot();
  const dataDir = await mkdtemp(join(tmpdir(), 'buergernah-bench-pages-'));
  const port = await freePort();
  const url = await cluster.fresh();
  const product = spawn(process.execPath, [join(root, 'dist/server/main.js'), 'demo'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: url,
      DATA_DIR: dataDir,
      PORT: String(port),
      LOG_LEVEL: 'silent',
      RATE_LIMIT: '1000000',
    },
    stdio: 'ignore',
  });
  const address = `http://127.0.0.1:${port}`;
  await waitFor(`${address}/readyz`);
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const rows: Row[] = [];
  const staff = openClient(address, 'de');
  await staff.signInAs('dispatcher');
  const signedIn = [...staff.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  for (const { what, path, cookie } of [
    { what: 'the desk’s work list (session, rights, queries)', path: '/desk', cookie: signedIn },
    { what: 'a town’s first page (no session)', path: '/musterstadt', cookie: '' },
    {
      what: 'the finder with an answer (search, no session)',
      path: '/musterstadt/services?q=perso+verloren',
      cookie: '',
    },
    {
      what: 'a page of an application form (no session)',
      path: '/musterstadt/apply/registration-certificate/kind',
      cookie: '',
    },
  ]) {
    const page = new URL(path, address);
    const size = await fetchPage(agent, page, cookie);
    const staticPort = await freePort();
    const plain = spawn(process.execPath, [join(root, 'bench/static-server.mjs'), String(staticPort), String(size)], {
      stdio: 'ignore',
    });
    const other = new URL(`http://127.0.0.1:${staticPort}/`);
    await waitFor(other.href);
    const ours: Measured[] = [];
    const baseline: Measured[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await measure(50, 8, async () => void (await fetchPage(agent, page, cookie)));
      ours.push(await measure(count, 8, async () => void (await fetchPage(agent, page, cookie))));
      baseline.push(await measure(count * 5, 8, async () => void (await fetchPage(agent, other, ''))));
    }
    plain.kill();
    rows.push({
      what: `${what}, beside a static string of ${Math.round(size / 1000)} kB`,
      ratio: median(ours.map((run, index) => run.perSecond / (baseline[index]?.perSecond ?? 1))),
      aim: 0.12,
      figures: {
        'pages/s': median(ours.map((run) => run.perSecond)),
        'p99 ms': median(ours.map((run) => run.p99)),
        'static/s': median(baseline.map((run) => run.perSecond)),
      },
    });
  }
  agent.destroy();
  product.kill('SIGTERM');
  await new Promise((resolve) => product.once('exit', resolve));
  await rm(dataDir, { recursive: true, force: true });
  return rows;
}
