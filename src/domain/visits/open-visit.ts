import type { Entry } from '#platform/commands/define-command.ts';
import { minutesFor, onSiteServices, readServices } from './read-services.ts';
import { groupMinutes, type Purpose } from './rules.ts';
import { readVisitSettings } from './settings.ts';
import { caseEntry, type VisitStep } from './visit-step.ts';

/** Who is served at a visit, and with what. */
export interface Served {
  caseId: string;
  serviceKeys: readonly string[];
}

/** Puts a new visit on the list of those to plan. At most one open visit per case and purpose (`visits.already-open`). */
export async function openVisit(
  step: VisitStep,
  caseId: string,
  visit: { purpose: Purpose; serviceMinutes: number; notBefore: string | null; persons: readonly Served[] },
): Promise<{ visitId: string; entry: Entry }> {
  const visitId = step.newId();
  await step.tx
    .insertInto('visit')
    .values({
      tenant: step.tenant,
      id: visitId,
      case_id: caseId,
      purpose: visit.purpose,
      state: 'to-plan',
      outcome: null,
      tour_id: null,
      during: null,
      window_start: null,
      window_end: null,
      service_minutes: visit.serviceMinutes,
      not_before: visit.notBefore,
      reminded_at: null,
      arrived_at: null,
      created_at: step.now,
      ended_at: null,
    })
    .execute();
  for (const person of visit.persons) await addPerson(step, visitId, person);
  return { visitId, entry: caseEntry(caseId, 'visit.to-plan', { visit: visitId, purpose: visit.purpose }) };
}

/** Puts a person on the list of a visit. */
export async function addPerson(step: VisitStep, visitId: string, person: Served): Promise<void> {
  await step.tx
    .insertInto('visit_person')
    .values({
      tenant: step.tenant,
      visit_id: visitId,
      case_id: person.caseId,
      service_keys: [...person.serviceKeys],
      outcome: null,
      identified_by: null,
      identified_at: null,
      consent_at: null,
      ended_at: null,
    })
    .execute();
}

/** The first visit of a case whose need was granted: the resident's, or one for everybody on a group date's list. */
export async function openServiceVisit(step: VisitStep, caseId: string): Promise<{ visitId: string; entry: Entry }> {
  const services = (await readServices(step.tx, step.tenant)).value;
  const keysOn = (keys: readonly string[]) => onSiteServices(services, keys).map((service) => service.key);
  const group = await step.tx
    .selectFrom('group_date')
    .select('expected_residents')
    .where('tenant', '=', step.tenant)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  const cases = await step.tx
    .selectFrom('case_file')
    .select(['id', 'service_keys'])
    .where('tenant', '=', step.tenant)
    .where(group ? 'group_case' : 'id', '=', caseId)
    .where('state', '<>', 'ended')
    .orderBy('opened_at')
    .execute();
  const persons = cases.map((row) => ({ caseId: row.id, serviceKeys: keysOn(row.service_keys) }));
  const minutes = persons.map((person) => minutesFor(services, person.serviceKeys));
  const settings = (await readVisitSettings(step.tx, step.tenant)).value;
  return openVisit(step, caseId, {
    purpose: 'service',
    serviceMinutes: groupMinutes(minutes, group?.expected_residents ?? 0, settings.minutesPerExpectedResident),
    notBefore: null,
    persons,
  });
}
