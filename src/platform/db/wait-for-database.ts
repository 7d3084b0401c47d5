import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

const patienceSeconds = 60;

/** Not there at this moment, which passes by itself; a wrong name or password does not. */
const passing = new Set(['ECONNREFUSED', 'ECONNRESET', '57P03', '57P01', '57P02', '53300']);

/**
 * Waits until the server takes connections, a minute at most: after a power cut web and worker may be up before the
 * database is. Returns in any case; what is really wrong is told by whoever connects next.
 */
export async function waitForDatabase(url: string, onProgress: (line: string) => void): Promise<void> {
  const end = Date.now() + patienceSeconds * 1000;
  for (let told = false; ; ) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on('error', () => {});
    try {
      await client.connect();
      return;
    } catch (error) {
      if (!isPassing(error) || Date.now() > end) return;
      if (!told) onProgress('The database does not answer yet; waiting for it …');
      told = true;
    } finally {
      await client.end().catch(() => {});
    }
    await sleep(200);
  }
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.every(isPassing);
  if ('code' in error && typeof error.code === 'string') return passing.has(error.code);
  return /Connection terminated/.test(error.message);
}
