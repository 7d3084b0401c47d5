import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '#platform/db/pool.ts';
import { canonical } from '#platform/journal/canonical.ts';
import { digestOf } from './digest.ts';
import { type EverydayWords, everydayWordsShape } from './everyday-words.ts';
import { writeServices } from './import-leika.ts';
import { indexShared } from './index-shared.ts';
import { type CatalogueTables, sharedTenant } from './tables.ts';
import { writeUsual } from './write-usual.ts';

/** Reads a folder: `services.jsonl` (common services), `related.txt` (groups of words), `responsibility.txt` (who usually). */
export async function readEveryday(folder: string): Promise<EverydayWords> {
  const [services, related, responsibility] = await Promise.all(
    ['services.jsonl', 'related.txt', 'responsibility.txt'].map((name) => readFile(join(folder, name), 'utf8')),
  );
  const lines = (text = '') => text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return everydayWordsShape.parse({
    services: lines(services).map((line) => JSON.parse(line)),
    related: lines(related).map((line) => line.split(',').map((word) => word.trim())),
    responsibility: lines(responsibility).map((line) => {
      const [service, ars, level, de, en, validFrom, validTo, source] = line.split(';').map((part) => part.trim());
      return {
        service,
        ars,
        level: level || undefined,
        office: de ? { de, en } : undefined,
        validFrom,
        validTo: validTo || undefined,
        source,
      };
    }),
  });
}

/**
 * Brings the everyday words and the common services they name into the shared layer. Where the federal list was
 * imported, its names stand. The same words again cost one look. Returns whether anything was new.
 */
export async function importEveryday(
  database: Database<CatalogueTables>,
  everyday: EverydayWords,
  now: string,
): Promise<boolean> {
  const digest = digestOf(canonical(everyday));
  return database.transaction(sharedTenant, async (tx) => {
    const last = await tx
      .selectFrom('catalogue_source')
      .select('digest')
      .where('tenant', '=', sharedTenant)
      .where('kind', '=', 'everyday')
      .executeTakeFirst();
    if (last?.digest === digest) return false;
    const known = await tx.selectFrom('public_service').select('key').where('tenant', '=', sharedTenant).execute();
    const keys = new Set(known.map((row) => row.key));
    const fresh = everyday.services.filter((each) => !keys.has(each.key));
    await writeServices(
      tx,
      fresh.map((each) => ({
        key: each.key,
        name: each.name.de,
        name_en: each.name.en,
        type: '',
        legal_basis: '',
        life_event: null,
      })),
      'everyday',
      now,
    );
    await indexShared(tx, everyday);
    await writeUsual(tx, everyday.responsibility, now);
    const row = { name: 'everyday words', digest, rows: everyday.services.length, imported_at: now };
    await tx
      .insertInto('catalogue_source')
      .values({ tenant: sharedTenant, kind: 'everyday', ...row })
      .onConflict((conflict) => conflict.columns(['tenant', 'kind']).doUpdateSet(row))
      .execute();
    return true;
  });
}
