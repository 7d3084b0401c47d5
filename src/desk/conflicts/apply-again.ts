import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { attachPaper } from '#domain/cases/index.ts';
import { type IdentityTables, staffActor, staffById } from '#domain/identity/index.ts';
import {
  arrive,
  type FieldConflict,
  finishPerson,
  finishVisit,
  identifyPerson,
  issueReceipt,
  recordConsent,
  recordService,
  returnKit,
  servesCase,
  takeOutKit,
  type VisitDb,
  voidConsumable,
} from '#domain/visits/index.ts';
import type { Actor } from '#platform/commands/actor.ts';
import type { Command } from '#platform/commands/define-command.ts';
import type { Gate, Outcome } from '#platform/commands/execute.ts';
import type { Db } from '#platform/db/pool.ts';
import type { StaffVisit } from '../visit.ts';

type Run = (gate: Gate, actor: Actor, input: unknown) => Promise<Outcome<unknown>>;

function through<T, I extends z.ZodType, O>(command: Command<T, I, O>): Run {
  return (gate, actor, input) => gate.execute({ id: randomUUID(), command, actor, input });
}

const runs: Readonly<Record<string, Run>> = {
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

const paper = z.object({ caseId: z.uuid(), blob: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * Runs a refused field command once more, as the crew member who recorded it: it was their doing. That a dispatcher
 * pressed the button stands in the entry that settles the conflict.
 */
export async function applyAgain(
  visit: StaffVisit,
  conflict: FieldConflict,
  input: unknown,
): Promise<Outcome<unknown>> {
  const { door, tenant } = visit;
  const run = runs[conflict.command];
  const staff = await visit.read((db: Db<IdentityTables>) => staffById(db, tenant, conflict.staffId));
  if (!run || !staff) return { ok: false, problems: [{ code: 'visits.conflict-unknown' }] };
  if (conflict.command === 'cases.attach-paper') {
    const named = paper.safeParse(input);
    const serves =
      named.success &&
      (await visit.read((db: VisitDb) => servesCase(db, tenant, conflict.staffId, named.data.caseId))) &&
      (await door.blobs.hasBlob(tenant, named.data.blob));
    if (!serves) return { ok: false, problems: [{ code: 'visits.person-unknown' }] };
  }
  return run(door.gate, { ...staffActor(tenant, staff, 'desk'), device: conflict.device }, input);
}
