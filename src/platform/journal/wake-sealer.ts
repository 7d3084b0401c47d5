import type pg from 'pg';

export const sealChannel = 'journal_committed';

/**
 * Wakes the sealer after a commit, a few times a second at most and never inside the transaction:
 * a NOTIFY at commit takes a lock that serialises all commits of the database.
 */
export function wakeSealer(pool: pg.Pool): (tenant: string) => void {
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  return (tenant) => {
    waiting.add(tenant);
    timer ??= setTimeout(() => {
      timer = undefined;
      const tenants = [...waiting];
      waiting.clear();
      // Missed wakes do no harm: the sealer also looks every few seconds.
      void pool.query(`select pg_notify('${sealChannel}', t) from unnest($1::text[]) t`, [tenants]).catch(() => {});
    }, 200);
    timer.unref();
  };
}
