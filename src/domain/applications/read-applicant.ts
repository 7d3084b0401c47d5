import { z } from 'zod';
import { partiesOf } from '#domain/cases/index.ts';
import { readTown } from '#domain/identity/index.ts';
import type { ApplicationDb } from './application-step.ts';
import { type PersonQuery, personQuery } from './register-rules.ts';
import type { ApplicationRow } from './tables.ts';

const answersSchema = z.record(z.string(), z.unknown());

export interface Applicant {
  /** Official key of the town. */
  ags: string;
  lang: 'de' | 'en';
  /** What the register can be asked for; `undefined` where the case names no person with a birth date. */
  person: PersonQuery | undefined;
  answers: Readonly<Record<string, unknown>>;
}

/** The resident of an application's case, as the register is asked for them, and what they answered. */
export async function readApplicant(db: ApplicationDb, tenant: string, row: ApplicationRow): Promise<Applicant> {
  const { value: town } = await readTown(db, tenant);
  const file = await db
    .selectFrom('case_file')
    .select('lang')
    .where('tenant', '=', tenant)
    .where('id', '=', row.case_id)
    .executeTakeFirstOrThrow();
  const party = (await partiesOf(db, tenant, row.case_id)).find((one) => one.role === 'resident');
  const answers = await db
    .selectFrom('application_answers')
    .select('answers')
    .where('tenant', '=', tenant)
    .where('application_id', '=', row.id)
    .executeTakeFirst();
  const address =
    party?.street && party.house_number && party.postcode && party.place
      ? { street: party.street, houseNumber: party.house_number, postcode: party.postcode, place: party.place }
      : undefined;
  const person = personQuery.safeParse({
    familyName: party?.family_name,
    ...(party?.given_name ? { givenName: party.given_name } : {}),
    birthDate: party?.birth_date,
    ...(address ? { address } : {}),
  });
  return {
    ags: town.ags,
    lang: file.lang === 'en' ? 'en' : 'de',
    person: person.success ? person.data : undefined,
    answers: answersSchema.parse(answers?.answers ?? {}),
  };
}
