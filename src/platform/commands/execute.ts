import type { z } from 'zod';
import type { Database, Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { type DoneRow, recordEntries, storedOutcome } from '#platform/journal/record.ts';
import type { Actor } from './actor.ts';
import { databaseFault } from './database-fault.ts';
import type { Command, Entry, Step } from './define-command.ts';
import { inputProblems } from './input-problems.ts';
import { type Problem, Refusal } from './refusal.ts';

export type Outcome<O> = { ok: true; value: O } | { ok: false; problems: readonly [Problem, ...Problem[]] };

export interface GateParts {
  database: Database<PlatformTables>;
  /** Rights: may this actor run the command of this name? One table answers. */
  may: (actor: Actor, permission: string) => boolean;
  /** Enqueues the reactions to an entry inside the command's transaction. */
  react: (tx: Db<PlatformTables>, tenant: string, entries: readonly (Entry & { id: string })[]) => Promise<void>;
  /** Names of database constraints and the refusal each stands for. */
  constraints: Readonly<Record<string, string>>;
  now: () => string;
  newId: () => string;
  random: (bytes: number) => Uint8Array;
  /** Told after a commit, outside the transaction: wakes the sealer. */
  committed: (tenant: string) => void;
}

export interface Gate {
  execute<Needs, I extends z.ZodType, O>(call: {
    id: string;
    command: Command<Needs, I, O>;
    actor: Actor;
    input: unknown;
  }): Promise<Outcome<O>>;
  parts: GateParts;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const attempts = 4;

/**
 * The gate: parse → authorise → one transaction → journal and its waiting reactions in the same
 * transaction → outcome. The only place with a transaction, a permission check and a catch.
 *
 * The same id again answers the stored outcome and does nothing. A refusal leaves no trace, so a
 * corrected form may come again under its id.
 */
export function createGate(parts: GateParts): Gate {
  const { database } = parts;
  return {
    parts,
    async execute<Needs, I extends z.ZodType, O>({
      id,
      command,
      actor,
      input,
    }: {
      id: string;
      command: Command<Needs, I, O>;
      actor: Actor;
      input: unknown;
    }): Promise<Outcome<O>> {
      if (!uuid.test(id)) return refused({ code: 'command.id-invalid' });
      if (!parts.may(actor, command.name)) {
        return refused({ code: actor.kind === 'anonymous' ? 'access.sign-in' : 'access.forbidden' });
      }
      // Without its input an issue cannot tell a missing entry from a wrong one.
      const parsed = command.input.safeParse(input, { reportInput: true });
      if (!parsed.success) return { ok: false, problems: inputProblems(parsed.error) };

      for (let attempt = 1; ; attempt++) {
        try {
          const value = await database.transaction(actor.tenant, (tx) =>
            once(parts, tx, id, command, actor, parsed.data),
          );
          parts.committed(actor.tenant);
          return { ok: true, value };
        } catch (error) {
          const fault = databaseFault(error);
          // Two deliveries race, or the first one's effect now refuses the second: the first one's outcome stands.
          if (error instanceof Refusal || fault.kind === 'constraint') {
            const row = await database.read(actor.tenant, (db) => storedOutcome(db, actor.tenant, id));
            if (row) return stored<O>(row, command.name, actor);
          }
          if (error instanceof Refusal) return { ok: false, problems: error.problems };
          if (fault.kind === 'constraint') {
            const code = parts.constraints[fault.constraint];
            if (code) return refused({ code });
          }
          if (fault.kind === 'unwritable') return refused({ code: 'input.invalid' });
          if (fault.kind === 'again' && attempt < attempts) continue;
          if (fault.kind === 'again' || fault.kind === 'unavailable') return refused({ code: 'database.busy' });
          throw error;
        }
      }
    },
  };
}

async function once<Needs, I extends z.ZodType, O>(
  parts: GateParts,
  tx: Db<PlatformTables>,
  id: string,
  command: Command<Needs, I, O>,
  actor: Actor,
  input: z.output<I>,
): Promise<O> {
  const now = parts.now();
  const step: Step<Needs> = {
    // Cast one of the house's two: the composition root has opened the database with every slice's tables;
    // the gate itself knows the platform's only.
    tx: tx as unknown as Db<Needs>,
    tenant: actor.tenant,
    actor,
    now,
    commandId: id,
    newId: parts.newId,
    random: parts.random,
  };
  const done = await command.run(step, input);
  const entries = done.journal.map((entry) => ({ ...entry, id: parts.newId() }));
  await recordEntries(tx, { id, command: command.name, actor, at: now, value: done.value }, entries);
  await parts.react(tx, actor.tenant, entries);
  return done.value;
}

function stored<O>(row: DoneRow, command: string, actor: Actor): Outcome<O> {
  if (row.command !== command || row.actor !== `${actor.kind}:${actor.id}`)
    return refused({ code: 'command.id-taken' });
  // Cast two of two: the stored value was this command's own output under this id.
  return { ok: true, value: row.outcome as O };
}

function refused<O>(problem: Problem): Outcome<O> {
  return { ok: false, problems: [problem] };
}
