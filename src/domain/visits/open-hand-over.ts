import type { Entry } from '#platform/commands/define-command.ts';
import { addPerson, openVisit } from './open-visit.ts';
import { readVisitSettings } from './settings.ts';
import type { VisitStep } from './visit-step.ts';

/**
 * A finished card must come to its owner: a visit to plan, on the group date's case when the resident was on its list,
 * so that the home is visited once. Keys already on that list are not doubled.
 */
export async function openHandOver(
  step: VisitStep,
  of: { caseId: string; hostCaseId: string; keys: readonly string[]; notBefore: string },
): Promise<Entry[]> {
  const { handOverMinutes } = (await readVisitSettings(step.tx, step.tenant)).value;
  const person = { caseId: of.caseId, serviceKeys: of.keys };
  const waiting = await step.tx
    .selectFrom('visit')
    .select(['id', 'service_minutes', 'not_before'])
    .where('tenant', '=', step.tenant)
    .where('case_id', '=', of.hostCaseId)
    .where('purpose', '=', 'hand-over')
    .where('state', '=', 'to-plan')
    .forUpdate()
    .executeTakeFirst();
  if (!waiting) {
    const { entry } = await openVisit(step, of.hostCaseId, {
      purpose: 'hand-over',
      serviceMinutes: handOverMinutes,
      notBefore: of.notBefore,
      persons: [person],
    });
    return [entry];
  }
  await addPerson(step, waiting.id, person);
  const later = waiting.not_before !== null && waiting.not_before > of.notBefore ? waiting.not_before : of.notBefore;
  await step.tx
    .updateTable('visit')
    .set({ service_minutes: waiting.service_minutes + handOverMinutes, not_before: later })
    .where('tenant', '=', step.tenant)
    .where('id', '=', waiting.id)
    .execute();
  return [];
}
