import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

export async function numberFrom(owner: pg.Pool, text: string, values: readonly unknown[] = []): Promise<number> {
  const { rows } = await owner.query<{ n: string }>(text, [...values]);
  return Number(rows[0]?.n ?? 0);
}

export async function countsFrom(owner: pg.Pool, text: string): Promise<[string, number][]> {
  const { rows } = await owner.query<{ name: string; n: string }>(text);
  return rows.map(({ name, n }) => [name, Number(n)]);
}

/** Waits until every job that can run has run and every journal entry is sealed. @returns whether that came */
export async function waitForJobs(owner: pg.Pool, say: (line: string) => void, seconds = 120): Promise<boolean> {
  const until = Date.now() + seconds * 1000;
  let quiet = 0;
  let told = Date.now();
  while (Date.now() < until) {
    const open = await numberFrom(
      owner,
      `select (select count(*) from pgboss.job where state in ('created', 'retry', 'active') and start_after <= now()
        and name <> 'clock') + (select count(*) from journal_pending) as n`,
    );
    quiet = open === 0 ? quiet + 1 : 0;
    if (quiet >= 3) return true;
    if (Date.now() - told > 2000) {
      told = Date.now();
      say(`  ${open} still to do`);
    }
    await sleep(150);
  }
  return false;
}

/** Which crew member drives a tour: the first, by login. */
export async function crewOf(owner: pg.Pool, tourId: string): Promise<string> {
  const { rows } = await owner.query<{ login: string }>(
    `select staff.login from booking join staff on staff.tenant = booking.tenant and staff.id = booking.resource_id
     where booking.tour_id = $1 and booking.resource_kind = 'staff' order by staff.login limit 1`,
    [tourId],
  );
  const [first] = rows;
  if (!first) throw new Error('the tour has no crew');
  return first.login;
}
