import { Client } from 'pg';
import { expect, inject, test } from 'vitest';
import { explainConnectionFailure } from './connection-failure.ts';
import { migrate } from './migrate.ts';

async function explain(url: string): Promise<string | undefined> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
  } catch (error) {
    return explainConnectionFailure(error, url);
  }
  await client.end();
  return 'connected';
}

test('each wrong address is told by what to correct, without the password', async () => {
  const right = new URL(inject('templateUrl'));
  const wrong = (change: { password?: string; pathname?: string; port?: string; hostname?: string }) =>
    Object.assign(new URL(right), change).href;
  const password = wrong({ password: 'hunter2' });
  expect(await explain(password)).toMatch(/refuses this account or password/);
  expect(await explain(password)).not.toContain('hunter2');
  expect(await explain(wrong({ pathname: '/nowhere' }))).toMatch(/no such database/);
  expect(await explain(wrong({ port: '1' }))).toMatch(/No PostgreSQL answers at 127\.0\.0\.1:1/);
  expect(await explain(wrong({ hostname: 'db.invalid' }))).toMatch(/host .* is unknown/);
  expect(explainConnectionFailure(new Error('something else'), right.href)).toBeUndefined();
});

test('migrate passes the explanation on', async () => {
  await expect(migrate('postgres://x:y@127.0.0.1:1/z')).rejects.toThrow(/No PostgreSQL answers/);
});
