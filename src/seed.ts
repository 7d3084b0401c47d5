import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configurationProblems } from '#domain/applications/index.ts';
import { bringCatalogue, importEveryday, readEveryday } from '#domain/catalogue/index.ts';
import { type Demonstration, demonstrationSchema, importTown, seedStaff } from '#domain/identity/index.ts';
import type { Tables } from '#domain/tables.ts';
import { seedFleet } from '#domain/visits/index.ts';
import { hashPassword } from '#platform/crypto/password.ts';
import { findPackageRoot } from '#platform/db/package-root.ts';
import { openDatabase } from '#platform/db/pool.ts';

/** Password of all invented people. Only the demonstration has them, and only on the machine it runs on. */
export const demonstrationPassword = 'buergernah-demo';

export interface SeededTown {
  id: string;
  name: string;
  staff: Demonstration['staff'];
}

/** Brings the example towns and, for a demonstration, their invented people and things. Twice is the same as once. */
export async function seed(url: string, { demonstration }: { demonstration: boolean }): Promise<SeededTown[]> {
  const database = openDatabase<Tables>(url, { max: 2 });
  const now = new Date().toISOString();
  try {
    const examples = join(findPackageRoot(), 'examples');
    const seeded: SeededTown[] = [];
    await importEveryday(database.as(), await readEveryday(join(examples, 'everyday')), now);
    const passwordHash = demonstration ? await hashPassword(demonstrationPassword) : '';
    for (const name of (await readdir(examples)).sort()) {
      const folder = join(examples, name);
      if (!existsSync(join(folder, 'town.json'))) continue;
      const { town } = await importTown(database, folder, now, configurationProblems);
      await database.transaction(town.id, (tx) => bringCatalogue(tx, town.id, now));
      const file = join(folder, 'demonstration.json');
      if (!demonstration || !existsSync(file)) continue;
      const things = demonstrationSchema.parse(JSON.parse(await readFile(file, 'utf8')));
      await seedStaff(database, town.id, things.staff, passwordHash);
      await seedFleet(database, town.id, things, now);
      seeded.push({ id: town.id, name: town.shortName, staff: things.staff });
    }
    return seeded;
  } finally {
    await database.close();
  }
}
