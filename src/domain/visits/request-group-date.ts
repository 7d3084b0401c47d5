import { openCase } from '#domain/cases/index.ts';
import { readTown } from '#domain/identity/index.ts';
import { defineCommand } from '#platform/commands/define-command.ts';
import { withMunicipality } from './municipality.ts';
import { insertRequest } from './request.ts';
import { groupDateInput } from './request-rules.ts';
import { receivedInstant, takeIn } from './take-in.ts';
import { caseEntry, type VisitStep } from './visit-step.ts';

/** A home's management asks for a date for several of its residents (Sammeltermin). The list follows. */
export const requestGroupDate = defineCommand({
  name: 'visits.request-group-date',
  input: groupDateInput,
  async run(step: VisitStep, input) {
    const town = (await readTown(step.tx, step.tenant)).value;
    const receivedAt = receivedInstant(step, input.receivedAt);
    const address = withMunicipality(town, input.address);
    const { caseId, number, entry } = await openCase(step, {
      kind: 'group-date',
      channel: input.channel,
      operator: step.actor.kind === 'staff' ? step.actor.id : undefined,
      serviceKeys: input.services,
      lang: input.lang,
      organisation: town.visitsOrganisation,
      parties: [
        {
          role: 'institution',
          relation: 'institution',
          organisationName: input.homeName,
          address,
          contactWay: 'none',
        },
        { role: 'contact', relation: 'institution', ...input.contact, address },
      ],
      retentionClass: 'group-date',
    });
    await insertRequest(step, caseId, { ...input, receivedAt, livesIn: input.homeKind, proofKinds: [] });
    await step.tx
      .insertInto('group_date')
      .values({
        tenant: step.tenant,
        case_id: caseId,
        home_name: input.homeName,
        expected_residents: input.expectedResidents,
        closes_at: null,
      })
      .execute();
    return {
      value: { caseId, number },
      journal: [
        entry,
        caseEntry(caseId, 'group-date.requested', { channel: input.channel, expected: input.expectedResidents }),
        ...(await takeIn(step, caseId, { ...input, receivedAt }, town.calendar)),
      ],
    };
  },
});
