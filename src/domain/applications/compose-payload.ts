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
  const service = services.find((one) => one.key === row.service_key);
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
  const common = {
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
  };
  const own = row.source === 'visit' ? await ofVisit(db, tenant, row) : await ofAnswers(db, tenant, row);
  return applicationPayload.parse({ ...common, ...own });
}

const known = <K extends string>(key: K, value: string | null | undefined) => (value ? { [key]: value } : {});

async function ofVisit(db: ApplicationDb, tenant: string, row: ApplicationRow) {
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
  return {
    schema: 'buergernah.application/1',
    visit: {
      recordedAt: result.recorded_at,
      recordedBy: result.recorded_by,
      ...known('identifiedBy', result.identified_by),
    },
    ...known('kitOrderNumber', result.kit_order_number),
    ...known('consumableNumber', result.consumable_number),
    fields: result.fields,
  };
}

async function ofAnswers(db: ApplicationDb, tenant: string, row: ApplicationRow) {
  const given = await db
    .selectFrom('application_answers')
    .select(['form', 'form_version', 'answers'])
    .where('tenant', '=', tenant)
    .where('application_id', '=', row.id)
    .executeTakeFirstOrThrow();
  return {
    schema: 'buergernah.application/2',
    source: row.source,
    submittedAt: row.created_at,
    form: { key: given.form, version: given.form_version },
    fields: flatten(given.answers),
  };
}

/** Every answer under one name: groups and lists by their index. */
export function flatten(value: unknown, path = ''): Record<string, unknown> {
  if (value === null || typeof value !== 'object') return path === '' ? {} : { [path]: value };
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      Object.entries(flatten(inner, path === '' ? name : `${path}.${name}`)),
    ),
  );
}
