import { z } from 'zod';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';

type Needs = Pick<PlatformTables, 'configuration'>;

/** A configuration part as it was valid, and under which version: decisions keep that number. */
export interface Versioned<T> {
  version: number;
  value: T;
}

/**
 * A reader of one configuration part. Versions are never overwritten, so a parsed one is kept as long as the
 * process lives. The reader asks for what is valid now, or at the ISO instant `at`.
 * It throws when the town lacks the part or the part does not fit its schema: a mistake of the installation.
 */
export function configurationPart<S extends z.ZodType>(part: string, schema: S) {
  const find = optionalPart(part, schema);
  return async (db: Db<Needs>, tenant: string, at?: string): Promise<Versioned<z.output<S>>> => {
    const found = await find(db, tenant, at);
    if (!found) throw new Error(`town ${tenant} has no configuration part ${part}`);
    return found;
  };
}

/** The same for a part a town may lack: `undefined`. */
export function optionalPart<S extends z.ZodType>(part: string, schema: S) {
  const known = new Map<string, z.output<S>>();
  return async (db: Db<Needs>, tenant: string, at?: string): Promise<Versioned<z.output<S>> | undefined> => {
    let query = db
      .selectFrom('configuration')
      .select(['version', 'created_at'])
      .where('tenant', '=', tenant)
      .where('part', '=', part)
      .orderBy('version', 'desc')
      .limit(1);
    if (at) query = query.where('valid_from', '<=', at);
    const newest = await query.executeTakeFirst();
    if (!newest) return undefined;
    const { version } = newest;
    const key = `${tenant}/${version}/${newest.created_at}`;
    const cached = known.get(key);
    if (cached !== undefined) return { version, value: cached };
    const row = await db
      .selectFrom('configuration')
      .select('value')
      .where('tenant', '=', tenant)
      .where('part', '=', part)
      .where('version', '=', version)
      .executeTakeFirstOrThrow();
    const read = schema.safeParse(row.value);
    if (!read.success) throw new Error(`configuration ${tenant}/${part}/${version}: ${z.prettifyError(read.error)}`);
    known.set(key, read.data);
    return { version, value: read.data };
  };
}
