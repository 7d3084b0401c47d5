import { z } from 'zod';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import { writeMessage } from './add-message.ts';
import { changeCase } from './change-case.ts';
import { refuse } from './problems.ts';
import { requireCase } from './require-case.ts';
import { bodySchema, caseOutcomeSchema, codeSchema, possibleActions, stepsByHand } from './rules.ts';
import { keepPromises } from './settle-promises.ts';
import { dropTasks } from './settle-tasks.ts';
import type { CaseTables } from './tables.ts';

/**
 * A caseworker takes the case a step on by hand: one row of the transition table. A planned case moves by its visit,
 * not by hand. Who asks the resident must say what for: the message goes to them.
 */
export const moveOn = defineCommand({
  name: 'cases.move-on',
  input: z.strictObject({
    caseId: z.uuid(),
    version: z.int(),
    action: z.enum(stepsByHand),
    outcome: caseOutcomeSchema.optional(),
    ground: codeSchema.optional(),
    message: bodySchema.optional(),
  }),
  async run(step: Step<CaseTables>, input) {
    const row = await requireCase(step, input.caseId, { lock: true, version: input.version });
    const transition = possibleActions(row.state, step.actor.roles).find(({ action }) => action === input.action);
    if (!transition || row.state === 'planned')
      throw refuse(row.state === 'ended' ? 'case.already-ended' : 'case.step-not-allowed');
    const outcome = input.outcome ?? (transition.outcomes?.length === 1 ? transition.outcomes[0] : undefined);
    if (transition.outcomes && outcome === undefined) throw refuse('case.outcome-missing', { field: 'outcome' });
    if (outcome !== undefined && !transition.outcomes?.includes(outcome))
      throw refuse('case.step-not-allowed', { field: 'outcome' });
    if (input.action === 'ask-resident' && input.message === undefined)
      throw refuse('case.question-missing', { field: 'message' });
    const changed = await changeCase(step, row.id, {
      state: transition.to,
      outcome,
      ground: input.ground,
    });
    return {
      value: {},
      journal: [
        changed,
        ...(input.message === undefined
          ? []
          : [await writeMessage(step, row.id, { direction: 'to-resident', body: input.message })]),
        ...(transition.to === 'ended' ? await keepPromises(step, row.id, ['answer', 'decision']) : []),
        ...(transition.to === 'ended'
          ? await dropTasks(step, row.id, ['message', 'resident-silent', 'nobody-accepted'])
          : []),
      ],
    };
  },
});
