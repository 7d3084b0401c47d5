import { readServices } from '#domain/catalogue/index.ts';
import { readTown } from '#domain/identity/index.ts';
import type { ApplicationDb } from './application-step.ts';
import { type ApplicationPayload, applicationPayload } from './payload.ts';
import { readApplicationSettings, systemFor } from './settings.ts';
import type { ApplicationRow } from './tables.ts';

/** Builds what is sent from the case as it stands now. Throws when the case lacks what the schema wants: a bug or erased data. */
export async function composePayload(
  db: ApplicationDb,
  tenant: string,
  row: ApplicationRow,
): Promise<ApplicationPayload> {
  const { value: town } = await readTown(db, tenant);
  const { value: services } = await readServices(db, tenant);
  const { value: settings } = await readApplicationSettings(db, tenant);
  const file = await db
    .selectFrom('case_file')
    .select(['number', 'opened_at'])
    .where('tenant', '=', tenant)
    .where('id', '=', row.case_id)
    .executeTakeFirstOrThrow();
  const person = await db
    .selectFrom('party')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('case_id', '=', row.case_id)
    .where('role', '=', 'resident')
    .executeTakeFirst();
  const result = await db
    .selectFrom('service_result')
    .innerJoin('visit_person', (join) =>
      join
        .onRef('visit_person.tenant', '=', 'service_result.tenant')
        .onRef('visit_person.visit_id', '=', 'service_result.visit_id')
        .onRef('visit_person.case_id', '=', 'service_result.case_id'),
    )
    .select([
      'service_result.kit_order_number',
      'service_result.consumable_number',
      'service_result.fields',
      'service_result.recorded_by',
      'service_result.recorded_at',
      'visit_person.identified_by',
    ])
    .where('service_result.tenant', '=', tenant)
    .where('service_result.id', '=', row.source_id)
    .executeTakeFirstOrThrow();
  const service = services.find((one) => one.key === row.service_key);
  const known = <K extends string>(key: K, value: string | null | undefined) => (value ? { [key]: value } : {});
  const address =
    person?.street && person.house_number && person.postcode && person.place
      ? {
          address: {
            street: person.street,
            houseNumber: person.house_number,
            postcode: person.postcode,
            place: person.place,
            ...known('ags', person.ags),
          },
        }
      : {};
  return applicationPayload.parse({
    schema: 'buergernah.application/1',
    id: row.id,
    town: { id: tenant, ags: town.ags, name: town.name },
    case: { number: file.number, openedAt: file.opened_at },
    service: {
      key: row.service_key,
      name: service?.name.de,
      form: service?.formKey,
      legalBasis: service?.legalBasis,
      system: systemFor(settings, { service: row.service_key, source: row.source })?.system,
    },
    person: {
      ...known('givenName', person?.given_name),
      familyName: person?.family_name,
      ...known('birthDate', person?.birth_date),
      ...address,
    },
    visit: {
      recordedAt: result.recorded_at,
      recordedBy: result.recorded_by,
      ...known('identifiedBy', result.identified_by),
    },
    ...known('kitOrderNumber', result.kit_order_number),
    ...known('consumableNumber', result.consumable_number),
    fields: result.fields,
  });
}
