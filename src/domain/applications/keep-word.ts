import { z } from 'zod';
import { finishTasks, keepPromises } from '#domain/cases/index.ts';
import { defineCommand } from '#platform/commands/define-command.ts';
import { type ApplicationStep, applicationEntry } from './application-step.ts';

/** The case of an application has ended: what was promised about its decision is kept, the task of deciding is done. */
export const keepWord = defineCommand({
  name: 'applications.keep-word',
  input: z.strictObject({ caseId: z.uuid() }),
  async run(step: ApplicationStep, { caseId }) {
    const settled = [
      ...(await keepPromises(step, caseId, ['decision'])),
      ...(await finishTasks(step, caseId, ['application-decision'], 'done')),
    ];
    const [first = applicationEntry(caseId, 'application.settled', {}, 'department'), ...rest] = settled;
    return { value: {}, journal: [first, ...rest] as const };
  },
});
