import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '#platform/db/migrate.ts';
import { startEmbedded } from '#platform/postgres/index.ts';
import { seed } from '../src/seed.ts';

export interface BenchCluster {
  /** A copy of the seeded database of its own, or of another one nobody is connected to. */
  fresh(from?: string): Promise<string>;
  stop(): Promise<void>;
}

/** The real server with fsync on, as the product runs it, and a seeded template to copy. */
export async function startCluster(): Promise<BenchCluster> {
  const dataDir = await mkdtemp(join(tmpdir(), 'buergernah-bench-'));
  const embedded = await startEmbedded({ dataDir });
  await migrate(embedded.url);
  await seed(embedded.url, { demonstration: true });
  const template = new URL(embedded.url).pathname.slice(1);
  let count = 0;
  return {
    async fresh(from) {
      count += 1;
      const name = `bench_${count}`;
      const administrator = new URL(embedded.url);
      administrator.pathname = '/postgres';
      const client = new Client({ connectionString: administrator.href });
      await client.connect();
      await client.query(`create database ${name} template ${from ? new URL(from).pathname.slice(1) : template}`);
      await client.end();
      const url = new URL(embedded.url);
      url.pathname = `/${name}`;
      return url.href;
    },
    async stop() {
      await embedded.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
