import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { afterMigrations } from './after-migrations.ts';
import { explainConnectionFailure } from './connection-failure.ts';
import { type MigrationFile, readMigrations } from './migration-files.ts';
import { findPackageRoot } from './package-root.ts';

export interface MigrateOptions {
  /** One English sentence for the console per step. */
  readonly onProgress?: (line: string) => void;
  /** Another folder, for tests. */
  readonly folder?: string;
  /** Replaces the product's own step, for tests. */
  readonly afterMigrations?: (url: string) => Promise<void>;
}

/** The role the application works as; migrations run as the owner, without it. */
export const applicationRole = 'buergernah_app';

// Any constant: it only has to be the same in every process of the product.
const lockKey = 4_127_739_001;
const oldestServer = 16;

/**
 * Brings the database to the state of this program: role, plain-SQL files in
 * order, each in its own transaction, then `afterMigrations`. Several processes
 * may call it at once. Throws with the file's name when one cannot be applied,
 * was changed after it had been applied, or is unknown to this program.
 * @returns the names of the files applied now.
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<string[]> {
  const onProgress = options.onProgress ?? (() => undefined);
  const files = readMigrations(options.folder ?? join(findPackageRoot(), 'migrations'));
  const client = await connect(url);
  try {
    await lock(client, onProgress);
    await ensureRole(client);
    await client.query(`create table if not exists schema_migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    const done = await client.query<{ name: string; sha256: string }>('select name, sha256 from schema_migration');
    const waiting = waitingFiles(files, new Map(done.rows.map((row) => [row.name, row.sha256])));
    for (const file of waiting) {
      onProgress(`Applying migration ${file.name}`);
      await apply(client, file);
    }
    await (options.afterMigrations ?? afterMigrations)(url);
    return waiting.map((file) => file.name);
  } finally {
    // Ends the session, and with it the lock.
    await client.end();
  }
}

async function connect(url: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    application_name: 'buergernah migrate',
    connectionTimeoutMillis: 15_000,
  });
  try {
    await client.connect();
  } catch (error) {
    const explained = explainConnectionFailure(error, url);
    throw explained === undefined ? error : new Error(explained, { cause: error });
  }
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  const version = rows[0]?.version ?? 0;
  if (version >= oldestServer * 10_000) return client;
  await client.end();
  throw new Error(
    `PostgreSQL ${Math.floor(version / 10_000)} is too old: this program needs ${oldestServer} or newer.`,
  );
}

function waitingFiles(files: readonly MigrationFile[], done: ReadonlyMap<string, string>): MigrationFile[] {
  const known = new Set(files.map((file) => file.name));
  for (const name of done.keys()) {
    if (!known.has(name)) {
      throw new Error(
        `The database contains migration ${name}, which this program does not know. Start the newer version of the program, or restore an older backup.`,
      );
    }
  }
  const last = [...done.keys()].sort().at(-1) ?? '';
  return files.filter((file) => {
    const digest = done.get(file.name);
    if (digest !== undefined && digest !== file.sha256) {
      throw new Error(
        `Migration ${file.name} was changed after it had been applied. Restore its old text and write a new file for the change.`,
      );
    }
    if (digest === undefined && file.name < last) {
      throw new Error(
        `Migration ${file.name} comes before ${last}, which is already applied. Give it the next free number.`,
      );
    }
    return digest === undefined;
  });
}

async function apply(client: Client, file: MigrationFile): Promise<void> {
  try {
    await client.query('begin');
    await client.query(file.sql);
    await client.query('insert into schema_migration (name, sha256) values ($1, $2)', [file.name, file.sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    if (!(error instanceof DatabaseError)) throw error;
    throw new Error(`Migration ${file.name}${lineOf(file.sql, error.position)}: ${error.message} (${error.code})`, {
      cause: error,
    });
  }
}

function lineOf(sql: string, position: string | undefined): string {
  if (position === undefined) return '';
  return ` line ${sql.slice(0, Number(position)).split('\n').length}`;
}

async function lock(client: Client, onProgress: (line: string) => void): Promise<void> {
  for (let waited = 0; ; waited += 1) {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [lockKey]);
    if (rows[0]?.got === true) return;
    if (waited % 20 === 19) onProgress('Waiting for another process that is migrating the same database …');
    await sleep(100);
  }
}

/** Roles belong to the whole cluster: another database may be doing the same at this moment. */
async function ensureRole(client: Client): Promise<void> {
  try {
    await client.query(`do $$ begin
      if not exists (select from pg_roles where rolname = '${applicationRole}') then
        create role ${applicationRole} nologin;
      end if;
    exception when duplicate_object or unique_violation then null;
    end $$`);
    await client.query(`do $$ begin
      if not pg_has_role(current_user, '${applicationRole}', 'set') then
        grant ${applicationRole} to current_user;
      end if;
    end $$`);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== '42501') throw error;
    throw new Error(
      `This database account may not create the role ${applicationRole}. Let an administrator of the server run once: create role ${applicationRole} nologin; grant ${applicationRole} to <this account>;`,
      { cause: error },
    );
  }
}
