import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { type Responsibility, responsibilityShape } from './office-rules.ts';
import { type ServiceTexts, serviceTextsShape } from './rules.ts';
import type { CatalogueTables } from './tables.ts';

type Configuration = Db<Pick<PlatformTables, 'configuration'>>;

export interface PartVersion<T> {
  version: number;
  createdAt: string;
  /** Staff id, or `import`. */
  createdBy: string;
  value: T;
}

const keptVersions = 200;

/** What a service said over time, newest first: one row for each version in which its texts, fees or words changed. */
export async function serviceHistory(
  db: Configuration,
  tenant: string,
  key: string,
): Promise<PartVersion<ServiceTexts>[]> {
  const { rows } = await sql<{ version: number; created_at: string; created_by: string; value: unknown }>`
    with said as (
      select c.version, c.created_at, c.created_by, s.value, s.value - 'checkedOn' as texts
      from configuration c, jsonb_array_elements(c.value) s(value)
      where c.tenant = ${tenant} and c.part = 'services' and s.value ->> 'key' = ${key}
    ), changes as (
      select *, lag(texts) over (order by version) as before from said
    )
    select version, created_at, created_by, value from changes where before is distinct from texts
    order by version desc limit ${keptVersions}`.execute(db);
  return rows.flatMap((row) => {
    const value = serviceTextsShape.safeParse(row.value);
    if (!value.success) return [];
    return [{ version: row.version, createdAt: row.created_at, createdBy: row.created_by, value: value.data }];
  });
}

/** What the offices and rules said over time, newest first. */
export async function responsibilityHistory(db: Configuration, tenant: string): Promise<PartVersion<Responsibility>[]> {
  const rows = await db
    .selectFrom('configuration')
    .select(['version', 'created_at as createdAt', 'created_by as createdBy', 'value'])
    .where('tenant', '=', tenant)
    .where('part', '=', 'responsibility')
    .orderBy('version', 'desc')
    .limit(keptVersions)
    .execute();
  return rows.map((row) => ({ ...row, value: responsibilityShape.parse(row.value) }));
}

/** The day each service was last looked at as a whole: confirmed or saved at the desk, else when it was imported. */
export async function checkedDays(db: Configuration, tenant: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql`
    with said as (
      select c.version, c.created_at, s.value
      from configuration c, jsonb_array_elements(c.value) s(value)
      where c.tenant = ${tenant} and c.part = 'services'
    ), changes as (
      select *, lag(value) over (partition by value ->> 'key' order by version) as before from said
    )
    select value ->> 'key' as key,
      coalesce(max(value ->> 'checkedOn'), to_char(max(created_at) at time zone 'Europe/Berlin', 'YYYY-MM-DD')) as day
    from changes where before is distinct from value group by 1`.execute(db);
  const read = z.array(z.object({ key: z.string(), day: z.string() })).parse(rows);
  return new Map(read.map(({ key, day }) => [key, day]));
}

export interface CheckTask {
  id: string;
  service: string;
  note: string;
  askedBy: string;
  askedAt: string;
}

/** Entries somebody has asked to be checked, the oldest first. */
export async function openChecks(
  db: Db<Pick<CatalogueTables, 'catalogue_task'>>,
  tenant: string,
): Promise<CheckTask[]> {
  return db
    .selectFrom('catalogue_task')
    .select(['id', 'service', 'note', 'asked_by as askedBy', 'asked_at as askedAt'])
    .where('tenant', '=', tenant)
    .where('done_at', 'is', null)
    .orderBy('asked_at')
    .limit(200)
    .execute();
}

/** How much waits for the editor: entries to check, and searches nobody found anything for. */
export async function editorsWork(
  db: Db<Pick<CatalogueTables, 'catalogue_task' | 'search_miss'>>,
  tenant: string,
): Promise<{ checks: number; misses: number }> {
  const { rows } = await sql<{ checks: number; misses: number }>`
    select (select count(*) from catalogue_task where tenant = ${tenant} and done_at is null)::int as checks,
      (select count(*) from search_miss where tenant = ${tenant} and settled_at is null)::int as misses`.execute(db);
  return rows[0] ?? { checks: 0, misses: 0 };
}
