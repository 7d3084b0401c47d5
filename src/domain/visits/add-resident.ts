import { changeCase, openCase } from '#domain/cases/index.ts';
import { defineCommand, type Entry } from '#platform/commands/define-command.ts';
import { openList, recountMinutes } from './group-list.ts';
import { addPerson } from './open-visit.ts';
import { refuse } from './problems.ts';
import { onSiteServices, readServices } from './read-services.ts';
import { addResidentInput } from './request-rules.ts';
import { caseEntry, type VisitStep } from './visit-step.ts';

/**
 * One more resident on the list of a group date, with services and the consent to be on it. The resident gets a case of
 * their own. Refuses `visits.list-closed`, `visits.service-not-offered`, `visits.group-full`.
 */
export const addResident = defineCommand({
  name: 'visits.add-resident',
  input: addResidentInput,
  async run(step: VisitStep, input) {
    const list = await openList(step, input.groupCaseId);
    const services = (await readServices(step.tx, step.tenant)).value;
    const offered = onSiteServices(services, input.services).map((service) => service.key);
    if (offered.length < input.services.length) throw refuse('visits.service-not-offered', { field: 'services' });
    const home = await step.tx
      .selectFrom('party')
      .selectAll()
      .where('tenant', '=', step.tenant)
      .where('case_id', '=', list.file.id)
      .where('role', '=', 'institution')
      .executeTakeFirstOrThrow();
    const { caseId, number, entry } = await openCase(step, {
      kind: 'visit',
      channel: 'institution',
      operator: step.actor.kind === 'staff' ? step.actor.id : undefined,
      serviceKeys: offered,
      lang: input.lang,
      organisation: list.file.organisation,
      parties: [
        {
          role: 'resident',
          relation: 'self',
          ...input.resident,
          address: {
            street: home.street ?? '',
            houseNumber: home.house_number ?? '',
            postcode: home.postcode ?? '',
            place: home.place ?? '',
            ags: home.ags ?? undefined,
            lat: home.lat ?? undefined,
            lon: home.lon ?? undefined,
          },
          contactWay: 'none',
        },
      ],
      groupCase: list.file.id,
      retentionClass: 'visit',
    });
    await step.tx
      .insertInto('consent')
      .values({
        tenant: step.tenant,
        id: step.newId(),
        case_id: caseId,
        kind: 'group-list',
        given_by: input.consentGivenBy,
        recorded_by_kind: step.actor.kind,
        recorded_by: step.actor.id,
        at: step.now,
        withdrawn_at: null,
      })
      .execute();
    const journal: [Entry, ...Entry[]] = [
      entry,
      caseEntry(list.file.id, 'group-date.resident-added', { resident: caseId, services: offered }),
    ];
    if (list.visit) {
      await addPerson(step, list.visit.id, { caseId, serviceKeys: offered });
      await recountMinutes(step, list);
      // The need of a group date is decided once, for everybody on its list.
      journal.push(await bySystem(step, caseId, list.visit.state === 'planned' ? 'planned' : 'in-work'));
    }
    return { value: { caseId, number }, journal };
  },
});

/** The list is the home's to keep, but a case is taken up by the office: here by the office's standing decision. */
function bySystem(step: VisitStep, caseId: string, state: 'planned' | 'in-work'): Promise<Entry> {
  const actor = { ...step.actor, roles: [...step.actor.roles, 'system'] };
  return changeCase({ ...step, actor }, caseId, { state });
}
