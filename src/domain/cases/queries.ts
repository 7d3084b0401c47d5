import { sql } from 'kysely';
import type { Visibility } from '#platform/commands/define-command.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { type CasePromise, type CaseRow, readCase, readPromise } from './read-case.ts';
import type { CaseState } from './rules.ts';
import type { CaseTables, MessageRow, PaperRow, PartyRow, TaskRow } from './tables.ts';

/** `number` compact, as stored ("K7M4PX92"): parse what people type with `caseNumberSchema` before. */
export async function caseByNumber(db: Db<CaseTables>, tenant: string, number: string): Promise<CaseRow | undefined> {
  const row = await db
    .selectFrom('case_file')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('number', '=', number)
    .executeTakeFirst();
  return row && readCase(row);
}

export async function caseById(db: Db<CaseTables>, tenant: string, id: string): Promise<CaseRow | undefined> {
  const row = await db
    .selectFrom('case_file')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && readCase(row);
}

/** Compact numbers by case id, for lists of other slices; ids that are no case are left out. */
export async function numbersOf(
  db: Db<CaseTables>,
  tenant: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const cases = ids.filter((id) => /^[0-9a-f-]{36}$/.test(id));
  if (cases.length === 0) return new Map();
  const rows = await db
    .selectFrom('case_file')
    .select(['id', 'number'])
    .where('tenant', '=', tenant)
    .where('id', 'in', cases)
    .execute();
  return new Map(rows.map((row) => [row.id, row.number]));
}

/** What the 115 gets for a number: that it exists, and the case itself only when its secret has opened it. */
export type CaseForAgent = { opened: false; id: string; number: string } | { opened: true; case: CaseRow };

export async function caseForAgent(
  db: Db<CaseTables>,
  tenant: string,
  number: string,
  openedCase: string | undefined,
): Promise<CaseForAgent | undefined> {
  const row = await caseByNumber(db, tenant, number);
  if (!row) return undefined;
  return row.id === openedCase ? { opened: true, case: row } : { opened: false, id: row.id, number: row.number };
}

/** The cases of a group date's residents, oldest first. */
export async function casesOfGroup(db: Db<CaseTables>, tenant: string, groupCase: string): Promise<CaseRow[]> {
  const rows = await db
    .selectFrom('case_file')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('group_case', '=', groupCase)
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
  return rows.map(readCase);
}

/** The people of a case; none after its personal data was erased. */
export function partiesOf(db: Db<CaseTables>, tenant: string, caseId: string): Promise<PartyRow[]> {
  return db
    .selectFrom('party')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('case_id', '=', caseId)
    .orderBy('role')
    .execute();
}

export interface HistoryEntry {
  id: string;
  at: string;
  type: string;
  actorKind: string;
  actorId: string;
  data: Readonly<Record<string, unknown>>;
  visibility: string;
}

/** What happened, oldest first, as far as the audience may see it: `['public', 'applicant']` for the resident. */
export async function historyOf(
  db: Db<Pick<PlatformTables, 'journal_entry'>>,
  tenant: string,
  caseId: string,
  audience: readonly Visibility[],
): Promise<HistoryEntry[]> {
  if (audience.length === 0) return [];
  const rows = await db
    .selectFrom('journal_entry')
    .select(['id', 'at', 'type', 'actor_kind', 'actor_id', 'data', 'visibility'])
    .where('tenant', '=', tenant)
    .where('subject_id', '=', caseId)
    .where('subject_kind', '=', 'case')
    .where('visibility', 'in', audience)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    type: row.type,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    data: isRecord(row.data) ? row.data : {},
    visibility: row.visibility,
  }));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Audience = 'applicant' | 'department';

