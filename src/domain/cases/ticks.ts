import { readTown } from '#domain/identity/index.ts';
import type { Db } from '#platform/db/pool.ts';
import { deriveId } from '#platform/jobs/derive-id.ts';
import type { Tick } from '#platform/jobs/reaction.ts';
import { dueInServiceTime } from '#platform/values/working-time.ts';
import { breakPromise } from './break-promise.ts';
import type { TownTables } from './due-time.ts';
import { erasePersonalData } from './erase-personal-data.ts';
import { expireOffer } from './expire-offer.ts';
import { noteSilence } from './note-silence.ts';
import { limits, retentionOver, waitingResidentDays } from './rules.ts';
import type { CaseTables } from './tables.ts';

type Needs = CaseTables & TownTables;

// A minute's work is bounded; what is left comes with the next minute.
const atOnce = 200;

/** What happens to cases because time passes. A command that refuses came too late: somebody was faster. */
export const caseTicks: readonly Tick[] = [
  {
    name: 'cases.break-promises',
    async run({ tenant, now, read, execute }) {
      const overdue = await read((db: Db<Needs>) =>
        db
          .selectFrom('promise')
          .select('id')
          .where('tenant', '=', tenant)
          .where('state', '=', 'open')
          .where('due_at', '<=', now)
          .orderBy('due_at')
          .limit(atOnce)
          .execute(),
      );
      for (const { id } of overdue) await execute(breakPromise, { promise: id }, deriveId(`cases.break-promise ${id}`));
    },
  },
  {
    name: 'cases.note-silence',
    async run({ tenant, now, read, execute }) {
      const since = new Date(Date.parse(now) - waitingResidentDays * 86_400_000).toISOString();
      const silent = await read((db: Db<Needs>) =>
        db
          .selectFrom('case_file as file')
          .select(['file.id', 'file.changed_at'])
          .where('file.tenant', '=', tenant)
          .where('file.state', '=', 'waiting-resident')
          .where('file.changed_at', '<=', since)
          .where((eb) =>
            eb.not(
              eb.exists(
                eb
                  .selectFrom('task')
                  .select('task.id')
                  .where('task.tenant', '=', tenant)
                  .whereRef('task.case_id', '=', 'file.id')
                  .where('task.kind', '=', 'resident-silent')
                  .whereRef('task.opened_at', '>', 'file.changed_at'),
              ),
            ),
          )
          .limit(atOnce)
          .execute(),
      );
      for (const { id, changed_at } of silent)
        await execute(noteSilence, { caseId: id }, deriveId(`cases.note-silence ${id} ${changed_at}`));
    },
  },
  {
    name: 'cases.expire-offers',
    async run({ tenant, now, read, execute }) {
      const offered = await read(async (db: Db<Needs>) => {
        const { value: town } = await readTown(db, tenant);
        const rows = await db
          .selectFrom('case_file')
          .select(['id', 'opened_at', 'version'])
          .where('tenant', '=', tenant)
          .where('state', '<>', 'ended')
          .where('responsibility', '=', 'offered')
          .where('opened_at', '<=', new Date(Date.parse(now) - limits.offered * 3_600_000).toISOString())
          .orderBy('opened_at')
          .limit(atOnce)
          .execute();
        return rows.filter(
          (row) => Date.parse(dueInServiceTime(row.opened_at, limits.offered, town.calendar).due) <= Date.parse(now),
        );
      });
      for (const { id, version } of offered)
        await execute(expireOffer, { caseId: id }, deriveId(`cases.expire-offer ${id} ${version}`));
    },
  },
  {
    name: 'cases.erase-personal-data',
    async run({ tenant, now, read, execute }) {
      const due = await read(async (db: Db<Needs>) => {
        const { value: town } = await readTown(db, tenant);
        const rows = await erasable(db, tenant, town.retention, now);
        return rows.filter((row) => retentionOver(row.ended_at, town.retention[row.retention_class], now));
      });
      for (const { id, ended_at } of due)
        await execute(erasePersonalData, { caseId: id }, deriveId(`cases.erase-personal-data ${id} ${ended_at}`));
    },
  },
];

function erasable(db: Db<CaseTables>, tenant: string, retention: Readonly<Record<string, number>>, now: string) {
  const shortest = Math.min(...Object.values(retention), 3660);
  return db
    .selectFrom('case_file as file')
    .select(['file.id', 'file.ended_at', 'file.retention_class'])
    .where('file.tenant', '=', tenant)
    .where('file.ended_at', '<=', new Date(Date.parse(now) - shortest * 86_400_000).toISOString())
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('party')
          .select('party.id')
          .where('party.tenant', '=', tenant)
          .whereRef('party.case_id', '=', 'file.id'),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('task')
            .select('task.id')
            .where('task.tenant', '=', tenant)
            .whereRef('task.case_id', '=', 'file.id')
            .where('task.state', '=', 'open'),
        ),
      ),
    )
    .orderBy('file.ended_at')
    .limit(atOnce)
    .execute();
}
