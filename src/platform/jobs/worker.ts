import { sql } from 'kysely';
import type { JobResult } from 'pg-boss';
import { systemActor } from '#platform/commands/actor.ts';
import type { Gate } from '#platform/commands/execute.ts';
import type { Database, Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { deriveId } from './derive-id.ts';
import { clockQueue, deadLetterQueue, type JobData, jobData, type Queues } from './queue.ts';
import type { JournalEntry, Reaction, Reactions, Tick } from './reaction.ts';
import { setAside } from './set-aside.ts';
import { waitWhileBusy } from './wait-while-busy.ts';

export interface WorkerParts {
  gate: Gate;
  database: Database<PlatformTables>;
  queues: Queues;
  reactions: Reactions;
  ticks: readonly Tick[];
  log: (event: { reaction: string; tenant: string; entry: string; attempt: number; error?: string }) => void;
  /** Called once a minute for every tenant besides the ticks: checkpoints and the like. */
  everyMinute?: (tenant: string) => Promise<void>;
}

/** Takes jobs out and runs them, each reaction in its own queue: a dead mail server does not stop routing. */
export async function startWorker(parts: WorkerParts): Promise<void> {
  const { boss } = parts.queues;
  for (const [name, reaction] of Object.entries(parts.reactions)) {
    await boss.work(
      name,
      // Full batches are fetched without a pause: after an outage the backlog must not wait for the polling.
      {
        pollingIntervalSeconds: 0.5,
        batchSize: 2,
        localConcurrency: 2,
        burstWhenBatchFull: true,
        includeMetadata: true,
        perJobResults: true,
      },
      (jobs) =>
        Promise.all(
          jobs.map(async ({ id, data, retryCount }): Promise<JobResult> => {
            try {
              await runReaction(parts, reaction, jobData.parse(data), retryCount + 1);
              return { id, status: 'completed' };
            } catch (error) {
              return { id, status: 'failed', output: { message: messageOf(error) } };
            }
          }),
        ),
    );
  }
  await boss.work(deadLetterQueue, { pollingIntervalSeconds: 1, includeMetadata: true }, async ([job]) => {
    if (!job) return;
    const data = jobData.parse(job.data);
    const found = parts.reactions[data.reaction];
    const outcome = await parts.gate.execute({
      id: deriveId(`set-aside:${job.id}`),
      command: setAside,
      actor: systemActor(data.tenant, 'worker'),
      input: {
        reaction: data.reaction,
        entry: data.entryId,
        attempts: (job.sourceRetryCount ?? 0) + 1,
        reason: reasonCode(job.output),
        owner: found?.owner ?? 'admin',
      },
    });
    if (!outcome.ok) throw new Error(outcome.problems[0].code);
  });
  await boss.work(clockQueue, { pollingIntervalSeconds: 5 }, () => everyMinute(parts));
  await boss.schedule(clockQueue, '* * * * *');
  // What a killed predecessor held goes on now, not at the first regular look.
  await boss.supervise();
}

/** Runs all ticks once for every tenant; exported so that a test can move the clock by hand. */
export async function everyMinute(parts: WorkerParts): Promise<void> {
  const { rows } = await parts.database.pool.query<{ tenant: string }>('select tenant from town_directory()');
  for (const { tenant } of rows) {
    for (const tick of parts.ticks) {
      try {
        await tick.run({
          tenant,
          now: parts.gate.parts.now(),
          read: (work) => readAs(parts.database, tenant, work),
          execute: (command, input, id) =>
            parts.gate.execute({
              id: deriveId(`${tick.name}:${tenant}:${id}`),
              command,
              actor: systemActor(tenant, 'clock'),
              input,
            }),
        });
      } catch (error) {
        parts.log({ reaction: tick.name, tenant, entry: '-', attempt: 1, error: String(error) });
      }
    }
    await parts.everyMinute?.(tenant);
  }
}

/** Runs one job of a reaction; throws when it is to be tried again. */
export async function runReaction(
  parts: Pick<WorkerParts, 'gate' | 'database' | 'log'>,
  reaction: Reaction,
  data: JobData,
  attempt: number,
): Promise<void> {
  const { tenant, entryId } = data;
  const jobKey = `${data.reaction}:${entryId}`;
  try {
    const entry = await parts.database.read(tenant, (db) => readEntry(db, tenant, entryId));
    if (!entry) throw new Error('entry not found');
    await reaction.run({
      tenant,
      entry,
      jobKey,
      attempt,
      now: parts.gate.parts.now(),
      read: (work) => readAs(parts.database, tenant, work),
      execute: (command, input, part = command.name) =>
        waitWhileBusy(() =>
          parts.gate.execute({
            id: deriveId(`${jobKey}:${part}`),
            command,
            actor: systemActor(tenant, data.reaction),
            input,
          }),
        ),
    });
    parts.log({ reaction: data.reaction, tenant, entry: entryId, attempt });
  } catch (error) {
    parts.log({
      reaction: data.reaction,
      tenant,
      entry: entryId,
      attempt,
      error: messageOf(error),
    });
    throw error;
  }
}

/** Lets a reaction's queries name the tables they need; the database holds them all. */
function readAs<T, R>(database: Database<PlatformTables>, tenant: string, work: (db: Db<T>) => Promise<R>): Promise<R> {
  return database.as<T>().read(tenant, work);
}

async function readEntry(db: Db<PlatformTables>, tenant: string, id: string): Promise<JournalEntry | undefined> {
  const row = await db
    .selectFrom('journal_entry')
    .select(['id', 'at', 'type', 'actor_kind', 'actor_id', 'door', 'subject_kind', 'subject_id'])
    .select(sql<Record<string, unknown>>`data`.as('data'))
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { actor_kind, actor_id, subject_kind, subject_id, ...rest } = row;
  return { ...rest, actorKind: actor_kind, actorId: actor_id, subject: { kind: subject_kind, id: subject_id } };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** An error's first line, cut to what a person on the desk needs; never an address or a name. */
function reasonCode(output: unknown): string {
  const message = output !== null && typeof output === 'object' && 'message' in output ? String(output.message) : '';
  return /^[a-z][a-z-]*(\.[a-z-]+)+$/.test(message) ? message : 'delivery.failed';
}
