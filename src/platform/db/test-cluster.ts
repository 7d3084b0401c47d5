import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../postgres/index.ts';
import { migrate } from './migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Owner URL of the migrated template database of this test run. */
    templateUrl: string;
  }
}

/** Vitest global set-up: one throwaway cluster per run, migrated once; each test copies the template. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'buergernah-test-'));
  const embedded = await startEmbedded({ dataDir, durable: false });
  const stop = async () => {
    await embedded.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await migrate(embedded.url);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('templateUrl', embedded.url);
  return stop;
}
