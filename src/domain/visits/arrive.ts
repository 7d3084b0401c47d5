import { keepPromises } from '#domain/cases/index.ts';
import { defineCommand } from '#platform/commands/define-command.ts';
import { arriveInput } from './field-rules.ts';
import { requireFieldVisit } from './require-field-visit.ts';
import { caseEntry, type VisitStep } from './visit-step.ts';

/** The crew is there. Within the promised window the promise is kept, whenever the device could tell us. */
export const arrive = defineCommand({
  name: 'visits.arrive',
  input: arriveInput,
  async run(step: VisitStep, input) {
    const { visit, file, recordedAt } = await requireFieldVisit(step, input, { before: 'arrival' });
    if (visit.state === 'planned')
      await step.tx
        .updateTable('visit')
        .set((of) => ({ state: 'on-site', arrived_at: recordedAt, version: of('version', '+', 1) }))
        .where('tenant', '=', step.tenant)
        .where('id', '=', visit.id)
        .execute();
    const inTime = visit.window_end !== null && recordedAt <= visit.window_end;
    return {
      value: { visitId: visit.id },
      journal: [
        caseEntry(file.id, 'visit.arrived', { visit: visit.id, recordedAt, inTime }),
        ...(inTime ? await keepPromises(step, file.id, ['visit-window']) : []),
      ],
    };
  },
});
