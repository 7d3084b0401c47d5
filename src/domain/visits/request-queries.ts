import { sql } from 'kysely';
import { type Wishes, wishesSchema } from './request-rules.ts';
import type { VisitDb } from './visit-step.ts';

export interface RequestToCheck {
  caseId: string;
  number: string;
  version: number;
  kind: 'visit' | 'group-date';
  state: string;
  channel: string;
  /** The resident's name, or the home's. */
  name: string;
  place: string | null;
  serviceKeys: string[];
  residentTakesPart: boolean;
  institutionKind: string | null;
  proofKinds: string[];
  receivedAt: string;
  /** When the decision was promised; null once it has been asked back. */
  dueAt: string | null;
}

/** Requests nobody has decided yet, or whose proof is awaited; the most urgent first. */
export async function requestsToCheck(db: VisitDb, tenant: string): Promise<RequestToCheck[]> {
  const rows = await db
    .selectFrom('visit_request as request')
    .innerJoin('case_file as file', (join) =>
      join.onRef('file.tenant', '=', 'request.tenant').onRef('file.id', '=', 'request.case_id'),
    )
    .innerJoin('party', (join) =>
      join
        .onRef('party.tenant', '=', 'file.tenant')
        .onRef('party.case_id', '=', 'file.id')
        .on('party.role', 'in', ['resident', 'institution']),
    )
    .leftJoin('promise', (join) =>
      join
        .onRef('promise.tenant', '=', 'file.tenant')
        .onRef('promise.case_id', '=', 'file.id')
        .on('promise.kind', '=', 'decision')
        .on('promise.state', '=', 'open'),
    )
    .select([
      'file.id',
      'file.number',
      'file.version',
      'file.kind',
      'file.state',
      'file.channel',
      'file.service_keys',
      'request.resident_takes_part',
      'request.institution_kind',
      'request.proof_kinds',
      'request.received_at',
      'party.given_name',
      'party.family_name',
      'party.organisation_name',
      'party.place',
      'promise.due_at',
    ])
    .where('request.tenant', '=', tenant)
    .where('file.state', 'in', ['received', 'in-clarification', 'waiting-resident'])
    .where('file.group_case', 'is', null)
    .where((or) =>
      or.not(
        or.exists(
          or
            .selectFrom('need_decision')
            .select('need_decision.id')
            .whereRef('need_decision.tenant', '=', 'file.tenant')
            .whereRef('need_decision.case_id', '=', 'file.id')
            .where('need_decision.decision', '=', 'granted'),
        ),
      ),
    )
    .orderBy(sql`(file.state = 'waiting-resident')`)
    .orderBy(sql`promise.due_at nulls last`)
    .orderBy('request.received_at')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    caseId: row.id,
    number: row.number,
    version: row.version,
    kind: row.kind === 'group-date' ? 'group-date' : 'visit',
    state: row.state,
    channel: row.channel,
    name: nameOf(row),
    place: row.place,
    serviceKeys: row.service_keys,
    residentTakesPart: row.resident_takes_part,
    institutionKind: row.institution_kind,
    proofKinds: row.proof_kinds,
    receivedAt: row.received_at,
    dueAt: row.due_at,
  }));
}

/** "Ayşe Yılmaz", or the home's name. */
export function nameOf(of: {
  given_name: string | null;
  family_name: string | null;
  organisation_name: string | null;
}): string {
  return of.organisation_name ?? [of.given_name, of.family_name].filter((part) => part !== null).join(' ');
}

export interface RequestDetail {
  residentTakesPart: boolean;
  institutionKind: string | null;
  receivedAt: string;
  proofKinds: string[];
  access: {
    lift: string;
    bell: string | null;
    dog: boolean;
    socket: boolean | null;
    table: boolean | null;
    note: string | null;
  };
  wishes: Wishes;
  skills: string[];
  group: { homeName: string; expectedResidents: number; closesAt: string | null } | undefined;
}

/** What a case asks of a visit; undefined for other cases (a resident on a group date's list has none of their own). */
export async function requestOf(db: VisitDb, tenant: string, caseId: string): Promise<RequestDetail | undefined> {
  const row = await db
    .selectFrom('visit_request')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (!row) return undefined;
  const group = await db
    .selectFrom('group_date')
    .select(['home_name', 'expected_residents', 'closes_at'])
    .where('tenant', '=', tenant)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return {
    residentTakesPart: row.resident_takes_part,
    institutionKind: row.institution_kind,
    receivedAt: row.received_at,
    proofKinds: row.proof_kinds,
    access: {
      lift: row.lift,
      bell: row.bell,
      dog: row.dog,
      socket: row.socket,
      table: row.table_available,
      note: row.access_note,
    },
    wishes: wishesSchema.parse(row.wishes),
    skills: row.skills,
    group: group && {
      homeName: group.home_name,
      expectedResidents: group.expected_residents,
      closesAt: group.closes_at,
    },
  };
}

export interface Listed {
  caseId: string;
  number: string;
  name: string;
  birthDate: string | null;
  serviceKeys: string[];
  state: string;
  outcome: string | null;
  consentGivenBy: string | null;
}

/** Everybody on the list of a group date, with what came of it. */
export async function groupList(db: VisitDb, tenant: string, groupCaseId: string): Promise<Listed[]> {
  const rows = await db
    .selectFrom('case_file as file')
    .innerJoin('party', (join) =>
      join
        .onRef('party.tenant', '=', 'file.tenant')
        .onRef('party.case_id', '=', 'file.id')
        .on('party.role', '=', 'resident'),
    )
    .leftJoin('consent', (join) =>
      join
        .onRef('consent.tenant', '=', 'file.tenant')
        .onRef('consent.case_id', '=', 'file.id')
        .on('consent.kind', '=', 'group-list')
        .on('consent.withdrawn_at', 'is', null),
    )
    .select([
      'file.id',
      'file.number',
      'file.service_keys',
      'file.state',
      'file.outcome',
      'party.given_name',
      'party.family_name',
      'party.organisation_name',
      'party.birth_date',
      'consent.given_by',
    ])
    .where('file.tenant', '=', tenant)
    .where('file.group_case', '=', groupCaseId)
    .orderBy('party.family_name')
    .orderBy('file.id')
    .execute();
  return rows.map((row) => ({
    caseId: row.id,
    number: row.number,
    name: nameOf(row),
    birthDate: row.birth_date,
    serviceKeys: row.service_keys,
    state: row.state,
    outcome: row.outcome,
    consentGivenBy: row.given_by,
  }));
}
