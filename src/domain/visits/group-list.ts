import { type CaseRow, requireCase } from '#domain/cases/index.ts';
import { refuse } from './problems.ts';
import { minutesFor, readServices } from './read-services.ts';
import { groupMinutes } from './rules.ts';
import { readVisitSettings } from './settings.ts';
import type { VisitStep } from './visit-step.ts';

export interface GroupList {
  file: CaseRow;
  expected: number;
  /** The visit the list belongs to, once the need was granted. */
  visit: { id: string; state: string; service_minutes: number } | undefined;
}

/**
 * The group date whose list is to be changed, locked. Refuses `visits.group-unknown`, and `visits.list-closed` after the
 * closing time on the evening before, or once the date is over.
 */
export async function openList(step: VisitStep, groupCaseId: string): Promise<GroupList> {
  const file = await requireCase(step, groupCaseId, { lock: true });
  const group = await step.tx
    .selectFrom('group_date')
    .select(['expected_residents', 'closes_at'])
    .where('tenant', '=', step.tenant)
    .where('case_id', '=', groupCaseId)
    .executeTakeFirst();
  if (!group) throw refuse('visits.group-unknown');
  const visit = await step.tx
    .selectFrom('visit')
    .select(['id', 'state', 'arrived_at', 'service_minutes'])
    .where('tenant', '=', step.tenant)
    .where('case_id', '=', groupCaseId)
    .where('purpose', '=', 'service')
    .orderBy('created_at', 'desc')
    .forUpdate()
    .executeTakeFirst();
  const closedAt = group.closes_at ?? visit?.arrived_at ?? file.ended_at;
  if (closedAt !== null && closedAt !== undefined && closedAt <= step.now)
    throw refuse('visits.list-closed', { data: { closedAt } });
  const running = visit && ['to-plan', 'planned'].includes(visit.state);
  return { file, expected: group.expected_residents, visit: running ? visit : undefined };
}

/**
 * Counts the visit's minutes anew: with a reserve for those still expected while it waits to be planned; once planned,
 * the time is what it is, and a list that needs more is refused (`visits.group-full`).
 */
export async function recountMinutes(step: VisitStep, list: GroupList): Promise<void> {
  if (!list.visit) return;
  const services = (await readServices(step.tx, step.tenant)).value;
  const settings = (await readVisitSettings(step.tx, step.tenant)).value;
  const persons = await step.tx
    .selectFrom('visit_person')
    .select('service_keys')
    .where('tenant', '=', step.tenant)
    .where('visit_id', '=', list.visit.id)
    .execute();
  const listed = persons.map((person) => minutesFor(services, person.service_keys));
  if (list.visit.state === 'planned') {
    if (groupMinutes(listed, 0, 0) > list.visit.service_minutes) throw refuse('visits.group-full');
    return;
  }
  await step.tx
    .updateTable('visit')
    .set({ service_minutes: groupMinutes(listed, list.expected, settings.minutesPerExpectedResident) })
    .where('tenant', '=', step.tenant)
    .where('id', '=', list.visit.id)
    .execute();
}
