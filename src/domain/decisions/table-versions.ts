import { z } from 'zod';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';

type Needs = Db<Pick<PlatformTables, 'configuration'>>;
const partShape = z.object({ dmn: z.string() });

export interface TableVersion {
  version: number;
  /** ISO instant from which it counts. */
  validFrom: string;
  createdAt: string;
  /** Staff id, or `import`. */
  createdBy: string;
}

/** Every version of a table, the newest first. */
export async function tableVersions(db: Needs, tenant: string, table: string): Promise<TableVersion[]> {
  return db
    .selectFrom('configuration')
    .select(['version', 'valid_from as validFrom', 'created_at as createdAt', 'created_by as createdBy'])
    .where('tenant', '=', tenant)
    .where('part', '=', table)
    .orderBy('version', 'desc')
    .limit(200)
    .execute();
}

/** A table as DMN in the version named, or the newest. */
export async function readTable(
  db: Needs,
  tenant: string,
  table: string,
  version?: number,
): Promise<{ version: number; dmn: string } | undefined> {
  let query = db
    .selectFrom('configuration')
    .select(['version', 'value'])
    .where('tenant', '=', tenant)
    .where('part', '=', table)
    .orderBy('version', 'desc')
    .limit(1);
  if (version !== undefined) query = query.where('version', '=', version);
  const row = await query.executeTakeFirst();
  return row && { version: row.version, dmn: partShape.parse(row.value).dmn };
}

/** The version that counts at an instant: the highest that has begun. */
export function versionAt(versions: readonly TableVersion[], at: string): number | undefined {
  return versions.find(({ validFrom }) => validFrom <= at)?.version;
}
