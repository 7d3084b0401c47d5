import pg from 'pg';
import type { Database } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { sealJournal } from './seal.ts';
import { sealChannel } from './wake-sealer.ts';

/** How long an entry may wait for its seal when a wake was missed. */
const lookEverySeconds = 5;

/** Seals every tenant's journal as entries are committed, until stopped. Several may run: a lock lets one work at a time. */
export function runSealer(
  database: Database<PlatformTables>,
  url: string,
  now: () => string,
  onError: (error: unknown) => void,
): { stop: () => Promise<void> } {
  let stopped = false;
  let working: Promise<void> = Promise.resolve();
  let listener: pg.Client | undefined;

  const sealAll = async (only?: string): Promise<void> => {
    try {
      const tenants = only
        ? [only]
        : (await database.pool.query<{ tenant: string }>('select tenant from town_directory()')).rows.map(
            (row) => row.tenant,
          );
      for (const tenant of tenants) {
        while (!stopped && (await sealJournal(database, tenant, now())) >= 1000);
      }
    } catch (error) {
      onError(error);
    }
  };
  const wake = (only?: string) => {
    if (stopped) return;
    working = working.then(() => sealAll(only));
  };
  const listen = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: url, options: '-c role=buergernah_app' });
    client.on('error', () => {
      listener = undefined;
    });
    client.on('end', () => {
      if (listener === client) listener = undefined;
    });
    client.on('notification', ({ payload }) => wake(payload));
    await client.connect();
    await client.query(`listen ${sealChannel}`);
    listener = client;
  };
  const timer = setInterval(() => {
    if (!listener) void listen().catch(onError);
    wake();
  }, lookEverySeconds * 1000);
  void listen().catch(onError);
  wake();
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await working;
      await listener?.end();
    },
  };
}
