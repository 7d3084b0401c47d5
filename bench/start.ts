import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPackageRoot } from '#platform/db/package-root.ts';
import type { Row } from './measure.ts';
import { freePort, waitFor } from './pages.ts';

/** Seconds until the product answers, and the memory of its Node process then (Linux; 0 elsewhere). */
async function startOnce(dataDir: string): Promise<{ seconds: number; megabytes: number }> {
  const port = await freePort();
  const began = performance.now();
  const product = spawn(process.execPath, [join(findPackageRoot(), 'dist/server/main.js'), 'demo'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: '',
      DATA_DIR: dataDir,
      PORT: String(port),
      LOG_LEVEL: 'silent',
    },
    stdio: 'ignore',
  });
  await waitFor(`http://127.0.0.1:${port}/readyz`, 120);
  const seconds = (performance.now() - began) / 1000;
  const status = await readFile(`/proc/${product.pid}/status`, 'utf8').catch(() => '');
  const megabytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  product.kill('SIGTERM');
  await new Promise((resolve) => product.once('exit', resolve));
  return { seconds, megabytes };
}

/** The first start makes the database and seeds it; the second finds it there. */
export async function benchStart(): Promise<Row[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'buergernah-bench-start-'));
  const first = await startOnce(dataDir);
  const second = await startOnce(dataDir);
  await rm(dataDir, { recursive: true, force: true });
  return [
    {
      what: 'second start beside the first',
      ratio: second.seconds / first.seconds,
      figures: { 'first s': first.seconds, 'second s': second.seconds, 'memory MB': second.megabytes },
    },
  ];
}
