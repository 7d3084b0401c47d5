import { z } from 'zod';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import { addressSchema } from '#platform/values/address.ts';
import { dateSchema } from '#platform/values/date.ts';
import { namePartSchema } from '#platform/values/person-name.ts';
import { refuse } from './problems.ts';
import { requireOpenedCase } from './require-case.ts';
import type { CaseTables } from './tables.ts';

/**
 * A caseworker puts right who the resident is: a mistyped name, birth date or address. The entry names the fields, never
 * what stood there. Refuses `case.stale`, `party.unknown`, `case.nothing-to-correct`.
 */
export const correctPerson = defineCommand({
  name: 'cases.correct-person',
  input: z.strictObject({
    caseId: z.uuid(),
    version: z.int(),
    givenName: namePartSchema.optional(),
    familyName: namePartSchema,
    birthDate: dateSchema.optional(),
    address: addressSchema.optional(),
  }),
  async run(step: Step<CaseTables>, input) {
    const row = await requireOpenedCase(step, input.caseId, { lock: true, version: input.version });
    const party = await step.tx
      .selectFrom('party')
      .selectAll()
      .where('tenant', '=', step.tenant)
      .where('case_id', '=', row.id)
      .where('role', '=', 'resident')
      .executeTakeFirst();
    if (!party) throw refuse('party.unknown', { field: 'role' });
    const { address } = input;
    const after = {
      given_name: input.givenName ?? null,
      family_name: input.familyName,
      birth_date: input.birthDate ?? null,
      ...(address
        ? {
            street: address.street,
            house_number: address.houseNumber,
            postcode: address.postcode,
            place: address.place,
            ags: address.ags ?? null,
            lat: address.lat ?? null,
            lon: address.lon ?? null,
          }
        : {}),
    };
    const before: Readonly<Record<string, unknown>> = party;
    const fields = Object.entries(after).flatMap(([name, value]) => (before[name] === value ? [] : [name]));
    if (fields.length === 0) throw refuse('case.nothing-to-correct');
    await step.tx
      .updateTable('party')
      .set(after)
      .where('tenant', '=', step.tenant)
      .where('id', '=', party.id)
      .execute();
    return {
      value: {},
      journal: [
        {
          type: 'case.person-corrected',
          subject: { kind: 'case', id: row.id },
          data: { fields },
          visibility: 'applicant',
        },
      ],
    };
  },
});
