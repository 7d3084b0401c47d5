import { readTown } from '#domain/identity/index.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { type Deadline, dueInServiceTime } from '#platform/values/working-time.ts';

/** What a command needs beside its own tables to know the town's service hours. */
export type TownTables = Pick<PlatformTables, 'configuration'>;

/** When `hours` of service time are over, by the town's hours and the holidays of its Land, and how that came about. */
export async function dueTime(
  from: { tx: Db<TownTables>; tenant: string; now: string },
  hours: number,
): Promise<Deadline> {
  const town = await readTown(from.tx, from.tenant);
  return dueInServiceTime(from.now, hours, town.value.calendar);
}
