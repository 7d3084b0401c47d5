import type { z } from 'zod';
import { openCase, type PartyInput } from '#domain/cases/index.ts';
import { readTown, type Town } from '#domain/identity/index.ts';
import { defineCommand } from '#platform/commands/define-command.ts';
import { withMunicipality } from './municipality.ts';
import { requestInput } from './request-rules.ts';
import { receivedInstant, takeIn } from './take-in.ts';
import { caseEntry, type VisitStep } from './visit-step.ts';

/**
 * Somebody asks for a visit, for themselves or for another person, by whatever channel. Opens the case, promises the
 * decision, puts the need check on the dispatchers' list. Refuses `input.out-of-range` (received in the future).
 */
export const requestVisit = defineCommand({
  name: 'visits.request',
  input: requestInput,
  async run(step: VisitStep, input) {
    const town = (await readTown(step.tx, step.tenant)).value;
    const receivedAt = receivedInstant(step, input.receivedAt);
    const { caseId, number, entry } = await openCase(step, {
      kind: 'visit',
      channel: input.channel,
      operator: step.actor.kind === 'staff' ? step.actor.id : undefined,
      serviceKeys: input.services,
      lang: input.lang,
      organisation: town.visitsOrganisation,
      parties: partiesOf(input, town),
      retentionClass: 'visit',
    });
    await insertRequest(step, caseId, { ...input, receivedAt });
    return {
      value: { caseId, number },
      journal: [
        entry,
        caseEntry(caseId, 'visit.requested', { channel: input.channel, services: input.services }),
        ...(await takeIn(step, caseId, { ...input, receivedAt }, town.calendar)),
      ],
    };
  },
});

function partiesOf(input: z.output<typeof requestInput>, town: Town): PartyInput[] {
  const { resident } = input;
  const address = withMunicipality(town, resident.address);
  const parties: PartyInput[] = [{ role: 'resident', relation: 'self', ...resident, address }];
  if (input.caller) parties.push({ role: 'caller', ...input.caller });
  if (input.contact) parties.push({ role: 'contact', ...input.contact });
  return parties;
}

type Asked = Pick<
  z.output<typeof requestInput>,
  'access' | 'wishes' | 'skills' | 'residentTakesPart' | 'livesIn' | 'proofKinds'
> & { receivedAt: string };

/** Writes what was said about the visit itself. */
export async function insertRequest(step: VisitStep, caseId: string, asked: Asked): Promise<void> {
  const { access } = asked;
  await step.tx
    .insertInto('visit_request')
    .values({
      tenant: step.tenant,
      case_id: caseId,
      resident_takes_part: asked.residentTakesPart,
      institution_kind: asked.livesIn ?? null,
      received_at: asked.receivedAt,
      proof_kinds: asked.proofKinds,
      lift: access.lift,
      bell: access.bell ?? null,
      dog: access.dog,
      socket: access.socket ?? null,
      table_available: access.table ?? null,
      access_note: access.note ?? null,
      wishes: JSON.stringify(asked.wishes),
      skills: asked.skills,
    })
    .execute();
}
