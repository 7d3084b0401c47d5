import { z } from 'zod';
import { parseDecisions } from '#domain/decisions/index.ts';
import { configurationPart } from '#domain/identity/index.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';

/** Name of the configuration part and of the decision in it. */
export const needTable = 'need-check';

const readPart = configurationPart(needTable, z.object({ dmn: z.string().min(1) }));

// Versions are never overwritten: a table that was read once need not be read again.
const models = new Map<string, ReturnType<typeof parseDecisions>>();

/** The town's decision table as it is valid at the instant `at`, with the version a decision has to name. */
export async function readNeedTable(db: Db<Pick<PlatformTables, 'configuration'>>, tenant: string, at: string) {
  const { version, value } = await readPart(db, tenant, at);
  const known = models.get(value.dmn) ?? parseDecisions(value.dmn);
  models.set(value.dmn, known);
  return { version, parsed: await known };
}
