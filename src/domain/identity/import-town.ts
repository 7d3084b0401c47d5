import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Database, Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { canonical } from '#platform/journal/canonical.ts';
import type { IdentityTables } from './tables.ts';
import { type Town, townSchema } from './town.ts';

const townFile = z.looseObject({ town: townSchema });

/** Files of a town's folder that are not JSON, and the part each becomes: `{ dmn: … }`. */
const decisionTables = ['need-check'] as const;

/**
 * Brings a town's folder (`town.json`, its decision tables, its forms) into the database: a new version of every part
 * that differs from the newest one imported. Importing the same folder again changes nothing, also not what staff have
 * changed since. `problemsOf` says what is wrong between the parts.
 * @throws Error that lists what is wrong; then nothing was imported
 * @returns the parts that got a new version
 */
export async function importTown(
  database: Database<PlatformTables & IdentityTables>,
  folder: string,
  now: string,
  problemsOf: (parts: Readonly<Record<string, unknown>>) => readonly string[] = () => [],
): Promise<{ town: Town; changed: string[] }> {
  const file = townFile.parse(JSON.parse(await readFile(join(folder, 'town.json'), 'utf8')));
  const parts: Record<string, unknown> = { ...file };
  for (const table of decisionTables) parts[table] = { dmn: await readFile(join(folder, `${table}.dmn`), 'utf8') };
  for (const [form, value] of await readForms(folder)) parts[`form.${form}`] = value;
  const { town } = file;
  const problems = problemsOf(parts);
  if (problems.length > 0) throw new Error(`${town.id} is not imported:\n${problems.join('\n')}`);
  const changed = await database.transaction(town.id, async (tx) => {
    await tx
      .insertInto('tenant')
      .values({ tenant: town.id, name: town.shortName, hostname: town.hostname ?? null, created_at: now })
      .onConflict((conflict) =>
        conflict.column('tenant').doUpdateSet({ name: town.shortName, hostname: town.hostname ?? null }),
      )
      .execute();
    const newest = await newestParts(tx, town.id);
    const imported = await newestParts(tx, town.id, 'import');
    const fresh = Object.entries(parts).flatMap(([part, value]) => {
      // What staff changed since stays until the folder itself says something new.
      const before = imported.find((row) => row.part === part);
      if (before && canonical(before.value) === canonical(value)) return [];
      const last = newest.find((row) => row.part === part);
      return [
        {
          tenant: town.id,
          part,
          version: (last?.version ?? 0) + 1,
          value: JSON.stringify(value),
          valid_from: now,
          created_at: now,
          created_by: 'import',
        },
      ];
    });
    if (fresh.length > 0) await tx.insertInto('configuration').values(fresh).execute();
    for (const organisation of town.organisations) {
      const name = JSON.stringify(organisation.name);
      const parent = organisation.parent ?? null;
      await tx
        .insertInto('organisation')
        .values({ tenant: town.id, id: organisation.id, name, parent })
        .onConflict((conflict) => conflict.columns(['tenant', 'id']).doUpdateSet({ name, parent }))
        .execute();
    }
    return fresh.map((row) => row.part);
  });
  return { town, changed };
}

/** The newest version of every part, or the newest by one author. */
function newestParts(tx: Db<PlatformTables>, tenant: string, by?: string) {
  let query = tx
    .selectFrom('configuration')
    .distinctOn('part')
    .select(['part', 'version', 'value'])
    .where('tenant', '=', tenant)
    .orderBy('part')
    .orderBy('version', 'desc');
  if (by !== undefined) query = query.where('created_by', '=', by);
  return query.execute();
}

/** `forms/<form>.json`: each a part of the configuration of its own, `form.<form>`. A town may have none. */
async function readForms(folder: string): Promise<[string, unknown][]> {
  const names = await readdir(join(folder, 'forms')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const forms: [string, unknown][] = [];
  for (const name of names.filter((one) => one.endsWith('.json')).toSorted())
    forms.push([name.slice(0, -'.json'.length), JSON.parse(await readFile(join(folder, 'forms', name), 'utf8'))]);
  return forms;
}
