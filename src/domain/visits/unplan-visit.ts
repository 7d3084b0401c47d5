import { defineCommand } from '#platform/commands/define-command.ts';
import { unplanVisitInput } from './planning-rules.ts';
import { refuse } from './problems.ts';
import { requireVisit } from './require-visit.ts';
import { takeOffPlan } from './take-off-plan.ts';
import type { VisitStep } from './visit-step.ts';

/** Takes a visit off its tour. Refuses `visits.not-planned`. */
export const unplanVisit = defineCommand({
  name: 'visits.unplan-visit',
  input: unplanVisitInput,
  async run(step: VisitStep, input) {
    const { visit } = await requireVisit(step, input.visitId, { version: input.version });
    if (visit.state !== 'planned') throw refuse('visits.not-planned');
    return { value: { visitId: visit.id }, journal: await takeOffPlan(step, visit) };
  },
});
