import { openTask, writeMessage } from '#domain/cases/index.ts';
import { readTown } from '#domain/identity/index.ts';
import { defineCommand, type Entry } from '#platform/commands/define-command.ts';
import { dueInServiceTime } from '#platform/values/working-time.ts';
import { askOtherTimeInput } from './planning-rules.ts';
import { refuse } from './problems.ts';
import { requireVisit } from './require-visit.ts';
import { caseEntry, type VisitStep } from './visit-step.ts';

/**
 * The resident asks for another time. The planned one stays until a dispatcher has moved it: nobody loses a visit by
 * asking. Refuses `visits.not-planned`.
 */
export const askOtherTime = defineCommand({
  name: 'visits.ask-other-time',
  input: askOtherTimeInput,
  async run(step: VisitStep, input) {
    const { visit, file } = await requireVisit(step, input.visitId, { opened: true });
    if (visit.state !== 'planned') throw refuse('visits.not-planned');
    const { calendar } = (await readTown(step.tx, step.tenant)).value;
    const entries: Entry[] = [
      await openTask(step, file.id, {
        kind: 'other-time',
        ownerRole: 'dispatcher',
        dueAt: dueInServiceTime(step.now, 24, calendar).due,
        data: { visit: visit.id },
      }),
    ];
    if (input.message !== undefined)
      entries.push(await writeMessage(step, file.id, { direction: 'to-office', body: input.message }));
    return {
      value: { visitId: visit.id },
      journal: [caseEntry(file.id, 'visit.other-time-asked', { visit: visit.id }), ...entries],
    };
  },
});
