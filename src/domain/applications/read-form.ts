import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { type FormDefinition, formShape } from './form-rules.ts';

type FormDb = Db<Pick<PlatformTables, 'configuration'>>;

/** A form's name in the configuration: `form.parking-permit`. */
export const formPart = (form: string): string => `form.${form}`;

export interface VersionedForm {
  form: string;
  version: number;
  definition: FormDefinition;
}

const known = new Map<string, FormDefinition>();

/**
 * A form in the version named, or as it counts now. Versions are never overwritten, so a parsed one is kept as long as
 * the process lives. `undefined` when the town has no such form; a form that fits no longer is a mistake and throws.
 */
export async function readForm(
  db: FormDb,
  tenant: string,
  form: string,
  version?: number,
): Promise<VersionedForm | undefined> {
  let query = db
    .selectFrom('configuration')
    .select(['version', 'created_at'])
    .where('tenant', '=', tenant)
    .where('part', '=', formPart(form))
    .orderBy('version', 'desc')
    .limit(1);
  if (version !== undefined) query = query.where('version', '=', version);
  const row = await query.executeTakeFirst();
  if (!row) return undefined;
  const key = `${tenant}/${form}/${row.version}/${row.created_at}`;
  const found = known.get(key);
  if (found) return { form, version: row.version, definition: found };
  const { value } = await db
    .selectFrom('configuration')
    .select('value')
    .where('tenant', '=', tenant)
    .where('part', '=', formPart(form))
    .where('version', '=', row.version)
    .executeTakeFirstOrThrow();
  const read = formShape.safeParse(value);
  if (!read.success) throw new Error(`form ${tenant}/${form}/${row.version}: ${z.prettifyError(read.error)}`);
  known.set(key, read.data);
  return { form, version: row.version, definition: read.data };
}

export interface FormVersion {
  form: string;
  version: number;
  createdAt: string;
  /** Staff id, or `import`. */
  createdBy: string;
}

/** Every version of the town's forms, or of one of them; the newest of each form first. */
export async function formVersions(db: FormDb, tenant: string, form?: string): Promise<FormVersion[]> {
  let query = db
    .selectFrom('configuration')
    .select([sql<string>`substr(part, 6)`.as('form'), 'version', 'created_at as createdAt', 'created_by as createdBy'])
    .where('tenant', '=', tenant)
    .where('part', 'like', 'form.%')
    .orderBy('part')
    .orderBy('version', 'desc');
  if (form !== undefined) query = query.where('part', '=', formPart(form));
  return query.execute();
}
