import { defineCommand } from '#platform/commands/define-command.ts';
import { recordConflictInput } from './field-rules.ts';
import { refuse } from './problems.ts';
import { thingEntry, type VisitStep } from './visit-step.ts';

/** Encrypts bytes for rest; the context is authenticated with them. */
export type Seal = (plain: Uint8Array, context: string) => Uint8Array;

export function conflictContext(tenant: string, conflictId: string): string {
  return `${tenant}/field-conflict/${conflictId}`;
}

/**
 * A field command the office refused: kept whole and sealed, because what was recorded at somebody's table must not be
 * lost. A person settles it. Built with the installation's way of sealing.
 */
export function recordConflictWith(seal: Seal) {
  return defineCommand({
    name: 'visits.record-conflict',
    input: recordConflictInput,
    async run(step: VisitStep, input) {
      const { device } = step.actor;
      if (device === undefined) throw refuse('visits.no-device');
      const conflictId = step.newId();
      const plain = new TextEncoder().encode(JSON.stringify(input.refused));
      const recordedAt = new Date(input.recordedAt).toISOString();
      await step.tx
        .insertInto('field_conflict')
        .values({
          tenant: step.tenant,
          id: conflictId,
          device,
          staff_id: step.actor.id,
          visit_id: input.visitId ?? null,
          command: input.command,
          problem: input.problem,
          problem_data: JSON.stringify(input.problemData ?? {}),
          sealed_input: Buffer.from(seal(plain, conflictContext(step.tenant, conflictId))),
          recorded_at: recordedAt,
          received_at: step.now,
          state: 'open',
          settled_at: null,
          settled_by: null,
        })
        .execute();
      return {
        value: { conflictId },
        journal: [
          thingEntry('conflict', conflictId, 'field.conflict-recorded', {
            refused: input.command,
            problem: input.problem,
            visit: input.visitId ?? null,
            recordedAt,
          }),
        ],
      };
    },
  });
}
