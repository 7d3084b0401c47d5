import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface MigrationFile {
  readonly name: string;
  readonly sql: string;
  /** Hex digest of the file's bytes. */
  readonly sha256: string;
}

/** The row of plain SQL in a folder, in order. Throws on names or numbers that leave the order open. */
export function readMigrations(folder: string): MigrationFile[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const seen = new Map<string, string>();
  return names.map((name) => {
    const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1];
    if (number === undefined) {
      throw new Error(`Migration ${name}: the name must look like 0001_journal.sql (four digits, lower case).`);
    }
    const twin = seen.get(number);
    if (twin) throw new Error(`Migrations ${twin} and ${name} carry the same number: give one of them the next free.`);
    seen.set(number, name);
    const sql = readFileSync(join(folder, name), 'utf8');
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}
