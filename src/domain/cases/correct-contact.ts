import { z } from 'zod';
import { defineCommand, type Entry, type Step } from '#platform/commands/define-command.ts';
import { addressSchema } from '#platform/values/address.ts';
import { emailSchema } from '#platform/values/email.ts';
import { phoneSchema } from '#platform/values/phone.ts';
import { refuse } from './problems.ts';
import { requireOpenedCase } from './require-case.ts';
import { contactWays, partyRoles, wayProblem } from './rules.ts';
import type { CaseTables, PartyRow } from './tables.ts';

const proofDays = 7;

/**
 * Corrects phone, address and way of contact at once. A new mail address counts only after its owner has answered from
 * it (`cases.prove-email`); until then the old one stays. `phone: null` takes the number away.
 */
export const correctContact = defineCommand({
  name: 'cases.correct-contact',
  input: z.strictObject({
    caseId: z.uuid(),
    role: z.enum(partyRoles),
    version: z.int().optional(),
    phone: phoneSchema.nullable().optional(),
    address: addressSchema.optional(),
    contactWay: z.enum(contactWays).optional(),
    email: emailSchema.optional(),
  }),
  async run(step: Step<CaseTables>, input) {
    const row = await requireOpenedCase(step, input.caseId, { lock: true, version: input.version });
    const party = await step.tx
      .selectFrom('party')
      .selectAll()
      .where('tenant', '=', step.tenant)
      .where('case_id', '=', row.id)
      .where('role', '=', input.role)
      .executeTakeFirst();
    if (!party) throw refuse('party.unknown', { field: 'role' });

    const newEmail = input.email !== undefined && input.email !== party.email ? input.email : undefined;
    const wants = input.contactWay ?? party.contact_way;
    // Who has no proven address yet is written to by mail from the proof on, and as before until then.
    const wayWaits = wants === 'email' && party.email === null && newEmail !== undefined;
    const after = {
      phone: input.phone === undefined ? party.phone : input.phone,
      ...addressFields(input.address, party),
      contact_way: wayWaits ? party.contact_way : wants,
    };
    const problem = wayProblem({
      contactWay: contactWays.find((way) => way === after.contact_way) ?? 'none',
      email: party.email !== null,
      phone: after.phone !== null,
      address: after.street !== null,
    });
    if (problem) throw refuse(problem.code, { field: problem.field });

    const entries: Entry[] = [];
    if (input.phone !== undefined || input.address !== undefined || after.contact_way !== party.contact_way) {
      await step.tx
        .updateTable('party')
        .set(after)
        .where('tenant', '=', step.tenant)
        .where('id', '=', party.id)
        .execute();
      entries.push(entryOf(row.id, 'case.contact-corrected', { party: party.id }));
    }
    if (newEmail !== undefined) {
      const change = await askForProof(step, party, newEmail, wayWaits);
      entries.push(entryOf(row.id, 'case.email-change-asked', { change }));
    }
    const [first, ...rest] = entries;
    if (!first) throw refuse('party.nothing-to-change');
    await step.tx
      .updateTable('case_file')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('tenant', '=', step.tenant)
      .where('id', '=', row.id)
      .execute();
    return { value: { proofAsked: newEmail !== undefined }, journal: [first, ...rest] };
  },
});

function addressFields(address: z.output<typeof addressSchema> | undefined, party: PartyRow) {
  if (address === undefined) {
    const { street, house_number, postcode, place, ags, lat, lon } = party;
    return { street, house_number, postcode, place, ags, lat, lon };
  }
  return {
    street: address.street,
    house_number: address.houseNumber,
    postcode: address.postcode,
    place: address.place,
    ags: address.ags ?? null,
    lat: address.lat ?? null,
    lon: address.lon ?? null,
  };
}

async function askForProof(step: Step<CaseTables>, party: PartyRow, email: string, wayWaits: boolean): Promise<string> {
  // The latest wish counts: an older unproven one could otherwise still take over.
  await step.tx
    .deleteFrom('contact_change')
    .where('tenant', '=', step.tenant)
    .where('party_id', '=', party.id)
    .where('proven_at', 'is', null)
    .execute();
  const id = step.newId();
  await step.tx
    .insertInto('contact_change')
    .values({
      tenant: step.tenant,
      id,
      case_id: party.case_id,
      party_id: party.id,
      email,
      contact_way: wayWaits ? 'email' : null,
      token_hash: null,
      expires_at: new Date(Date.parse(step.now) + proofDays * 86_400_000).toISOString(),
      proven_at: null,
    })
    .execute();
  return id;
}

function entryOf(caseId: string, type: string, data: Readonly<Record<string, string>>): Entry {
  return { type, subject: { kind: 'case', id: caseId }, data, visibility: 'applicant' };
}
