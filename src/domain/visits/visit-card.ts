import type { Address } from '#platform/values/address.ts';
import { handOverForm } from './form-rules.ts';
import { readServices } from './read-services.ts';
import { nameOf, type RequestDetail, requestOf } from './request-queries.ts';
import { serviceOfKey } from './rules.ts';
import { type VisitSummary, visitsWhere } from './visit-queries.ts';
import type { VisitDb } from './visit-step.ts';

export interface CardService {
  /** What a result is recorded under. */
  key: string;
  name: { de: string; en: string };
  formKey: string;
  durationMinutes: number;
  papers: { de: string; en: string }[];
  result: { result: string; reason: string | null; recordedAt: string } | undefined;
}

export interface CardPerson {
  caseId: string;
  number: string;
  name: string;
  birthDate: string | null;
  phone: string | null;
  lang: string;
  identifiedBy: string | null;
  identifiedAt: string | null;
  consentAt: string | null;
  outcome: string | null;
  services: CardService[];
}

export interface VisitCard {
  visit: VisitSummary;
  address: Pick<Address, 'street' | 'houseNumber' | 'postcode' | 'place'>;
  homeName: string | null;
  /** Whom to ring, e.g. when the bell is broken. */
  contact: { name: string; phone: string | null; relation: string } | undefined;
  access: RequestDetail['access'] | undefined;
  skills: string[];
  persons: CardPerson[];
}

/** Everything a crew needs at one door, and nothing else. */
export async function visitCard(db: VisitDb, tenant: string, visitId: string): Promise<VisitCard | undefined> {
  const [visit] = await visitsWhere(db, tenant, { visitId });
  if (!visit) return undefined;
  const parties = await db
    .selectFrom('party')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('case_id', '=', visit.caseId)
    .execute();
  const host = parties.find((party) => party.role === 'resident' || party.role === 'institution');
  const contact = parties.find((party) => party.role === 'contact') ?? parties.find((party) => party.role === 'caller');
  const request = await requestOf(db, tenant, visit.caseId);
  return {
    visit,
    address: {
      street: host?.street ?? '',
      houseNumber: host?.house_number ?? '',
      postcode: host?.postcode ?? '',
      place: host?.place ?? '',
    },
    homeName: host?.organisation_name ?? null,
    contact: contact && { name: nameOf(contact), phone: contact.phone, relation: contact.relation },
    access: request?.access,
    skills: request?.skills ?? [],
    persons: await personsOf(db, tenant, visitId),
  };
}

async function personsOf(db: VisitDb, tenant: string, visitId: string): Promise<CardPerson[]> {
  const rows = await db
    .selectFrom('visit_person as person')
    .innerJoin('case_file as file', (join) =>
      join.onRef('file.tenant', '=', 'person.tenant').onRef('file.id', '=', 'person.case_id'),
    )
    .innerJoin('party', (join) =>
      join
        .onRef('party.tenant', '=', 'person.tenant')
        .onRef('party.case_id', '=', 'person.case_id')
        .on('party.role', '=', 'resident'),
    )
    .select([
      'person.case_id',
      'person.service_keys',
      'person.identified_by',
      'person.identified_at',
      'person.consent_at',
      'person.outcome',
      'file.number',
      'file.lang',
      'party.given_name',
      'party.family_name',
      'party.organisation_name',
      'party.birth_date',
      'party.phone',
    ])
    .where('person.tenant', '=', tenant)
    .where('person.visit_id', '=', visitId)
    .orderBy('party.family_name')
    .orderBy('person.case_id')
    .execute();
  const results = await db
    .selectFrom('service_result')
    .select(['case_id', 'service_key', 'result', 'reason', 'recorded_at'])
    .where('tenant', '=', tenant)
    .where('visit_id', '=', visitId)
    .execute();
  const services = (await readServices(db, tenant)).value;
  return rows.map((row) => ({
    caseId: row.case_id,
    number: row.number,
    name: nameOf(row),
    birthDate: row.birth_date,
    phone: row.phone,
    lang: row.lang,
    identifiedBy: row.identified_by,
    identifiedAt: row.identified_at,
    consentAt: row.consent_at,
    outcome: row.outcome,
    services: row.service_keys.map((key) => {
      const service = services.find((one) => one.key === serviceOfKey(key));
      const result = results.find((one) => one.case_id === row.case_id && one.service_key === key);
      return {
        key,
        name: service?.name ?? { de: key, en: key },
        formKey: key === serviceOfKey(key) ? (service?.formKey ?? '') : handOverForm,
        durationMinutes: service?.durationMinutes ?? 0,
        papers: service?.papers ?? [],
        result: result && { result: result.result, reason: result.reason, recordedAt: result.recorded_at },
      };
    }),
  }));
}