/** Messages, oldest first; the resident's audience does not see notes. */
export function messagesOf(
  db: Db<CaseTables>,
  tenant: string,
  caseId: string,
  audience: Audience,
): Promise<MessageRow[]> {
  return db
    .selectFrom('case_message')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('case_id', '=', caseId)
    .$if(audience === 'applicant', (query) => query.where('visibility', '=', 'applicant'))
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export function papersOf(db: Db<CaseTables>, tenant: string, caseId: string, audience: Audience): Promise<PaperRow[]> {
  return db
    .selectFrom('paper')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('case_id', '=', caseId)
    .$if(audience === 'applicant', (query) => query.where('visibility', '=', 'applicant'))
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export async function promisesOf(db: Db<CaseTables>, tenant: string, caseId: string): Promise<CasePromise[]> {
  const rows = await db
    .selectFrom('promise')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('case_id', '=', caseId)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return rows.map(readPromise);
}

export function tasksOf(db: Db<CaseTables>, tenant: string, caseId: string): Promise<TaskRow[]> {
  return db
    .selectFrom('task')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('case_id', '=', caseId)
    .orderBy('due_at')
    .orderBy('id')
    .execute();
}

/** A wish for another mail address, for the reaction that asks for the proof and tells the old address. */
export async function emailChange(db: Db<CaseTables>, tenant: string, change: string) {
  return db
    .selectFrom('contact_change')
    .innerJoin('party', (join) =>
      join.onRef('party.tenant', '=', 'contact_change.tenant').onRef('party.id', '=', 'contact_change.party_id'),
    )
    .select([
      'contact_change.case_id as caseId',
      'contact_change.party_id as partyId',
      'contact_change.email as newEmail',
      'contact_change.expires_at as expiresAt',
      'contact_change.proven_at as provenAt',
      'party.email as oldEmail',
      'party.role as role',
    ])
    .where('contact_change.tenant', '=', tenant)
    .where('contact_change.id', '=', change)
    .executeTakeFirst();
}

export interface FindCases {
  /** A number as typed, or the beginning of a family or institution's name. */
  text?: string | undefined;
  /** Of the resident, ISO date. */
  birthDate?: string | undefined;
  states?: readonly CaseState[] | undefined;
  kind?: string | undefined;
  limit?: number;
  offset?: number;
}

export interface FoundCase {
  id: string;
  number: string;
  kind: string;
  state: string;
  outcome: string | null;
  channel: string;
  openedAt: string;
  changedAt: string;
  /** Of the resident, or of the institution. */
  givenName: string | null;
  familyName: string | null;
  organisationName: string | null;
}

/** The desk's list of cases, last changed first. Not for agents: they have `caseForAgent`. */
export function findCases(db: Db<CaseTables>, tenant: string, wish: FindCases): Promise<FoundCase[]> {
  // PostgreSQL refuses a text with a zero byte; no name has control characters.
  const text = (wish.text ?? '').replace(/\p{Cc}/gu, '').trim();
  const number = text.toUpperCase().replace(/[\s-]/g, '');
  const start = `${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return db
    .selectFrom('case_file as file')
    .leftJoin('party', (join) =>
      join
        .onRef('party.tenant', '=', 'file.tenant')
        .onRef('party.case_id', '=', 'file.id')
        .on('party.role', '=', sql<string>`case when file.kind = 'group-date' then 'institution' else 'resident' end`),
    )
    .select([
      'file.id',
      'file.number',
      'file.kind',
      'file.state',
      'file.outcome',
      'file.channel',
      'file.opened_at as openedAt',
      'file.changed_at as changedAt',
      'party.given_name as givenName',
      'party.family_name as familyName',
      'party.organisation_name as organisationName',
    ])
    .where('file.tenant', '=', tenant)
    .$if(text !== '', (query) =>
      query.where((eb) =>
        eb.or([
          eb('file.number', '=', number),
          eb(sql<string>`lower(party.family_name)`, 'like', start),
          eb(sql<string>`lower(party.organisation_name)`, 'like', start),
        ]),
      ),
    )
    .$if(wish.birthDate !== undefined, (query) => query.where('party.birth_date', '=', wish.birthDate ?? ''))
    .$if(wish.states !== undefined && wish.states.length > 0, (query) =>
      query.where('file.state', 'in', wish.states ?? []),
    )
    .$if(wish.kind !== undefined, (query) => query.where('file.kind', '=', wish.kind ?? ''))
    .orderBy('file.changed_at', 'desc')
    .orderBy('file.id')
    .limit(wish.limit ?? 50)
    .offset(wish.offset ?? 0)
    .execute();
}
