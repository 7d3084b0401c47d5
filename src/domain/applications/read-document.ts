import { partiesOf } from '#domain/cases/index.ts';
import { readServices } from '#domain/catalogue/index.ts';
import {
  type DocumentFields,
  type DocumentTemplate,
  type Issuer,
  readDocumentSettings,
  templateFor,
} from '#domain/documents/index.ts';
import { readTown } from '#domain/identity/index.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { formatCaseNumber } from '#platform/values/case-number.ts';
import { dateInGermany } from '#platform/values/date.ts';
import { answerRows, answersOf } from './answers-of.ts';
import type { ApplicationDb } from './application-step.ts';
import { applicationById } from './queries.ts';
import { addressLine, civilStatusWord } from './register-words.ts';
import { factsSchema } from './rules.ts';
import type { ApplicationRow } from './tables.ts';

export interface ToIssue {
  template: DocumentTemplate;
  templateVersion: number;
  fields: DocumentFields;
  issuer: Issuer;
  office: string;
  place: string;
  reference: string;
  /** Whose name the paper bears. */
  familyName: string;
}

/**
 * What the document of a delivered application says, with the template as it was at the ISO instant `at`. `undefined`
 * when the service yields none, when it came from a visit (there it was printed on the spot), or when it was erased.
 */
export async function readDocument(
  db: ApplicationDb,
  tenant: string,
  application: string,
  at: string,
): Promise<ToIssue | undefined> {
  const row = await applicationById(db, tenant, application);
  if (row?.state !== 'delivered' || row.source === 'visit') return undefined;
  const { value: settings, version } = await readDocumentSettings(db, tenant, at);
  const template = templateFor(settings, row.service_key);
  const resident = (await partiesOf(db, tenant, row.case_id)).find((party) => party.role === 'resident');
  if (!template || !resident) return undefined;
  const { value: town } = await readTown(db, tenant);
  const { value: services } = await readServices(db, tenant);
  const file = await db
    .selectFrom('case_file')
    .select(['number', 'lang', 'organisation'])
    .where('tenant', '=', tenant)
    .where('id', '=', row.case_id)
    .executeTakeFirstOrThrow();
  const lang = file.lang === 'en' ? 'en' : 'de';
  const office = town.organisations.find((one) => one.id === file.organisation)?.name[lang] ?? town.name;
  const number = formatCaseNumber(file.number);
  const reference = row.reference === file.number ? number : (row.reference ?? number);
  const { street, house_number: houseNumber, postcode, place } = resident;
  const result = inWords(lang, await resultOf(db, tenant, row.id));
  const fields: DocumentFields = {
    'case.number': number,
    'case.reference': reference,
    'case.office': office,
    'case.service': services.find((one) => one.key === row.service_key)?.name[lang] ?? '',
    'case.town': town.name,
    'case.date': dateInGermany(at),
    'resident.givenName': resident.given_name ?? '',
    'resident.familyName': resident.family_name ?? '',
    'resident.birthDate': resident.birth_date ?? '',
    'resident.address':
      street && houseNumber && postcode && place ? addressLine({ street, houseNumber, postcode, place }) : '',
    ...prefixed('result', result),
    ...prefixed('answers', await saidIn(db, tenant, row, lang)),
  };
  return {
    template,
    templateVersion: version,
    fields,
    office,
    place: town.shortName,
    // The number people know and say; the register's own is a fact of the template.
    reference: number,
    familyName: nameIn(result.familyName) ?? resident.family_name ?? '',
    issuer: { lang, town: { name: town.name, address: town.address }, phone: town.serviceCentre.phone, site: '' },
  };
}

const nameIn = (value: DocumentFields[string] | undefined) => (typeof value === 'string' ? value : undefined);

function prefixed(prefix: string, fields: DocumentFields): DocumentFields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${prefix}.${name}`, value]));
}

async function resultOf(db: ApplicationDb, tenant: string, application: string): Promise<DocumentFields> {
  const row = await db
    .selectFrom('application_result')
    .select('facts')
    .where('tenant', '=', tenant)
    .where('application_id', '=', application)
    .executeTakeFirst();
  return row ? factsSchema.parse(row.facts) : {};
}

/** What the register says as a code, as the reader of the paper reads it. */
function inWords(lang: Lang, result: DocumentFields): DocumentFields {
  const { civilStatus } = result;
  return typeof civilStatus === 'string' ? { ...result, civilStatus: civilStatusWord(lang, civilStatus) } : result;
}

/** The answers in words, as the one who gave them reads them. */
async function saidIn(db: ApplicationDb, tenant: string, row: ApplicationRow, lang: Lang): Promise<DocumentFields> {
  const given = (await answersOf(db, tenant, row.case_id)).find((one) => one.application === row.id);
  if (!given) return {};
  return Object.fromEntries(answerRows(given, lang).map(({ name, lines }) => [name, lines]));
}
