import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { inject } from 'vitest';

export interface TestDatabase {
  /** Owner's connection string; the application's pools add `options=-c role=buergernah_app` themselves. */
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/**
 * A fresh database of its own in tens of milliseconds: migrated and without
 * rows (a copy of the template), or without any table.
 */
export async function createTestDatabase(content: 'migrated' | 'nothing' = 'migrated'): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl'));
  const source = content === 'migrated' ? template.pathname.slice(1) : 'template0';
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdministrator(template, async (client) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.query(`create database ${name} template ${source} strategy file_copy`);
        return;
      } catch (error) {
        // A process may still be leaving the template; nobody stays in it.
        if (!(error instanceof DatabaseError && error.code === '55006') || attempt >= 50) throw error;
        await sleep(100);
      }
    }
  });
  const url = new URL(template);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () =>
      asAdministrator(template, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

async function asAdministrator(template: URL, run: (client: Client) => Promise<void>): Promise<void> {
  const url = new URL(template);
  url.pathname = '/postgres';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    await run(client);
  } finally {
    await client.end();
  }
}
