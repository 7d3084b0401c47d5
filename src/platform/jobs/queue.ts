import { CompiledQuery } from 'kysely';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import type { Reactions } from './reaction.ts';

/** What a job carries: ids only. */
export const jobData = z.object({ tenant: z.string(), entryId: z.uuid(), reaction: z.string() });
export type JobData = z.infer<typeof jobData>;

export const deadLetterQueue = 'undelivered';
export const clockQueue = 'clock';

/** How often and how patiently a reaction is tried again before it lies on the desk. */
export interface RetryPolicy {
  limit: number;
  delaySeconds: number;
  maxDelaySeconds: number;
}

export const defaultRetry: RetryPolicy = { limit: 9, delaySeconds: 5, maxDelaySeconds: 1800 };

/** A job whose worker has not been heard of for so long belongs to nobody any more. */
const heartbeatSeconds = 10;

const retryEvent = 'delivery.retried';

/** Installs the job tables with the owner's rights and lets the application use them. */
export async function installJobs(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, supervise: false, schedule: false, max: 2 });
  boss.on('error', () => {});
  await boss.start();
  await boss.stop({ graceful: false });
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`
      grant usage on schema pgboss to buergernah_app;
      grant select, insert, update, delete on all tables in schema pgboss to buergernah_app;
      grant usage on all sequences in schema pgboss to buergernah_app;
      grant execute on all functions in schema pgboss to buergernah_app;`);
  } finally {
    await client.end();
  }
}

export interface Queues {
  boss: PgBoss;
  /** Enqueues the reactions to entries inside the caller's transaction. */
  react(
    tx: Db<PlatformTables>,
    tenant: string,
    entries: readonly { id: string; type: string; data?: Readonly<Record<string, unknown>> }[],
  ): Promise<void>;
  stop(): Promise<void>;
}

/** Opens the queues for sending; `work` (in `worker.ts`) takes jobs out. */
export async function openQueues(
  url: string,
  reactions: Reactions,
  { retry = defaultRetry, worker = false }: { retry?: RetryPolicy; worker?: boolean } = {},
): Promise<Queues> {
  const boss = new PgBoss({
    connectionString: url,
    options: '-c role=buergernah_app -c timezone=UTC',
    max: worker ? 4 : 2,
    migrate: false,
    createSchema: false,
    supervise: worker,
    // A killed worker's jobs go on when their heartbeat is missed and somebody looks: not only once a minute.
    superviseIntervalSeconds: heartbeatSeconds,
    monitorIntervalSeconds: heartbeatSeconds,
    schedule: worker,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', () => {});
  await boss.start();
  await boss.createQueue(deadLetterQueue, { retryLimit: 100, retryDelay: 5, retryBackoff: true, retryDelayMax: 600 });
  await boss.createQueue(clockQueue, { retryLimit: 0, expireInSeconds: 300 });
  for (const name of Object.keys(reactions)) {
    const options = {
      retryLimit: retry.limit,
      retryDelay: retry.delaySeconds,
      retryBackoff: true,
      retryDelayMax: retry.maxDelaySeconds,
      expireInSeconds: 120,
      heartbeatSeconds,
      deadLetter: deadLetterQueue,
    };
    await boss.createQueue(name, options);
    await boss.updateQueue(name, options);
  }
  const byType = new Map<string, string[]>();
  for (const [name, reaction] of Object.entries(reactions)) {
    for (const type of reaction.on) byType.set(type, [...(byType.get(type) ?? []), name]);
  }
  return {
    boss,
    async react(tx, tenant, entries) {
      const executor = tx.getExecutor();
      const db = {
        executeSql: async (text: string, values: unknown[] = []) => {
          const { rows } = await executor.executeQuery(CompiledQuery.raw(text, values));
          return { rows };
        },
      };
      const jobs = new Map<string, { data: JobData }[]>();
      const add = (reaction: string, entryId: string) =>
        jobs.set(reaction, [...(jobs.get(reaction) ?? []), { data: { tenant, entryId, reaction } }]);
      for (const entry of entries) {
        for (const reaction of byType.get(entry.type) ?? []) add(reaction, entry.id);
        if (entry.type === retryEvent) add(String(entry.data?.reaction), String(entry.data?.entry));
      }
      for (const [queue, batch] of jobs) await boss.insert(queue, batch, { db });
    },
    stop: () => boss.stop({ graceful: true, timeout: 25_000 }),
  };
}
