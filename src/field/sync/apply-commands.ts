import { z } from 'zod';
import { attachPaper, type CaseTables } from '#domain/cases/index.ts';
import type { IdentityTables } from '#domain/identity/index.ts';
import {
  arrive,
  conflictOf,
  finishPerson,
  finishVisit,
  identifyPerson,
  issueReceipt,
  recordConflictWith,
  recordConsent,
  recordService,
  returnKit,
  servesCase,
  takeOutKit,
  type VisitTables,
  voidConsumable,
} from '#domain/visits/index.ts';
import type { Actor } from '#platform/commands/actor.ts';
import type { Command } from '#platform/commands/define-command.ts';
import type { Gate, Outcome } from '#platform/commands/execute.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import { seal } from '#platform/crypto/seal.ts';
import type { Database, Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { deriveId } from '#platform/jobs/derive-id.ts';
import { storedOutcome } from '#platform/journal/record.ts';
import type { BlobStore } from '#platform/storage/blobs.ts';
import type { Envelope, FieldCommandName } from './sync-rules.ts';

export interface SyncParts {
  gate: Gate;
  database: Database<PlatformTables>;
  blobs: Pick<BlobStore, 'hasBlob'>;
  masterKey: Uint8Array;
}

export type Applied = { id: string; state: 'accepted' | 'refused' | 'waiting'; problem?: Problem };

type Run = (gate: Gate, actor: Actor, id: string, input: unknown) => Promise<Outcome<unknown>>;

function through<T, I extends z.ZodType, O>(command: Command<T, I, O>): Run {
  return (gate, actor, id, input) => gate.execute({ id, command, actor, input });
}

const runs: Record<FieldCommandName, Run> = {
  'visits.take-out-kit': through(takeOutKit),
  'visits.arrive': through(arrive),
  'visits.identify-person': through(identifyPerson),
  'visits.record-consent': through(recordConsent),
  'visits.record-service': through(recordService),
  'visits.finish-person': through(finishPerson),
  'visits.issue-receipt': through(issueReceipt),
  'visits.finish-visit': through(finishVisit),
  'visits.return-kit': through(returnKit),
  'visits.void-consumable': through(voidConsumable),
  'cases.attach-paper': through(attachPaper),
};

/** Not the command's fault: the same may work in a minute. */
const transient = new Set(['database.busy', 'attachment.missing']);

/**
 * Runs what a device has sent, each command through the gate and at most once. What builds on something not yet
 * settled waits; a refusal is laid on the desk, whole and sealed, and its followers wait until a person has settled it.
 * Sending again, in any order, in any parts, ends in the same rows.
 */
export async function applyCommands(parts: SyncParts, actor: Actor, commands: readonly Envelope[]): Promise<Applied[]> {
  const answered = new Map<string, Applied>();
  let open = [...new Map(commands.map((command) => [command.id, command])).values()];
  // Again as long as something moved: the order inside a batch means nothing.
  for (let before = -1; before !== open.length; ) {
    before = open.length;
    const left: Envelope[] = [];
    for (const command of open) {
      const applied = await applyOne(parts, actor, command);
      if (applied.state === 'waiting') left.push(command);
      answered.set(command.id, applied);
    }
    open = left;
  }
  return commands.flatMap(({ id }) => answered.get(id) ?? []);
}

async function applyOne(parts: SyncParts, actor: Actor, command: Envelope): Promise<Applied> {
  const { id } = command;
  const earlier = await refusalOf(parts, actor.tenant, id);
  if (earlier) return { id, state: 'refused', problem: earlier.problem };
  if (command.after !== null && !(await isSettled(parts, actor.tenant, command.after))) return { id, state: 'waiting' };
  const problem = (await problemBefore(parts, actor, command)) ?? (await run(parts, actor, command));
  if (!problem) return { id, state: 'accepted' };
  if (transient.has(problem.code)) return { id, state: 'waiting', problem };
  const kept = await keepConflict(parts, actor, command, problem);
  return kept ? { id, state: 'refused', problem } : { id, state: 'waiting', problem };
}

async function run(parts: SyncParts, actor: Actor, { name, id, input }: Envelope): Promise<Problem | undefined> {
  const outcome = await runs[name](parts.gate, actor, id, input);
  return outcome.ok ? undefined : outcome.problems[0];
}

const paperInput = z.object({ caseId: z.uuid(), blob: z.string() });

/** Papers go only into cases of the crew's own tours, and only after their bytes have arrived. */
async function problemBefore(parts: SyncParts, actor: Actor, command: Envelope): Promise<Problem | undefined> {
  if (command.name !== 'cases.attach-paper') return undefined;
  const paper = paperInput.safeParse(command.input);
  if (!paper.success) return undefined;
  const { caseId, blob } = paper.data;
  const serves = await read(parts, actor.tenant, (db) => servesCase(db, actor.tenant, actor.id, caseId));
  if (!serves) return { code: 'visits.person-unknown' };
  const arrived = /^[0-9a-f]{64}$/.test(blob) && (await parts.blobs.hasBlob(actor.tenant, blob));
  return arrived ? undefined : { code: 'attachment.missing' };
}

const conflictIdOf = (commandId: string) => deriveId(`field-conflict/${commandId}`);
const conflictValue = z.object({ conflictId: z.string() });

async function refusalOf(parts: SyncParts, tenant: string, commandId: string) {
  return read(parts, tenant, async (db) => {
    const row = await storedOutcome(db, tenant, conflictIdOf(commandId));
    return row && conflictOf(db, tenant, conflictValue.parse(row.outcome).conflictId);
  });
}

/** Done, or refused and dealt with by a person at the desk. */
async function isSettled(parts: SyncParts, tenant: string, commandId: string): Promise<boolean> {
  if (await read(parts, tenant, (db) => storedOutcome(db, tenant, commandId))) return true;
  const refused = await refusalOf(parts, tenant, commandId);
  return refused !== undefined && refused.state !== 'open';
}

async function keepConflict(parts: SyncParts, actor: Actor, command: Envelope, problem: Problem): Promise<boolean> {
  const key = deriveKey(parts.masterKey, 'field-conflicts', actor.tenant);
  const recordConflict = recordConflictWith((plain, context) => seal(key, plain, context));
  const visitId = z.uuid().safeParse(command.input.visitId);
  const outcome = await parts.gate.execute({
    id: conflictIdOf(command.id),
    command: recordConflict,
    actor,
    input: {
      ...(visitId.success ? { visitId: visitId.data } : {}),
      command: command.name,
      problem: problem.code,
      ...(problem.data ? { problemData: problem.data } : {}),
      refused: command.input,
      recordedAt: command.recordedAt,
    },
  });
  return outcome.ok;
}

type Reads = PlatformTables & IdentityTables & CaseTables & VisitTables;

function read<R>(parts: SyncParts, tenant: string, work: (db: Db<Reads>) => Promise<R>): Promise<R> {
  return parts.database.as<Reads>().read(tenant, work);
}
