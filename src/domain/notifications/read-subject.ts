import type { ApplicationTables } from '#domain/applications/index.ts';
import { type CaseRow, type CaseTables, caseById, type PartyRow, partiesOf } from '#domain/cases/index.ts';
import { type PublicService, readServices } from '#domain/catalogue/index.ts';
import type { DocumentTables } from '#domain/documents/index.ts';
import { readTown, type Town } from '#domain/identity/index.ts';
import type { PaymentTables } from '#domain/payments/index.ts';
import { readVisitSettings, type VisitSettings, type VisitTables } from '#domain/visits/index.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { type Lang, languages } from '#platform/i18n/messages.ts';
import { formatCaseNumber } from '#platform/values/case-number.ts';
import type { Facts } from './facts.ts';
import type { NoticeTables } from './tables.ts';

export type NoticeReads = NoticeTables &
  CaseTables &
  VisitTables &
  ApplicationTables &
  PaymentTables &
  DocumentTables &
  Pick<PlatformTables, 'configuration' | 'journal_entry'>;
export type NoticeDb = Db<NoticeReads>;

/** A case with everything a notice about it may need. */
export interface Subject {
  db: NoticeDb;
  tenant: string;
  lang: Lang;
  now: string;
  file: CaseRow;
  parties: readonly PartyRow[];
  town: Town;
  settings: VisitSettings;
  services: readonly PublicService[];
  facts: Facts;
  /** Due time of the open promise that ends first, for the notices that say "until when". */
  until: string | undefined;
}

export async function readSubject(
  db: NoticeDb,
  tenant: string,
  caseId: string,
  now: string,
): Promise<Subject | undefined> {
  const file = await caseById(db, tenant, caseId);
  if (!file) return undefined;
  const lang = languages.find((one) => one === file.lang) ?? 'de';
  const { value: town } = await readTown(db, tenant);
  const { value: settings } = await readVisitSettings(db, tenant);
  const { value: services } = await readServices(db, tenant);
  const promise = await db
    .selectFrom('promise')
    .select('due_at')
    .where('tenant', '=', tenant)
    .where('case_id', '=', caseId)
    .where('state', '=', 'open')
    .where('kind', '<>', 'visit-window')
    .where('due_at', '>', now)
    .orderBy('due_at')
    .executeTakeFirst();
  const office = town.organisations.find((one) => one.id === file.organisation);
  return {
    db,
    tenant,
    lang,
    now,
    file,
    parties: await partiesOf(db, tenant, caseId),
    town,
    settings,
    services,
    until: promise && formatDateTime(lang, promise.due_at),
    facts: {
      town: town.name,
      office: office?.name[lang] ?? town.name,
      phone: town.serviceCentre.phone,
      phoneHours: town.serviceCentre.hours[lang],
      number: formatCaseNumber(file.number),
      services: serviceNames(services, lang, file.service_keys).join(', '),
    },
  };
}

/** Names of services in a language; a key the catalogue no longer knows is left out rather than shown. */
export function serviceNames(services: readonly PublicService[], lang: Lang, keys: readonly string[]): string[] {
  return keys.flatMap((key) => services.filter((service) => service.key === key).map((service) => service.name[lang]));
}

/** Until when the open task of this kind is to be done. */
export async function dueOf({ db, tenant, file, lang, now }: Subject, kind: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('task')
    .select('due_at')
    .where('tenant', '=', tenant)
    .where('case_id', '=', file.id)
    .where('kind', '=', kind)
    .where('state', '=', 'open')
    .where('due_at', '>', now)
    .orderBy('due_at', 'desc')
    .executeTakeFirst();
  return row && formatDateTime(lang, row.due_at);
}
