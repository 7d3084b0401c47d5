import type { z } from 'zod';
import type { Command } from '#platform/commands/define-command.ts';
import type { Outcome } from '#platform/commands/execute.ts';
import type { Db } from '#platform/db/pool.ts';

/** A journal entry as a reaction reads it. */
export interface JournalEntry {
  id: string;
  at: string;
  type: string;
  actorKind: string;
  actorId: string;
  door: string;
  subject: { kind: string; id: string };
  data: Readonly<Record<string, unknown>>;
}

/** What a reaction has in hand. It runs at least once; `jobKey` is the idempotency key to pass on. */
export interface ReactionContext {
  tenant: string;
  entry: JournalEntry;
  jobKey: string;
  /** 1 for the first attempt. */
  attempt: number;
  now: string;
  read<T, R>(work: (db: Db<T>) => Promise<R>): Promise<R>;
  /**
   * Runs a command as the system. Its id is derived from the job key and `part`, so that a repeated
   * job does nothing twice. A refusal comes back as a value.
   */
  execute<T, I extends z.ZodType, O>(command: Command<T, I, O>, input: z.input<I>, part?: string): Promise<Outcome<O>>;
}

/** Something that happens because an entry was written. */
export interface Reaction {
  on: readonly string[];
  /** Role that finds it on the desk when it could not be delivered. */
  owner: 'agent' | 'dispatcher' | 'caseworker' | 'admin';
  run(context: ReactionContext): Promise<void>;
}

export type Reactions = Readonly<Record<string, Reaction>>;

/** Something that happens because time passed; called every minute for each tenant, must be cheap and repeatable. */
export interface Tick {
  name: string;
  run(context: Pick<ReactionContext, 'tenant' | 'now' | 'read'> & { execute: TickExecute }): Promise<void>;
}

type TickExecute = <T, I extends z.ZodType, O>(
  command: Command<T, I, O>,
  input: z.input<I>,
  id: string,
) => Promise<Outcome<O>>;
