import { changeCase } from '#domain/cases/index.ts';
import { defineCommand, type Entry } from '#platform/commands/define-command.ts';
import { finishVisitInput } from './field-rules.ts';
import { refuse } from './problems.ts';
import { requireFieldVisit } from './require-field-visit.ts';
import { personOutcomes, type VisitOutcome, visitOutcome } from './rules.ts';
import { caseEntry, type VisitStep } from './visit-step.ts';

/** The crew leaves. Refuses `visits.persons-open` while somebody's outcome is missing. */
export const finishVisit = defineCommand({
  name: 'visits.finish-visit',
  input: finishVisitInput,
  async run(step: VisitStep, input) {
    const { visit, file, recordedAt } = await requireFieldVisit(step, input);
    if (visit.state === 'ended') throw refuse('visits.person-finished');
    const persons = await step.tx
      .selectFrom('visit_person')
      .select('outcome')
      .where('tenant', '=', step.tenant)
      .where('visit_id', '=', visit.id)
      .execute();
    if (persons.some((person) => person.outcome === null)) throw refuse('visits.persons-open');
    const outcome = visitOutcome(personOutcomes.filter((known) => persons.some((person) => person.outcome === known)));
    await step.tx
      .updateTable('visit')
      .set((of) => ({ state: 'ended', outcome, ended_at: recordedAt, version: of('version', '+', 1) }))
      .where('tenant', '=', step.tenant)
      .where('id', '=', visit.id)
      .execute();
    return {
      value: { visitId: visit.id, outcome },
      journal: [
        caseEntry(file.id, 'visit.finished', { visit: visit.id, outcome, recordedAt }),
        ...(file.kind === 'group-date' ? await closeGroup(step, file.id, outcome) : []),
      ],
    };
  },
});

/** A group date is over when no visit to the home is left; its residents' cases end on their own. */
async function closeGroup(step: VisitStep, caseId: string, outcome: VisitOutcome): Promise<Entry[]> {
  const open = await step.tx
    .selectFrom('visit')
    .select('id')
    .where('tenant', '=', step.tenant)
    .where('case_id', '=', caseId)
    .where('state', 'in', ['to-plan', 'planned', 'on-site'])
    .executeTakeFirst();
  if (open) return [await changeCase(step, caseId, { state: 'in-work' })];
  const served = outcome === 'done' || outcome === 'partly';
  return [await changeCase(step, caseId, { state: 'ended', outcome: served ? outcome : 'not-met' })];
}
