import type { Entry, Step } from '#platform/commands/define-command.ts';
import { makeCaseNumber } from '#platform/values/case-number.ts';
import type { Language } from '#platform/values/language.ts';
import { listCase } from './list-case.ts';
import { refuse } from './problems.ts';
import type { CaseChannel, PartyInput } from './rules.ts';
import type { CaseTables } from './tables.ts';

export interface OpenCase {
  kind: string;
  channel: CaseChannel;
  /** The staff member who types, when it is one. Never the resident. */
  operator?: string | undefined;
  serviceKeys: readonly string[];
  lang: Language;
  organisation: string;
  parties: readonly PartyInput[];
  groupCase?: string | undefined;
  followsCase?: string | undefined;
  /** Key of the town's `retention`: days after the end until the personal data goes. */
  retentionClass: string;
}

/**
 * Move: opens a case with its number and its people; somebody signed in with an account finds it in their list.
 * Refuses `case.no-resident`.
 */
export async function openCase(
  step: Step<CaseTables>,
  input: OpenCase,
): Promise<{ caseId: string; number: string; entry: Entry }> {
  if (!input.parties.some((party) => party.role === 'resident' || party.role === 'institution'))
    throw refuse('case.no-resident');
  const caseId = step.newId();
  const number = await insertCase(step, caseId, input);
  await step.tx
    .insertInto('party')
    .values(input.parties.map((party) => partyRow(step, caseId, party)))
    .execute();
  // The residents of a group date are not the home's own business: their cases stand in the group's list only.
  if (input.groupCase === undefined) await listCase(step, caseId);
  return {
    caseId,
    number,
    entry: {
      type: 'case.opened',
      subject: { kind: 'case', id: caseId },
      data: { kind: input.kind, channel: input.channel },
      visibility: 'applicant',
    },
  };
}

async function insertCase(step: Step<CaseTables>, id: string, input: OpenCase): Promise<string> {
  // Among 3.4 thousand million numbers two clashes in a row do not happen by chance.
  for (let attempt = 1; attempt <= 5; attempt++) {
    const number = makeCaseNumber(step.random(16));
    const row = await step.tx
      .insertInto('case_file')
      .values({
        tenant: step.tenant,
        id,
        number,
        secret_version: 1,
        kind: input.kind,
        channel: input.channel,
        operator: input.operator ?? null,
        service_keys: [...input.serviceKeys],
        lang: input.lang,
        state: 'received',
        outcome: null,
        outcome_ground: null,
        organisation: input.organisation,
        responsibility: 'offered',
        responsible_staff: null,
        group_case: input.groupCase ?? null,
        follows_case: input.followsCase ?? null,
        version: 1,
        retention_class: input.retentionClass,
        opened_at: step.now,
        changed_at: step.now,
        ended_at: null,
      })
      .onConflict((conflict) => conflict.constraint('case_file_number').doNothing())
      .returning('number')
      .executeTakeFirst();
    if (row) return row.number;
  }
  throw new Error('no free case number in five draws');
}

function partyRow(step: Step<CaseTables>, caseId: string, party: PartyInput) {
  return {
    tenant: step.tenant,
    id: step.newId(),
    case_id: caseId,
    role: party.role,
    relation: party.relation,
    given_name: party.givenName ?? null,
    family_name: party.familyName ?? null,
    organisation_name: party.organisationName ?? null,
    birth_date: party.birthDate ?? null,
    street: party.address?.street ?? null,
    house_number: party.address?.houseNumber ?? null,
    postcode: party.address?.postcode ?? null,
    place: party.address?.place ?? null,
    ags: party.address?.ags ?? null,
    lat: party.address?.lat ?? null,
    lon: party.address?.lon ?? null,
    phone: party.phone ?? null,
    email: party.email ?? null,
    contact_way: party.contactWay,
  };
}
