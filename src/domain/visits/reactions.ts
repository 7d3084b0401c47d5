import { sql } from 'kysely';
import { z } from 'zod';
import { readTown } from '#domain/identity/index.ts';
import { deriveId } from '#platform/jobs/derive-id.ts';
import type { Reactions, Tick } from '#platform/jobs/reaction.ts';
import { timeOf } from '#platform/values/time-window.ts';
import { isWorkingDay, nextWorkingDay } from '#platform/values/working-time.ts';
import { followWithdrawal } from './follow-withdrawal.ts';
import { forgetPerson } from './forget-person.ts';
import { dayOf, minutesAt } from './local-time.ts';
import { remindOfVisit } from './remind.ts';
import type { VisitDb } from './visit-step.ts';

export const visitReactions: Reactions = {
  'visits.follow-withdrawal': {
    on: ['case.withdrawn'],
    owner: 'dispatcher',
    async run(context) {
      const caseId = z.uuid().parse(context.entry.subject.id);
      const outcome = await context.execute(followWithdrawal, { caseId });
      if (!outcome.ok) throw new Error(outcome.problems[0].code);
    },
  },
  'visits.forget-person': {
    on: ['case.personal-data-erased'],
    owner: 'admin',
    async run(context) {
      const caseId = z.uuid().parse(context.entry.subject.id);
      const outcome = await context.execute(forgetPerson, { caseId });
      if (!outcome.ok) throw new Error(outcome.problems[0].code);
    },
  },
};

/**
 * Reminders are due on the last day of service before the visit (for a Monday: on Friday), in service hours, once.
 * Whoever was planned only on the day itself knows it anyway.
 */
export const visitTicks: readonly Tick[] = [
  {
    name: 'visits.remind',
    async run({ tenant, now, read, execute }) {
      const due = await read(async (db: VisitDb) => {
        const { calendar } = (await readTown(db, tenant)).value;
        const today = dayOf(now);
        const clock = timeOf(minutesAt(now));
        if (!isWorkingDay(today, calendar) || clock < calendar.opens || clock >= calendar.closes) return [];
        return db
          .selectFrom('visit')
          .innerJoin('tour', (join) =>
            join.onRef('tour.tenant', '=', 'visit.tenant').onRef('tour.id', '=', 'visit.tour_id'),
          )
          .select(['visit.id', 'visit.version'])
          .where('visit.tenant', '=', tenant)
          .where('visit.state', '=', 'planned')
          .where('visit.reminded_at', 'is', null)
          .where('tour.day', '>', today)
          .where('tour.day', '<=', nextWorkingDay(today, calendar))
          .where('tour.state', '=', 'planned')
          .orderBy(sql`lower(visit.during)`)
          .limit(200)
          .execute();
      });
      // One id per planning of a visit: two processes that tick at once remind once.
      for (const visit of due)
        await execute(remindOfVisit, { visitId: visit.id }, deriveId(`visits.remind/${visit.id}/${visit.version}`));
    },
  },
];
