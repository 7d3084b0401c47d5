import { z } from 'zod';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import { changeCase } from './change-case.ts';
import { refuse } from './problems.ts';
import { requireCase } from './require-case.ts';
import { finishTasks } from './settle-tasks.ts';
import type { CaseTables } from './tables.ts';

/** Somebody of the office says: this is ours, and I have it. */
export const accept = defineCommand({
  name: 'cases.accept',
  input: z.strictObject({ caseId: z.uuid(), version: z.int().optional() }),
  async run(step: Step<CaseTables>, input) {
    const row = await requireCase(step, input.caseId, { lock: true, version: input.version });
    if (row.state === 'ended') throw refuse('case.already-ended');
    if (row.responsibility === 'accepted') throw refuse('case.already-accepted');
    // A machine can take it over for the office, a person has it only when a person accepts.
    const staff = step.actor.kind === 'staff' ? step.actor.id : null;
    return {
      value: {},
      journal: [
        await changeCase(step, row.id, { responsibility: 'accepted', staff }),
        ...(await finishTasks(step, row.id, ['nobody-accepted'], 'accepted')),
      ],
    };
  },
});
